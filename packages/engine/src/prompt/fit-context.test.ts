import type { ProjectContext } from '@planline/contracts/engine';
import type { PlanContent } from '@planline/contracts/plan';
import { describe, expect, it } from 'vitest';
import { buildPrompt } from './build-prompt';
import { cutToTokens } from './cut-to-tokens';
import { estimateTokens } from './estimate-tokens';
import { fitContext, PROMPT_TOKENS_MAX } from './fit-context';
import { singlePassPrompt } from './single-pass-prompt';

const facts: ProjectContext = {
  projectName: 'Corner Bakery',
  framework: 'vite',
  versionId: 'version-7',
  buildId: null,
  lastModified: '2026-11-01T10:00:00.000Z',
};
const turns = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
    text: text(index),
  }));

describe('estimateTokens', () => {
  it('is 0 for nothing and grows with every letter', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('a')).toBe(1);
  });

  it.each([
    // Beside each: what a current tokenizer makes of it.
    ['English', 'Where are the opening hours of the bakery on the corner?', 12, 20],
    ['French', 'Où sont les horaires d’ouverture de la boulangerie du coin ?', 16, 26],
    ['Arabic', 'أين ساعات عمل المخبز الذي في الزاوية؟', 15, 26],
    ['Chinese', '街角面包店的营业时间在哪里？', 12, 22],
    ['Japanese', '角のパン屋の営業時間はどこですか？', 14, 26],
    ['an emoji', '👩🏽‍🚀', 5, 14],
    ['a path', 'src/features/timeline/timeline-reducer.ts', 9, 14],
  ])('does not come out too low for %s', (_, text, least, most) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(least);
    expect(estimateTokens(text)).toBeLessThanOrEqual(most);
  });
});

describe('cutToTokens', () => {
  it('leaves alone what fits, to the last token', () => {
    const text = 'Where are the opening hours?';
    expect(cutToTokens(text, estimateTokens(text))).toBe(text);
    expect(cutToTokens(text, estimateTokens(text) - 1)).toMatch(/^Where are the .*…$/u);
  });

  it('cuts between words where one ends nearby', () => {
    expect(cutToTokens('one two three four five six', 5)).toBe('one two three…');
    expect(cutToTokens('x'.repeat(100), 5)).toMatch(/^x+…$/u);
  });

  it('has nothing to say within nothing', () => {
    expect(cutToTokens('long enough', 0)).toBe('');
    expect(cutToTokens('long enough', 1)).toBe('…');
  });

  it('never cuts inside a character, whatever the script, and keeps its budget', () => {
    const mixed =
      'a é e\u0301e\u0301 مُعَلِّم 街角 नि 👩🏽‍🚀🏳️‍🌈 한국 x\n🏳️‍🌈🏳️‍🌈مُمُمُمُ e\u0301\u0327\u0302\u0304 👩🏽‍🚀';
    for (let maximum = 0; maximum <= estimateTokens(mixed); maximum += 1) {
      const cut = cutToTokens(mixed, maximum);
      expect(estimateTokens(cut)).toBeLessThanOrEqual(maximum);
      expect(Buffer.from(cut).toString()).toBe(cut);
      if (cut === mixed) continue;
      const kept = cut.replace(/…$/u, '');
      expect(mixed.startsWith(kept)).toBe(true);
      expect(mixed.slice(kept.length)).not.toMatch(/^(?:\p{M}|\u200D)/u);
      expect(kept).not.toMatch(/\u200D$/u);
    }
  });
});

