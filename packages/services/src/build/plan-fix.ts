import { DomainError } from '@planline/contracts/domain-error';
import type { BuildId, MessageId, ProjectId } from '@planline/contracts/ids';
import { createTranslate } from '@planline/i18n/translate';
import { requireLocale, sendMessage } from '../chat';
import type { ServiceContext } from '../context';
import { getBuild } from './get-build';

/**
 * Asks for a plan that fixes a failed build: a message of the actor's, in their language, whose run has
 * the build's errors in its prompt. Safe to repeat with the same message id.
 * @throws PROJECT_NOT_FOUND, LOCALE_UNSUPPORTED; NOT_FOUND when there is no such build or it did not fail;
 *   BUILD_IN_PROGRESS, VALIDATION_FAILED as `sendMessage`
 */
export async function planFix(
  ctx: ServiceContext,
  input: { projectId: ProjectId; buildId: BuildId; messageId: MessageId; locale: string },
) {
  const build = await getBuild(ctx, input);
  if (build.status !== 'failed') throw new DomainError('NOT_FOUND', {});
  const { language } = requireLocale(input.locale);
  const translate = createTranslate(language);
  const phase = translate(`build.phases.${build.phase ?? 'setup'}`);
  const { messageId, runId } = await sendMessage(ctx, {
    projectId: input.projectId,
    messageId: input.messageId,
    text: translate('build.fixRequest', { phase }),
    locale: input.locale,
    aboutBuildId: input.buildId,
  });
  return { messageId, runId };
}
