'use client';

import { type Language, languageOf } from '@planline/contracts/locale';
import { useLocale } from 'next-intl';
import { useState } from 'react';
import type { AnswerParts } from '../answer/answer-parts';
import { createSettledDirection } from '../text/block-direction';
import type { LiveRun } from './live-run';
import { useWorkspace } from './workspace-context';

/**
 * The language of an answer that is being written: that of the message it answers. Where that is not
 * loaded, the first letters decide, once.
 */
export function useAnswerLanguage(run: LiveRun, parts: AnswerParts | null): Language {
  const reader = useLocale();
  const { state } = useWorkspace();
  const [settled] = useState(() => createSettledDirection(reader));
  const asked = state.entries.find((entry) => entry.id === run.messageId);
  if (asked?.kind === 'user-message' && asked.language) return asked.language;
  const sent = state.outgoing.find((message) => message.messageId === run.messageId);
  if (sent) return sent.language;
  if (!parts) return reader;
  return settled(proseOf(parts)) === 'rtl' ? 'ar' : languageOf(reader === 'ar' ? 'en' : reader);
}

/** The field that an answer of each shape begins with. */
function proseOf(parts: AnswerParts): string {
  switch (parts.mode) {
    case 'question':
      return parts.answer;
    case 'feature':
      return parts.summary;
    case 'fix':
      return parts.symptom;
    case 'analysis':
      return parts.overview;
    case 'general':
      return parts.markdown;
  }
}
