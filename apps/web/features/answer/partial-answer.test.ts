import { describe, expect, it } from 'vitest';
import { partialAnswer } from './partial-answer';

const whole = JSON.stringify({
  intent: 'feature',
  response: {
    summary: 'Cake reservations',
    feasibility: 'moderate',
    plan: {
      overview: 'A form',
      steps: [
        {
          order: 1,
          title: 'Add the form',
          description: '',
          files: ['a.html', 'b.js'],
          estimatedEffort: 'low',
        },
        {
          order: 2,
          title: 'Check the date',
          description: '',
          files: ['c.js'],
          estimatedEffort: 'high',
        },
      ],
      dependencies: [],
      risks: ['two at once'],
    },
  },
});

describe('an answer that streams', () => {
  it('shows nothing before the intent is whole', () => {
    expect(partialAnswer('')).toBeNull();
    expect(partialAnswer('{"int')).toBeNull();
    expect(partialAnswer('{"intent":"feat')).toBeNull();
    expect(partialAnswer('Here is the plan')).toBeNull();
  });

  it('never throws and only grows, at whatever character it is cut', () => {
    let title = '';
    let steps = 0;
    for (let cut = 1; cut <= whole.length; cut += 1) {
      const parts = partialAnswer(whole.slice(0, cut));
      if (!parts) continue;
      if (parts.mode !== 'feature') throw new Error('another mode');
      expect(parts.summary.startsWith(title)).toBe(true);
      expect(parts.steps.length).toBeGreaterThanOrEqual(steps);
      title = parts.summary;
      steps = parts.steps.length;
    }
    expect(title).toBe('Cake reservations');
    expect(steps).toBe(2);
  });

  it('takes half a word of an enum for no value', () => {
    const at = whole.indexOf('moderate') + 3;
    expect(partialAnswer(whole.slice(0, at))).toMatchObject({ feasibility: null });
  });

  it('survives fields of the wrong type', () => {
    expect(
      partialAnswer(
        '{"intent":"question","response":{"answer":7,"references":"no","relatedTopics":[1,"a"]}}',
      ),
    ).toEqual({ mode: 'question', answer: '', references: [], relatedTopics: ['a'] });
  });

  it('steps over words in front of the JSON', () => {
    expect(partialAnswer('```json\n{"intent":"general","response":{"markdown":"hi')).toEqual({
      mode: 'general',
      markdown: 'hi',
    });
  });
});
