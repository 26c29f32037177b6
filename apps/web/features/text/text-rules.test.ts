import { describe, expect, it } from 'vitest';
import { safeNextPath } from '../account/next-path';
import { barsOf, humanName, tableOf } from '../answer/metric-bars';
import { rehypeBidi } from './bidi-markdown';
import { blockDirection, createSettledDirection } from './block-direction';
import { hostOf } from './outside-link';

describe('createSettledDirection', () => {
  it('never flips a block that grows once it is settled', () => {
    const direction = createSettledDirection('en');
    const text = 'Plan: أضف صفحة جديدة للمخبز and then a very long English tail that would win';
    const seen = new Set<string>();
    for (let end = 24; end <= text.length; end += 1) seen.add(direction(text.slice(0, end)));
    expect([...seen]).toEqual(['rtl']);
  });
});

describe('blockDirection', () => {
  it('is that of the known language, however many foreign words stand in it', () => {
    expect(blockDirection('أضف Content-Security-Policy header إلى middleware', 'ar', 'ar')).toBe(
      'rtl',
    );
    expect(blockDirection('Okay', 'ar', 'ar')).toBe('rtl');
  });

  it('is that of the letters when the text is plainly in another script', () => {
    expect(blockDirection('Writing code needs a model engine.', 'ar', 'ar')).toBe('ltr');
    expect(blockDirection('كتابة الشيفرة تحتاج إلى نموذج', 'en', 'en')).toBe('rtl');
  });
});

describe('rehypeBidi', () => {
  const text = (value: string) => ({ type: 'text', value });
  const element = (tagName: string, children: object[]) => ({ type: 'element', tagName, children });

  it('isolates runs in text but not in code', () => {
    const tree = {
      type: 'root',
      children: [element('p', [text('افتح src/a.ts الآن'), element('code', [text('src/b.ts')])])],
    };
    rehypeBidi({ language: 'ar', reader: 'ar' })(tree as never);
    const [paragraph] = tree.children as { children: { tagName?: string }[] }[];
    expect(paragraph?.children.map((child) => child.tagName ?? 'text')).toEqual([
      'text',
      'bdi',
      'text',
      'code',
    ]);
  });

  it('puts the direction of an unknown language on lists and tables, never on their items', () => {
    const list = element('ul', [
      element('li', [text('عنصر أول')]),
      element('li', [text('second')]),
    ]);
    rehypeBidi({ language: null, reader: 'en' })({ type: 'root', children: [list] } as never);
    expect((list as { properties?: object }).properties).toEqual({ dir: 'rtl' });
    expect((list.children[0] as { properties?: object }).properties).toBeUndefined();
  });
});

describe('hostOf', () => {
  it('knows web addresses only', () => {
    expect(hostOf('https://example.com/a')).toBe('example.com');
    expect(hostOf('javascript:alert(1)')).toBeNull();
    expect(hostOf('/relative')).toBeNull();
  });
});

describe('safeNextPath', () => {
  it('keeps paths of ours', () => {
    expect(safeNextPath('/ar/projects/x?filter=plan')).toBe('/ar/projects/x?filter=plan');
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'x',
    '/\t/evil.example',
    '',
  ])('drops %j', (value) => expect(safeNextPath(value)).toBeNull());
});

describe('drawings of an analysis', () => {
  it('reads bars from the shapes that engines send', () => {
    expect(barsOf({ labels: ['a', 'b'], values: [1, 2] })?.map((bar) => bar.share)).toEqual([
      0.5, 1,
    ]);
    expect(barsOf([{ name: 'a', count: 3 }])?.[0]).toEqual({ label: 'a', value: 3, share: 1 });
    expect(barsOf({ html: 4, js: 2 })).toHaveLength(2);
    expect(barsOf('nothing')).toBeNull();
  });
  it('reads tables from the shapes that engines send', () => {
    expect(tableOf({ columns: ['a'], rows: [[1], [null]] })).toEqual({
      columns: ['a'],
      rows: [['1'], ['']],
    });
    expect(tableOf([{ a: 1 }, { b: 2 }])).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', ''],
        ['', '2'],
      ],
    });
    expect(tableOf(7)).toBeNull();
  });
  it('makes names readable', () => {
    expect(humanName('testFileCount')).toBe('Test file count');
    expect(humanName('JSON')).toBe('JSON');
    expect(humanName('Lines by language')).toBe('Lines by language');
    expect(humanName('عدد الملفات')).toBe('عدد الملفات');
  });
});
