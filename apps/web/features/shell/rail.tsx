'use client';

import type { AccountView } from '@planline/contracts/account';
import type { ProjectView } from '@planline/contracts/project';
import { classNames } from '@planline/ui/class-names';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@planline/ui/menu';
import { ChevronsUpDown, FolderGit2, History, LayoutGrid, Plus, Settings } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentType } from 'react';
import { Link, usePathname } from '../../i18n/navigation';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { LinkPending } from './link-pending';
import type { Theme } from './theme';

export function Rail({
  account,
  projects,
  project,
  theme,
}: {
  account: AccountView;
  projects: readonly ProjectView[];
  project: ProjectView | null;
  theme: Theme;
}) {
  const t = useTranslations('nav');
  const app = useTranslations('app');
  const base = project ? `/projects/${project.projectId}` : null;
  return (
    <nav
      aria-label={t('main')}
      className="flex h-full flex-col gap-0.5 overflow-y-auto px-3.5 py-[18px]"
    >
      <Link href="/" className="mb-3.5 w-fit rounded-md px-2.5 py-1">
        <Brand name={app('name')} />
      </Link>
      {project ? <ProjectSwitch project={project} projects={projects} /> : null}
      {base ? (
        <>
          <RailLink href={base} isExact icon={FolderGit2} label={t('timeline')} />
          <RailLink href={`${base}/versions`} icon={History} label={t('versions')} />
          <RailLink href={`${base}/settings`} icon={Settings} label={t('settings')} />
        </>
      ) : (
        <RailLink href="/" isExact icon={LayoutGrid} label={t('projects')} />
      )}
      {!project
        ? projects.map((each) => (
            <Link
              key={each.projectId}
              href={`/projects/${each.projectId}`}
              className="flex items-center gap-2 rounded-lg py-1.5 ps-9 pe-2.5 text-small text-ink-2 hover:bg-sunk hover:text-ink touch:py-3"
            >
              <bdi className="truncate">{each.name}</bdi>
              <LinkPending />
            </Link>
          ))
        : null}
      <div className="mt-auto pt-4">
        <AccountMenu account={account} theme={theme} />
      </div>
    </nav>
  );
}

function RailLink({
  href,
  label,
  icon: Icon,
  isExact,
}: {
  href: string;
  label: string;
  icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  isExact?: boolean;
}) {
  const pathname = usePathname();
  const isOn = isExact ? pathname === href : pathname.startsWith(href);
  return (
    <Link
      href={href}
      aria-current={isOn ? 'page' : undefined}
      className={classNames(
        'flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 touch:min-h-11',
        isOn ? 'bg-sunk font-[550] text-ink' : 'text-ink-2 hover:bg-sunk hover:text-ink',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
      <LinkPending />
    </Link>
  );
}

function ProjectSwitch({
  project,
  projects,
}: {
  project: ProjectView;
  projects: readonly ProjectView[];
}) {
  const t = useTranslations('nav');
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="mb-2.5 flex items-center gap-2 rounded-[10px] border border-line bg-surface px-2.5 py-1.5 text-start hover:border-line-strong touch:min-h-11"
        >
          <span className="min-w-0 grow truncate">
            <span className="sr-only">{t('switchProject')}: </span>
            <bdi>{project.name}</bdi>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </button>
      }
    >
      <MenuLabel>{t('projects')}</MenuLabel>
      {projects.map((each) => (
        <MenuItem key={each.projectId} asChild>
          <Link href={`/projects/${each.projectId}`}>
            <span className="max-w-56 truncate">
              <bdi>{each.name}</bdi>
            </span>
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/">
          <LayoutGrid aria-hidden className="size-4 text-ink-3" />
          {t('allProjects')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/?new=1">
          <Plus aria-hidden className="size-4 text-ink-3" />
          {t('newProject')}
        </Link>
      </MenuItem>
    </Menu>
  );
}
