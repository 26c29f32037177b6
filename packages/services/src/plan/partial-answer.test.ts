import { typedAnswerSchema } from '@planline/contracts/chat-response';
import { describe, expect, it } from 'vitest';
import { featureAnswer } from '../testing/engine-double';
import { partialAnswer } from './partial-answer';

describe('partialAnswer', () => {
  it('keeps the typed shape as far as it had come', () => {
    const text =
      '{"intent":"feature","response":{"summary":"A page","feasibility":"simple","plan":{"overview":"Add it","steps":[{"order":1,"title":"Add the pa';
    expect(partialAnswer(text)).toMatchObject({
      intent: 'feature',
      response: { summary: 'A page', plan: { overview: 'Add it' } },
    });
  });

  it('shows the words when there is too little for a shape, and never raw JSON', () => {
    const text = '{"intent":"fix","response":{"issue":{"description":"The form loses what peo';
    expect(partialAnswer(text)).toEqual({
      intent: 'general',
      response: { markdown: 'The form loses what peo' },
    });
  });

  it('is null while nothing readable has come', () => {
    for (const text of [
      '',
      '{"inte',
      '{"intent":"question"',
      '{"intent":"question","response":{',
    ]) {
      expect(partialAnswer(text)).toBeNull();
    }
  });

  it('is valid at every single cut of an answer', () => {
    const text = JSON.stringify(featureAnswer);
    for (let end = 0; end <= text.length; end += 1) {
      const answer = partialAnswer(text.slice(0, end));
      if (answer) expect(typedAnswerSchema.safeParse(answer).success).toBe(true);
      if (answer?.intent === 'general') expect(answer.response.markdown).not.toContain('{');
    }
  });
});
