'use client';

import { buildPhaseSchema } from '@planline/contracts/build';
import { isolate } from '@planline/i18n/bidi';
import { useTranslations } from 'next-intl';
import { dynamicMessage } from '../../i18n/dynamic-message';
import { useFormats } from '../../i18n/use-formats';
import { errorVariables, type ShownError, shownErrorOf } from './error-view';
import { useReasonText } from './use-reason-text';

/** The words for an error, from what a call threw or from a view that came in the timeline. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors');
  const phases = useTranslations('build.phases');
  const reasonText = useReasonText();
  const formats = useFormats();
  // A schema speaks English; where it gave no code, the name of the field says enough.
  const issueText = (issue: { path: string; message: string }) =>
    /^[a-z]+(-[a-z]+)+$/u.test(issue.message) ? reasonText(issue.message) : issue.path;
  return (error) => {
    const view = isShownError(error) ? error : shownErrorOf(error);
    const phase = buildPhaseSchema.safeParse(view.details.phase);
    const { reason, issues, retryAfterSeconds, retryAt } = view.details;
    const details = {
      ...view.details,
      ...(phase.success ? { phase: phases(phase.data) } : {}),
      ...(typeof reason === 'string' ? { reason: reasonText(reason) } : {}),
      ...(Array.isArray(issues) ? { issues: issues.map(issueText) } : {}),
    };
    const variables = errorVariables(details, isolate);
    if (typeof retryAfterSeconds === 'number') {
      variables.wait = isolate(formats.wait(retryAfterSeconds));
      variables.time = typeof retryAt === 'string' ? isolate(formats.time(retryAt)) : 'none';
    }
    // A choice that the message makes, not text that it shows.
    if (typeof view.details.scope === 'string') variables.scope = view.details.scope;
    return dynamicMessage(t)(view.code, variables);
  };
}

function isShownError(error: unknown): error is ShownError {
  return typeof error === 'object' && error !== null && 'code' in error && 'details' in error;
}
