'use client';

import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';

const linkClass = 'font-[550] underline underline-offset-2';

/** What helps when a balance does not reach: more time, or another engine. */
export function BalanceAdvice({ projectId }: { projectId: string }) {
  const t = useTranslations('billing.short');
  return t.rich('advice', {
    usage: (words) => (
      <Link href="/usage" className={linkClass}>
        {words}
      </Link>
    ),
    settings: (words) => (
      <Link href={`/projects/${projectId}/settings`} className={linkClass}>
        {words}
      </Link>
    ),
  });
}
