import { type TypedAnswer, typedAnswerSchema } from '@planline/contracts/chat-response';
import { languages } from '@planline/contracts/locale';
import { describe, expect, it } from 'vitest';
import { createLocalEngine } from './local-engine';
import { ask, planEvents, planRequest } from './testing/ask';
import { bakerySite } from './testing/bakery-site';
import { codeProject } from './testing/code-project';
import { intentMessages } from './testing/intent-messages';
import { ProjectFolder } from './testing/project-folder';

/** Every string of an answer that a reader reads as prose: code spans and structured fields have no vote. */
function proseOf(answer: TypedAnswer): string {
  const structured = new Set([
    'file',
    'files',
    'snippet',
    'intent',
    'name',
    'version',
    'metrics',
    'visualizations',
    'relatedTopics',
    'buildPrompt',
    'severity',
    'changeType',
    'feasibility',
    'estimatedEffort',
  ]);
  const texts: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (structured.has(key)) return;
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const entry of value) visit(entry, key);
    else if (value && typeof value === 'object') {
      for (const [name, entry] of Object.entries(value)) visit(entry, name);
    }
  };
  visit(answer.response, 'response');
  return texts.join('\n').replace(/(`+)[^`]+\1/g, ' ');
}

function share(text: string, letters: RegExp): number {
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(letters)?.length ?? 0) / Math.max(1, all);
}

/** Project files that an answer names in a structured field. */
function filesOf(answer: TypedAnswer): string[] {
  switch (answer.intent) {
    case 'question':
      return (answer.response.references ?? []).map((reference) => reference.file);
    case 'feature':
      return answer.response.plan.steps.flatMap((step) => step.files);
    case 'fix':
      return answer.response.solution.changes.map((change) => change.file);
    default:
      return [];
  }
}

describe('answering in every intent and language', () => {
  for (const group of intentMessages) {
    it(`gives a valid ${group.intent} answer in ${group.language}`, async () => {
      await using site = await ProjectFolder.create(bakerySite);
      await using code = await ProjectFolder.create(codeProject);
      for (const folder of [site, code]) {
        for (const message of group.tuned.slice(0, 3)) {
          const { answer } = await ask(folder, message, group.language);
          expect(typedAnswerSchema.safeParse(answer).error).toBeUndefined();
          expect(answer.intent).toBe(group.intent);
          const prose = proseOf(answer);
          if (group.language === 'ar') {
            expect(share(prose, /\p{Script=Arabic}/gu), prose).toBeGreaterThan(0.9);
          } else {
            expect(share(prose, /\p{Script=Latin}/gu)).toBeGreaterThan(0.98);
          }
          expect(prose).not.toMatch(/undefined|\[object|NaN/);
        }
      }
    });
  }

  it('names only files, lines and snippets that exist', async () => {
    for (const files of [bakerySite, codeProject]) {
      await using folder = await ProjectFolder.create(files);
      for (const group of intentMessages) {
        for (const message of group.tuned.slice(0, 2)) {
          const { answer } = await ask(folder, message, group.language);
          const isNewPage = answer.intent === 'feature' && /page|página|صفحة/i.test(message);
          for (const file of filesOf(answer)) {
            if (!isNewPage || !file.endsWith('.html')) expect(Object.keys(files)).toContain(file);
          }
          if (answer.intent !== 'question') continue;
          for (const { file, line, snippet } of answer.response.references ?? []) {
            const text = (files[file] ?? '')
              .split('\n')
              .slice(line - 1)
              .join('\n');
            expect(text.startsWith(snippet), `${file}:${line}`).toBe(true);
          }
        }
      }
    }
  });
});

describe('the stream of an answer', () => {
  it('carries the JSON text of the answer, intent first, in small pieces', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const events = await planEvents(planRequest(folder, 'Analyse le projet', 'fr'));
    const pieces = events
      .filter((event) => event.type === 'answer-delta')
      .map((event) => event.text);
    const finish = events.at(-1);
    expect(events[0]).toMatchObject({ type: 'engine-start', engine: 'local', model: null });
    expect(finish?.type).toBe('finish');
    expect(pieces.join('').startsWith('{"intent":"analysis","response":{')).toBe(true);
    expect(JSON.parse(pieces.join(''))).toEqual(finish?.type === 'finish' && finish.answer);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(62);
    expect(events.filter((event) => event.type === 'finish')).toHaveLength(1);
  });

  it('is the same for the same question, with and without a cached index', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const request = planRequest(folder, 'The discount is wrong in the cart total');
    const [first, second] = [await planEvents(request), await planEvents(request)];
    expect(second.filter((event) => event.type !== 'progress')).toEqual(
      first.filter((event) => event.type !== 'progress'),
    );
  });

  it('ends at once with the reason when it is aborted', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const engine = createLocalEngine({ pieceDelayMs: 60_000 });
    const controller = new AbortController();
    const reason = new Error('cancelled by the reader');
    const run = async (): Promise<void> => {
      for await (const event of engine.plan(planRequest(folder, 'Hello'), controller.signal)) {
        if (event.type === 'answer-delta') queueMicrotask(() => controller.abort(reason));
      }
    };
    await expect(run()).rejects.toBe(reason);
  });

  it('begins nothing on a signal that is aborted already', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const signal = AbortSignal.abort(new Error('too late'));
    const events = createLocalEngine().plan(planRequest(folder, 'Hello'), signal);
    await expect(events.next()).rejects.toThrow('too late');
  });
});

