'use client';

import type { Language } from '@planline/contracts/locale';
import { PlanCard } from '../plan/plan-card';
import { outlineOfParts } from '../plan/plan-outline';
import { AnalysisCard } from './analysis-card';
import type { AnswerParts } from './answer-parts';
import { GeneralCard } from './general-card';
import { QuestionCard } from './question-card';

/** The card of an answer's shape, for one that streams in and for a finished one that is no stored plan. */
export function AnswerBody({ parts, language }: { parts: AnswerParts; language: Language | null }) {
  switch (parts.mode) {
    case 'question':
      return <QuestionCard parts={parts} language={language} />;
    case 'feature':
    case 'fix':
      return <PlanCard outline={outlineOfParts(parts)} language={language} />;
    case 'analysis':
      return <AnalysisCard parts={parts} language={language} />;
    case 'general':
      return <GeneralCard markdown={parts.markdown} language={language} />;
  }
}
