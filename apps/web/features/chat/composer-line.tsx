'use client';

import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import { useTranslations } from 'next-intl';
import { EstimateText } from '../billing/estimate-text';
import type { ShownEstimate } from '../billing/shown-estimate';
import type { ComposerMode } from './composer-mode';

/** Says what will happen when the button is pressed. */
export function ComposerLine({
  id,
  line,
  estimate,
  tooLong,
}: {
  id: string;
  line: ComposerMode['line'];
  /** Null while nothing is typed, or nothing is known. */
  estimate: ShownEstimate | null;
  tooLong: number | null;
}) {
  const t = useTranslations('chat.line');
  const isLock = line.key === 'locked' || line.key === 'lockedQuestions';
  const whatWillHappen = useLineText()(line);
  return (
    <p
      id={id}
      aria-live="polite"
      className={`min-w-0 self-center text-[0.78125rem] ${tooLong !== null ? 'text-bad' : isLock ? 'font-[550] text-build-ink' : 'text-ink-3'}`}
    >
      {tooLong !== null ? (
        t('tooLong', { length: tooLong, maximum: MESSAGE_MAX_CHARACTERS })
      ) : estimate === null || estimate.kind === 'short' ? (
        whatWillHappen
      ) : (
        <>
          {/* Where nothing stands in the way, what it takes is all there is to say. */}
          {line.key === 'ready' && estimate.kind === 'enough' ? null : `${whatWillHappen} `}
          <EstimateText estimate={estimate} />
        </>
      )}
    </p>
  );
}

function useLineText(): (line: ComposerMode['line']) => string {
  const t = useTranslations('chat.line');
  return (line) => {
    if (line.key === 'queuePlace') return t('queuePlace', { ahead: line.ahead });
    if (line.key !== 'locked') return t(line.key);
    const { minutesLeft } = line;
    return minutesLeft === null ? t('locked') : t('lockedFor', { minutes: minutesLeft });
  };
}
