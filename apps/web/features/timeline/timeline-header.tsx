'use client';

import type { ProjectView } from '@planline/contracts/project';
import { type TimelineFilter, timelineFilterSchema } from '@planline/contracts/timeline-entry';
import { Segmented, segmentClass } from '@planline/ui/segmented';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import { PageHeader } from '../shell/page-header';
import { NewTopicButton } from './new-topic-button';

export function TimelineHeader({
  project,
  filter,
}: {
  project: ProjectView;
  filter: TimelineFilter;
}) {
  const t = useTranslations('timeline');
  const path = `/projects/${project.projectId}`;
  return (
    <PageHeader title={<bdi>{project.name}</bdi>}>
      <NewTopicButton projectId={project.projectId} />
      <Segmented label={t('filterLabel')}>
        {timelineFilterSchema.options.map((option) => (
          <Link
            key={option}
            href={option === 'all' ? path : `${path}?filter=${option}`}
            aria-current={option === filter ? 'page' : undefined}
            className={segmentClass(option === filter)}
          >
            {t(`filter.${option}`)}
          </Link>
        ))}
      </Segmented>
    </PageHeader>
  );
}
