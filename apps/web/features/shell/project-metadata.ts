import { isolate } from '@planline/i18n/bidi';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { serverApi } from '../api/server-api';

/** The tab's title: the project's name isolated, because a title has no markup. */
export async function projectMetadata(
  projectId: string,
  page: 'version' | 'settings' | 'audit' | null,
): Promise<Metadata> {
  const t = await getTranslations();
  const part = page ? t(`${page}.title`) : null;
  // The page itself answers for a project that cannot be read; its title then says nothing.
  const name = await (await serverApi()).project
    .get({ projectId })
    .then((project) => isolate(project.name))
    .catch(() => null);
  return { title: [part, name].filter(Boolean).join(' · ') || t('app.name') };
}
