import { chatModes, type TypedAnswer } from '@planline/contracts/chat-response';
import { languages } from '@planline/contracts/locale';
import { describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { checkLanguage } from './check-language';

const general = (markdown: string): TypedAnswer => ({ intent: 'general', response: { markdown } });

describe('checkLanguage', () => {
  describe.each(languages)('for a reader of %s', (language) => {
    it.each(chatModes)('accepts a %s answer in that language', (intent) => {
      expect(checkLanguage(cannedAnswer(intent, language), language).matches).toBe(true);
    });

    it('refuses a long answer in any other', () => {
      for (const other of languages.filter((one) => one !== language)) {
        expect(checkLanguage(cannedAnswer('feature', other), language).matches).toBe(false);
      }
    });
  });

  it('is not fooled by one Arabic word in an English answer', () => {
    const answer = general(
      'The word مرحبا is shown by the header, which reads it from the bundle.',
    );
    expect(checkLanguage(answer, 'ar').matches).toBe(false);
  });

  it('gives code, paths, identifiers, addresses and names no vote', () => {
    const answer = general(
      [
        'افتح src/components/Header.tsx و getServerSideProps() ثم شغّل `npm run build --watch`.',
        '```ts\nexport const everything = "in English, and a lot of it, far more than the prose";\n```',
        'انظر https://example.com/docs/getting-started واضبط NEXT_PUBLIC_URL في React Router.',
      ].join('\n'),
    );
    expect(checkLanguage(answer, 'ar')).toMatchObject({ matches: true, arabicShare: 1 });
  });

  it('does not judge an answer without prose', () => {
    expect(checkLanguage(general('`src/app.ts`'), 'ar')).toEqual({
      matches: true,
      arabicShare: null,
    });
  });

  it('looks at the prose fields alone', () => {
    const answer: TypedAnswer = {
      intent: 'question',
      response: {
        answer: 'هنا.',
        references: [{ file: 'a.ts', line: 1, snippet: 'const words = that are many and english' }],
      },
    };
    expect(checkLanguage(answer, 'ar').arabicShare).toBe(1);
  });

  it('leaves short answers in Latin letters alone', () => {
    expect(checkLanguage(general('Yes, it is.'), 'fr').matches).toBe(true);
  });
});
