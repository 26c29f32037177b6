import type { ChatMode, TypedAnswer } from '@planline/contracts/chat-response';
import type { Language } from '@planline/contracts/locale';
import { type CannedWords, cannedWords } from './canned-words';

/** A whole answer of one intent in one language, as a good model would give it. */
export function cannedAnswer(intent: ChatMode, language: Language): TypedAnswer {
  const words = cannedWords[language];
  switch (intent) {
    case 'question':
      return { intent, response: questionOf(words) };
    case 'feature':
      return { intent, response: featureOf(words) };
    case 'fix':
      return { intent, response: fixOf(words) };
    case 'analysis':
      return { intent, response: analysisOf(words) };
    case 'general':
      return { intent, response: { markdown: words.greeting } };
  }
}

const questionOf = (words: CannedWords) => ({
  answer: words.answer,
  references: [{ file: 'src/app.ts', line: 1, snippet: "export const title = 'Corner Bakery';" }],
  relatedTopics: [words.topic],
});

const featureOf = (words: CannedWords) => ({
  summary: words.featureSummary,
  feasibility: 'moderate' as const,
  plan: {
    overview: words.featureOverview,
    steps: [
      {
        order: 1,
        title: words.firstStepTitle,
        description: words.firstStep,
        files: ['src/app.ts'],
        estimatedEffort: 'low' as const,
      },
      {
        order: 2,
        title: words.secondStepTitle,
        description: words.secondStep,
        files: ['src/contact.ts'],
        estimatedEffort: 'medium' as const,
      },
    ],
    dependencies: [{ name: 'zod', version: '4.6.7', reason: words.dependencyReason }],
    risks: [words.risk],
    alternatives: [words.alternative],
  },
  buildPrompt: words.firstStep,
});

const fixOf = (words: CannedWords) => ({
  issue: { description: words.issue, severity: 'high' as const, category: 'runtime' },
  rootCause: words.rootCause,
  solution: {
    approach: words.approach,
    changes: [{ file: 'src/app.ts', changeType: 'modify' as const, description: words.firstStep }],
    testingStrategy: words.testing,
  },
  preventionTips: [words.tip],
  buildPrompt: words.approach,
});

const analysisOf = (words: CannedWords) => ({
  overview: words.overview,
  findings: [
    {
      category: 'structure',
      title: words.findingTitle,
      description: words.finding,
      impact: words.risk,
      recommendations: [words.tip],
    },
  ],
  metrics: { files: 2, lines: 12 },
  visualizations: [
    { type: 'table' as const, data: { columns: ['file', 'lines'], rows: [['src/app.ts', 8]] } },
  ],
});
