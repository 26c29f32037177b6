import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Workspace } from '../../../../features/shell/workspace';
import { loadUsageView } from '../../../../features/usage/load-usage-view';
import { UsagePage } from '../../../../features/usage/usage-page';

interface PageProps {
  searchParams: Promise<{ days?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('usage'))('title') };
}

export default async function Page({ searchParams }: PageProps) {
  const { days } = await searchParams;
  return (
    <Workspace path="/usage">
      {async () => {
        const view = await loadUsageView(days);
        return <UsagePage key={view.days} view={view} />;
      }}
    </Workspace>
  );
}
