import { type ChatMode, chatModes, typedAnswerSchema } from '@planline/contracts/chat-response';
import { describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { parseAnswer } from './parse-answer';

describe.each(chatModes)('parseAnswer of a %s answer', (intent) => {
  const answer = cannedAnswer(intent, 'en');
  const json = JSON.stringify(answer, null, 2);

  it('takes structured output first', () => {
    expect(parseAnswer({ structured: answer, text: '{"intent":"general"}' })).toEqual({
      answer,
      source: 'structured',
    });
  });

  it('takes plain JSON', () => {
    expect(parseAnswer({ text: `\n${json}\n` })).toEqual({ answer, source: 'json' });
  });

  it('takes fenced JSON among other words', () => {
    const text = `Here is the answer:\n\n\`\`\`json\n${json}\n\`\`\`\nI hope it helps.`;
    expect(parseAnswer({ text })).toEqual({ answer, source: 'fenced' });
  });

  it('repairs JSON as models break it', () => {
    const broken = `Sure! ${json.replace(/\n}$/, ',\n}').replace('"intent"', 'intent')}`;
    expect(parseAnswer({ text: broken })).toEqual({ answer, source: 'repaired' });
  });

  it('keeps what a cut text holds', () => {
    const cut = parseAnswer({ text: json.slice(0, Math.floor(json.length * 0.7)) });
    expect(cut).toMatchObject({ source: 'repaired', answer: { intent } });
    expect(typedAnswerSchema.safeParse(cut?.answer).success).toBe(true);
  });

  it('infers the intent from the shape when it is missing or unknown', () => {
    expect(parseAnswer({ structured: { response: answer.response }, text: '' })?.answer).toEqual(
      answer,
    );
    const odd = { intent: 'banter', response: answer.response };
    expect(parseAnswer({ structured: odd, text: '' })?.answer).toEqual(answer);
  });

  it('reads fields that stand beside the intent', () => {
    const flat = { intent: intent.toUpperCase(), ...answer.response };
    expect(parseAnswer({ structured: flat, text: '' })?.answer).toEqual(answer);
  });
});

describe('parseAnswer', () => {
  const read = (intent: ChatMode, response: unknown) =>
    parseAnswer({ structured: { intent, response }, text: '' })?.answer;

  it('fills in lists that a plan left out, and reads numbers written as text', () => {
    const plan = {
      overview: 'All of it.',
      steps: [{ order: '2', title: 'One', extra: true }, 'Two'],
    };
    expect(read('feature', { summary: 'S', feasibility: 'Simple', plan })).toEqual({
      intent: 'feature',
      response: {
        summary: 'S',
        feasibility: 'simple',
        plan: {
          overview: 'All of it.',
          steps: [
            { order: 2, title: 'One', description: '', files: [], estimatedEffort: 'medium' },
            { order: 2, title: 'Two', description: '', files: [], estimatedEffort: 'medium' },
          ],
          dependencies: [],
          risks: [],
        },
      },
    });
  });

  it.each([
    ['12', 12],
    ['L12-20', 12],
    [12.7, 12],
    [0, 1],
    [undefined, 1],
    ['the top', 1],
  ])('reads the line %j of a reference as %i', (line, expected) => {
    const answer = read('question', { answer: 'A', references: [{ file: 'a.ts', line }] });
    expect(answer).toMatchObject({ response: { references: [{ file: 'a.ts', line: expected }] } });
  });

  it('lets the shape decide when it contradicts the intent', () => {
    expect(read('feature', { markdown: 'Hello.' })).toEqual({
      intent: 'general',
      response: { markdown: 'Hello.' },
    });
  });

  it.each(['question', 'general', 'analysis', 'fix'] as const)(
    'takes a plain text for %s',
    (intent) => {
      expect(JSON.stringify(read(intent, 'Just words.'))).toContain('Just words.');
    },
  );

  it('makes a general answer of prose, also of prose with braces', () => {
    const text = 'Use `{ a: 1 }` there.';
    expect(parseAnswer({ text })).toEqual({
      answer: { intent: 'general', response: { markdown: text } },
      source: 'markdown',
    });
  });

  it('shows an object that fits nothing as what it is', () => {
    const parsed = parseAnswer({ structured: { intent: 'fix', response: {} }, text: '' });
    expect(parsed?.source).toBe('markdown');
    expect(JSON.stringify(parsed?.answer)).toContain('```json');
  });

  it('is null when nothing was said', () => {
    expect(parseAnswer({ text: ' \n' })).toBeNull();
  });

  it('takes direction overrides and control characters out of every value', () => {
    const answer = read('analysis', {
      overview: 'a\u202Eb\u0000\u2066c\td',
      findings: [{ title: 'x\u202D', description: 'y\u009B' }],
      metrics: { 'k\u202E': 'v\u2069' },
    });
    expect(JSON.stringify(answer)).not.toMatch(/\\u|[\u202A-\u202E\u2066-\u2069\u0080-\u009F]/);
    expect(answer).toMatchObject({ response: { overview: 'abc\td', metrics: { k: 'v' } } });
  });

  it('stays quick on a large text full of braces', () => {
    const startedAt = performance.now();
    parseAnswer({ text: `${'{"a":['.repeat(20_000)} \`\`\`\n`.repeat(3) });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