describe('retrieval', () => {
  const cases = [
    ['Where is the login?', 'en', 'src/auth/login.py'],
    ['Où se trouve la connexion ?', 'fr', 'src/auth/login.py'],
    ['¿Dónde está el inicio de sesión?', 'es', 'src/auth/login.py'],
    ['أين يوجد تسجيل الدخول؟', 'ar', 'src/auth/login.py'],
    ['Comment est calculé le total du panier ?', 'fr', 'src/checkout/cart-total.ts'],
    ['¿Cómo se exportan las facturas?', 'es', 'src/reports/export.go'],
    ['كيف يُحسب مجموع السلة؟', 'ar', 'src/checkout/cart-total.ts'],
  ] as const;
  for (const [message, language, file] of cases) {
    it(`finds ${file} for “${message}”`, async () => {
      await using folder = await ProjectFolder.create(codeProject);
      const { filesRead } = await ask(folder, message, language);
      expect(filesRead[0]).toBe(file);
    });
  }

  it('ranks generated files and tests below sources', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const { filesRead } = await ask(folder, 'Where is the checkout?');
    expect(filesRead[0]).toBe('src/checkout/checkout-routes.ts');
    expect(filesRead.indexOf('generated/checkout.ts')).not.toBe(0);
  });

  it('reads a short follow-up together with the turn before it', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const request = planRequest(folder, 'et pourquoi ?', 'fr');
    const history = [
      { role: 'user' as const, text: 'Comment est calculé le total du panier ?' },
      { role: 'assistant' as const, text: '…' },
    ];
    const events = await planEvents({ ...request, context: { ...request.context, history } });
    const finish = events.at(-1);
    expect(finish?.type === 'finish' && finish.filesRead[0]).toBe('src/checkout/cart-total.ts');
  });

  it('lets past commit messages point at files that never say the word', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const commitHistory = async () => [
      { message: 'Fix rounding of vouchers', ageRank: 0, files: ['src/checkout/cart-total.ts'] },
    ];
    const { filesRead } = await ask(folder, 'Where are vouchers handled?', 'en', { commitHistory });
    expect(filesRead).toEqual(['src/checkout/cart-total.ts']);
  });

  it('says so when nothing matches', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const { answer } = await ask(folder, 'Where is the zeppelin hangar?');
    expect(answer.intent === 'question' && answer.response.references).toEqual([]);
    expect(answer.intent === 'question' && answer.response.answer).toContain('matches your words');
  });
});

describe('every language', () => {
  it('has an example of every intent', () => {
    expect(new Set(intentMessages.map((group) => group.language))).toEqual(new Set(languages));
  });
});

describe('the reasons of a correction', () => {
  it('does not blame a dead link for an image that does not show', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const { answer } = await ask(folder, 'Les images ne s’affichent pas', 'fr');
    expect(answer.intent === 'fix' && answer.response.rootCause).not.toContain('menus.html');
  });

  it('says that a form is there already', async () => {
    await using folder = await ProjectFolder.create({
      ...bakerySite,
      'contact.html': '<html lang="en"><title>Contact</title><h1>Contact</h1><form></form></html>',
    });
    const { answer } = await ask(folder, 'Please add a contact form to the contact page');
    const risks = answer.intent === 'feature' ? answer.response.plan.risks : [];
    expect(risks).toEqual(['`contact.html` has a form already; the step would leave it as it is.']);
  });
});
