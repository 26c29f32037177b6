'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { ApiKeySettings } from '../api-key/api-key-settings';
import { PageHeader } from '../shell/page-header';
import { DangerSettings } from './danger-settings';
import { EngineSettings } from './engine-settings';
import { MemberSettings } from './member-settings';
import { NameSettings } from './name-settings';
import { QuestionSettings } from './question-settings';

export function SettingsPage({
  project: initial,
  userId,
}: {
  project: ProjectView;
  userId: string;
}) {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const { data: project } = useQuery({
    ...trpc.project.get.queryOptions({ projectId: initial.projectId }),
    initialData: initial,
  });
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')} />
      <div className="mx-auto grid max-w-[772px] gap-8 px-4 py-6">
        <SettingsSection title={t('general')}>
          <NameSettings project={project} />
        </SettingsSection>
        <SettingsSection title={t('engine')}>
          <EngineSettings project={project} />
        </SettingsSection>
        <SettingsSection title={t('building')}>
          <QuestionSettings project={project} />
        </SettingsSection>
        <SettingsSection title={t('members')}>
          <MemberSettings project={project} userId={userId} />
        </SettingsSection>
        {project.role === 'owner' ? (
          <>
            <SettingsSection title={t('apiKeys')}>
              <ApiKeySettings project={project} />
            </SettingsSection>
            <SettingsSection title={t('audit')}>
              <div className="grid justify-items-start gap-3">
                <p className="text-small text-ink-2">{t('auditText')}</p>
                <Button asChild>
                  <Link href={`/projects/${project.projectId}/settings/audit`}>
                    {t('openAudit')}
                  </Link>
                </Button>
              </div>
            </SettingsSection>
            <SettingsSection title={t('danger')}>
              <DangerSettings project={project} />
            </SettingsSection>
          </>
        ) : null}
      </div>
    </main>
  );
}

export function SettingsSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-title font-[620]">{title}</h2>
      {children}
    </section>
  );
}
