'use client';

import type { AccountView } from '@planline/contracts/account';
import type { ProjectView } from '@planline/contracts/project';
import { Sheet } from '@planline/ui/dialog';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { usePathname } from '../../i18n/navigation';
import { Rail } from './rail';
import { RailOpenContext } from './rail-state';
import type { Theme } from './theme';

/** Rail and column; under 1024 px the rail is a sheet. */
export function AppShell({
  account,
  projects,
  project,
  theme,
  children,
}: {
  account: AccountView;
  projects: readonly ProjectView[];
  project: ProjectView | null;
  theme: Theme;
  children: ReactNode;
}) {
  const t = useTranslations('nav');
  const app = useTranslations('app');
  const pathname = usePathname();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const rail = <Rail account={account} projects={projects} project={project} theme={theme} />;
  return (
    <RailOpenContext value={() => setOpen(true)}>
      <div className="flex min-h-dvh">
        <div className="sticky top-0 hidden h-dvh w-[236px] shrink-0 border-e border-line lg:block">
          {rail}
        </div>
        <div className="flex min-w-0 flex-1">{children}</div>
        <Sheet
          open={isOpen}
          onOpenChange={setOpen}
          side="start"
          title={t('menu')}
          closeLabel={app('close')}
        >
          {rail}
        </Sheet>
      </div>
    </RailOpenContext>
  );
}