describe('fitContext', () => {
  it('changes nothing that has room', () => {
    const context = {
      ...facts,
      buildErrors: ['src/app.ts:3 missing bracket'],
      history: turns(4, (index) => `turn ${index}`),
      structure: ['README.md', 'src/app.ts'],
    };
    expect(fitContext(context, ['Hi'])).toEqual(context);
    expect(fitContext(facts, [])).toEqual(facts);
  });

  it('keeps the newest turns, whole and in order', () => {
    const { history = [] } = fitContext(
      { ...facts, history: turns(40, (index) => `${index} ${'word '.repeat(400)}`) },
      [],
    );
    expect(history.length).toBeGreaterThan(5);
    expect(history.length).toBeLessThan(40);
    expect(history.at(-1)?.text).toMatch(/^39 /u);
    const numbers = history.map(({ text }) => Number.parseInt(text, 10));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(numbers[0]).toBe(40 - numbers.length);
  });

  it('shortens one long turn, so that it does not push out the others', () => {
    const history = [
      { role: 'user' as const, text: 'First' },
      { role: 'assistant' as const, text: '街'.repeat(50_000) },
      { role: 'user' as const, text: 'Last' },
    ];
    const kept = fitContext({ ...facts, history }, []).history ?? [];
    expect(kept.map(({ text }) => text.slice(0, 5))).toEqual(['First', '街街街街街', 'Last']);
    expect(kept[1]?.text.endsWith('…')).toBe(true);
  });

  it('lists files until there is no room, and says how many there are beside them', () => {
    const structure = Array.from({ length: 5_000 }, (_, index) => `src/part-${index}/index.ts`);
    const listed = fitContext({ ...facts, structure }, []).structure ?? [];
    expect(listed.length).toBeLessThan(1_000);
    expect(listed.slice(0, 2)).toEqual(structure.slice(0, 2));
    expect(listed.at(-1)).toBe(`(${5_000 - (listed.length - 1)} more files)`);
  });

  it('gives errors room before turns, and turns before files', () => {
    const context = {
      ...facts,
      buildErrors: Array.from({ length: 500 }, (_, index) => `error ${index}: ${'x'.repeat(100)}`),
      history: turns(60, (index) => `${index} ${'word '.repeat(300)}`),
      structure: Array.from({ length: 5_000 }, (_, index) => `src/part-${index}/index.ts`),
    };
    const withRoomFor = (tokens: number) =>
      fitContext(context, ['a'.repeat(3.5 * (PROMPT_TOKENS_MAX - 4_000 - tokens))]);
    const tight = withRoomFor(2_500);
    expect(tight.buildErrors?.length).toBeGreaterThan(30);
    expect(tight.structure).toBeUndefined();
    const tightest = withRoomFor(100);
    expect(tightest.history).toBeUndefined();
    expect(withRoomFor(0)).toEqual(facts);
    expect(withRoomFor(-5_000)).toEqual(facts);
  });
});

describe('a prompt', () => {
  const huge = {
    ...facts,
    buildErrors: Array.from({ length: 3_000 }, (_, index) => `خطأ ${index} في الملف`),
    history: turns(200, (index) => `${index} ${'كلمة '.repeat(1_000)}`),
    structure: Array.from({ length: 9_000 }, (_, index) => `مجلد-${index}/index.ts`),
  };

  it.each([
    ['a short message', 'Where is it?'],
    ['20,000 letters', 'a '.repeat(10_000)],
    ['20,000 Arabic letters', 'كلمة '.repeat(4_000)],
    ['20,000 Chinese characters', '街'.repeat(20_000)],
  ])('with %s is whole in what the person wrote, and within its budget', (_, message) => {
    const prompt = singlePassPrompt({
      message,
      language: 'ar',
      context: huge,
      includeHistory: true,
    });
    expect(prompt).toContain(message);
    expect(estimateTokens(prompt)).toBeLessThanOrEqual(PROMPT_TOKENS_MAX);
  });

  it('of a build has the whole plan, however long; what gives way is the rest', () => {
    const step = (index: number): PlanContent['steps'][number] => ({
      id: `step-${index}`,
      title: `Step ${index}`,
      description: 'What is to be done, in so many words. '.repeat(60),
      files: [`src/${index}.ts`],
      effort: 'low',
      included: true,
    });
    const plan: PlanContent = {
      contractVersion: '1.0',
      kind: 'feature',
      title: 'A long plan',
      summary: 'Long.',
      steps: Array.from({ length: 60 }, (_, index) => step(index)),
      dependencies: [],
      risks: [],
    };
    const prompt = buildPrompt({ plan, idea: null, message: '', language: 'en', context: huge });
    for (const { id, description } of plan.steps) {
      expect(prompt).toContain(`Step ${id}`);
      expect(prompt).toContain(description);
    }
    expect(prompt).not.toContain('<project-files>');
  });
});
