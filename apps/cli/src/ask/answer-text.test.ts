import type { TypedAnswer } from '@planline/contracts/chat-response';
import { languages } from '@planline/contracts/locale';
import { createTranslate } from '@planline/i18n/translate';
import { describe, expect, it } from 'vitest';
import { answerText } from './answer-text';

const feature: TypedAnswer = {
  intent: 'feature',
  response: {
    summary: 'A contact page',
    feasibility: 'simple',
    plan: {
      overview: 'One page and one link.',
      steps: [
        {
          order: 1,
          title: 'Add the page',
          description: 'With a form.',
          files: ['site/contact.html'],
          estimatedEffort: 'low',
        },
      ],
      dependencies: [{ name: 'zod', version: '4', reason: 'checks the form' }],
      risks: ['Spam'],
    },
  },
};
const answers: TypedAnswer[] = [
  feature,
  {
    intent: 'question',
    response: {
      answer: 'In one place.',
      references: [{ file: 'src/retry.ts', line: 12, snippet: 'const limit = 3;' }],
    },
  },
  {
    intent: 'fix',
    response: {
      issue: { description: 'The menu does not open', severity: 'high', category: 'interface' },
      rootCause: 'A missing listener.',
      solution: {
        approach: 'Listen.',
        changes: [{ file: 'menu.js', changeType: 'modify', description: 'add it' }],
        testingStrategy: 'Click.',
      },
      preventionTips: ['Test the menu.'],
    },
  },
  {
    intent: 'analysis',
    response: {
      overview: 'Mostly fine.',
      findings: [{ category: 'tests', title: 'Few tests', description: 'Two of nine files.' }],
      metrics: { files: 9 },
    },
  },
  { intent: 'general', response: { markdown: 'Hello.' } },
];

describe('answerText', () => {
  it('shows a plan with its steps, files, dependencies and risks', () => {
    expect(answerText(feature, createTranslate('en'))).toBe(`A contact page (simple)

One page and one link.

## Steps

1. Add the page (Little work)

   With a form.

   site/contact.html

## Dependencies

- zod 4: checks the form

## Risks

- Spam`);
  });

  it('names the file and the line of a reference', () => {
    const text = answerText(answers[1] as TypedAnswer, createTranslate('en'));
    expect(text).toContain('- src/retry.ts:12\n\n      const limit = 3;');
  });

  it.each(languages)('has words for every shape in %s', (language) => {
    for (const answer of answers) {
      expect(answerText(answer, createTranslate(language))).not.toBe('');
    }
  });
});
