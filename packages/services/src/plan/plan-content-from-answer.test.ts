import type { TypedAnswer } from '@planline/contracts/chat-response';
import { planContentSchema } from '@planline/contracts/plan';
import { describe, expect, it } from 'vitest';
import { featureAnswer, questionAnswer } from '../testing/engine-double';
import { planContentFromAnswer } from './plan-content-from-answer';
import { planDigest } from './plan-digest';

const fixAnswer: TypedAnswer = {
  intent: 'fix',
  response: {
    issue: { description: 'The form loses text.\nSince May.', severity: 'high', category: 'forms' },
    rootCause: 'No state.',
    solution: {
      approach: 'Keep it.',
      changes: [
        { file: 'form.js', changeType: 'modify', description: 'Store the text\nin a draft' },
        { file: 'old.js', changeType: 'delete', description: '' },
      ],
      testingStrategy: 'Type, reload.',
    },
  },
};

describe('planContentFromAnswer', () => {
  it('makes steps of a feature in the order that the answer gives them', () => {
    if (featureAnswer.intent !== 'feature') throw new Error('feature');
    const answer = structuredClone(featureAnswer);
    answer.response.plan.steps.reverse();
    const content = planContentFromAnswer(answer);
    expect(content).toMatchObject({ kind: 'feature', title: 'A page for events' });
    expect(content?.steps.map(({ id, title }) => [id, title])).toEqual([
      ['step-1', 'Add the page'],
      ['step-2', 'Link it'],
    ]);
    expect(content?.steps.every(({ included }) => included)).toBe(true);
  });

  it('makes one step of each change of a fix, and keeps its cause and its tests', () => {
    const content = planContentFromAnswer(fixAnswer);
    expect(content).toMatchObject({
      kind: 'fix',
      title: 'The form loses text.',
      rootCause: 'No state.',
      testingStrategy: 'Type, reload.',
      steps: [
        { title: 'Store the text', files: ['form.js'], changeType: 'modify' },
        { title: 'old.js', files: ['old.js'], changeType: 'delete' },
      ],
    });
  });

  it('makes no plan of an answer that proposes nothing to build', () => {
    expect(planContentFromAnswer(questionAnswer)).toBeNull();
    if (fixAnswer.intent !== 'fix') throw new Error('fix');
    const empty = structuredClone(fixAnswer);
    empty.response.solution.changes = [];
    expect(planContentFromAnswer(empty)).toBeNull();
  });

  it('cuts what is longer than a plan may be, between characters', () => {
    if (featureAnswer.intent !== 'feature') throw new Error('feature');
    const answer = structuredClone(featureAnswer);
    answer.response.summary = '🙂'.repeat(400);
    answer.response.plan.steps = Array.from({ length: 120 }, (_, index) => ({
      order: index,
      title: 'x'.repeat(1_000),
      description: 'y'.repeat(10_000),
      files: Array.from({ length: 150 }, (_, file) => `f${file}`),
      estimatedEffort: 'low',
    }));
    const content = planContentFromAnswer(answer);
    expect(planContentSchema.safeParse(content).success).toBe(true);
    expect(content?.steps).toHaveLength(100);
    expect(content?.title).toMatch(/^(?:🙂)+…$/u);
  });

  it('gives equal content an equal digest', () => {
    const content = planContentFromAnswer(featureAnswer);
    if (!content) throw new Error('no plan');
    const { steps, ...others } = content;
    expect(planDigest({ steps, ...others })).toBe(planDigest(content));
    expect(planDigest({ ...content, title: 'Other' })).not.toBe(planDigest(content));
  });
});
