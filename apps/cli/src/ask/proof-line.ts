import type { EngineKind, PlanFinish } from '@planline/contracts/engine';
import type { Translate } from '@planline/i18n/translate';

/** What stands under every answer: how much was read, that nothing was changed, and who answered. */
export function proofLine(finish: PlanFinish, engine: EngineKind, translate: Translate): string {
  const tokens = finish.usage.inputTokens + finish.usage.outputTokens;
  const notes = [
    ...(finish.truncated ? ['answer.notes.partial'] : []),
    ...(finish.languageMismatch ? ['answer.notes.languageMismatch'] : []),
  ];
  const parts = [
    translate('answer.proof.files', { read: finish.filesRead.length, changed: 0 }),
    ...(tokens > 0 ? [translate('answer.proof.tokens', { count: tokens })] : []),
    translate(`answer.proof.${engine}`),
  ];
  return [...notes.map((key) => translate(key)), parts.join(' · ')].join('\n');
}
