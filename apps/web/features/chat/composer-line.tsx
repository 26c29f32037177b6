'use client';

import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import { useTranslations } from 'next-intl';
import type { ComposerMode } from './composer-mode';

/** Says what will happen when the button is pressed. */
export function ComposerLine({
  id,
  line,
  tooLong,
}: {
  id: string;
  line: ComposerMode['line'];
  tooLong: number | null;
}) {
  const t = useTranslations('chat.line');
  const isLock = line.key === 'locked' || line.key === 'lockedQuestions';
  return (
    <p
      id={id}
      aria-live="polite"
      className={`min-w-0 self-center text-[0.78125rem] ${tooLong !== null ? 'text-bad' : isLock ? 'font-[550] text-build-ink' : 'text-ink-3'}`}
    >
      {tooLong !== null
        ? t('tooLong', { length: tooLong, maximum: MESSAGE_MAX_CHARACTERS })
        : line.key === 'locked'
          ? line.minutesLeft === null
            ? t('locked')
            : t('lockedFor', { minutes: line.minutesLeft })
          : line.key === 'queuePlace'
            ? t('queuePlace', { ahead: line.ahead })
            : t(line.key)}
    </p>
  );
}
