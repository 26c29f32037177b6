import type { FixPlanResponse } from '@planline/contracts/chat-response';
import { messageWords } from '../intent/message-words';
import type { FixCategory } from '../phrases/phrases';
import { findLines } from '../retrieval/find-lines';
import type { RankedFile } from '../retrieval/rank-files';
import { codeSpan, codeSpans, ownWords } from './code-span';
import type { ComposeContext } from './compose-context';
import { reasonFor, tellingSymbols } from './describe-place';
import { testsOf } from './import-graph';
import { siteRepairs } from './site-repairs';

const categoryWords: readonly [FixCategory, readonly string[]][] = [
  ['links', ['link', 'href', '404', 'lien', 'enlace', 'vinculo', 'رابط', 'روابط', 'وصله']],
  ['images', ['image', 'img', 'photo', 'picture', 'alt', 'imagen', 'foto', 'صور', 'صوره', 'صورة']],
  ['language', ['lang', 'translat', 'access', 'idioma', 'traduc', 'لغه', 'لغة', 'ترجم']],
  [
    'layout',
    [
      'overlap',
      'layout',
      'overflow',
      'align',
      'mobile',
      'chevauch',
      'debord',
      'affich',
      'solap',
      'desbord',
      'movil',
      'متداخل',
      'جوال',
    ],
  ],
  [
    'error',
    [
      'crash',
      'typeerror',
      'exception',
      'error',
      '500',
      'throw',
      'fail',
      'erreur',
      'plant',
      'echou',
      'excepc',
      'fall',
      'cae',
      'خطا',
      'انهيار',
      'ينهار',
      'يفشل',
    ],
  ],
  [
    'data',
    [
      'wrong',
      'incorrect',
      'twice',
      'total',
      'price',
      'faux',
      'fausse',
      'prix',
      'precio',
      'incorrecto',
      'خاطي',
      'مرتين',
      'سعر',
      'اسعار',
    ],
  ],
];
const severeWords = new Set(
  'crash crashes payment checkout password security lost data login plante paiement securite perdu pago seguridad contrasena perdido دفع امان ينهار انهيار'.split(
    ' ',
  ),
);

/** A plan for a correction: faults that the files prove where there are any, else candidates with their reasons. */
export async function composeFix(context: ComposeContext): Promise<FixPlanResponse> {
  const { phrases, request, manifests } = context;
  const words = messageWords(`${context.subject} ${(request.context.buildErrors ?? []).join(' ')}`);
  const category = categoryOf(words);
  const test = manifests
    .flatMap((manifest) => manifest.scripts)
    .find(({ name }) => name === 'test');
  const testingStrategy = test
    ? phrases.fix.testWith(codeSpan('npm test'))
    : phrases.fix.testManually;
  const issue = {
    description: phrases.fix.issue(phrases.quote(ownWords(context.subject))),
    severity: words.some((word) => severeWords.has(word)) ? ('high' as const) : ('medium' as const),
    category: phrases.fix.category[category],
  };
  const repairs = siteRepairs(context);
  if (repairs) {
    return {
      issue,
      rootCause: phrases.fix.causeFound(repairs.cause),
      solution: {
        approach: phrases.fix.approachFound(phrases.list(codeSpans(repairs.files))),
        changes: repairs.changes,
        testingStrategy,
      },
      preventionTips: [phrases.fix.preventCheck],
      buildPrompt: context.subject,
    };
  }
  return composeFromCandidates(context, issue, testingStrategy);
}

async function composeFromCandidates(
  context: ComposeContext,
  issue: FixPlanResponse['issue'],
  testingStrategy: string,
): Promise<FixPlanResponse> {
  const { phrases, index } = context;
  const candidates = faultCandidates(context).slice(0, 4);
  const best = candidates.find(({ file }) => file.kind !== 'test') ?? candidates[0];
  if (!best) {
    return {
      issue,
      rootCause: phrases.fix.causeUnknown(phrases.counts.files(index.files.length)),
      solution: { approach: phrases.fix.approachUnknown, changes: [], testingStrategy },
      buildPrompt: context.subject,
    };
  }
  const others = candidates.filter(
    (candidate) => candidate !== best && candidate.file.kind !== 'test',
  );
  const place = await placeIn(context, best.file);
  const reason = reasonFor(best, context.query, context.history, context.stemmer, phrases);
  const name = codeSpan(best.file.path);
  const changes: FixPlanResponse['solution']['changes'] = [
    { file: best.file.path, changeType: 'modify', description: phrases.fix.change(name, place) },
  ];
  for (const { file } of others.slice(0, 2)) {
    const description = phrases.fix.changeSecond(codeSpan(file.path));
    changes.push({ file: file.path, changeType: 'modify', description });
  }
  const test = testsOf(index, best.file)[0];
  if (test) {
    const description = phrases.fix.changeTest(codeSpan(test));
    changes.push({ file: test, changeType: 'modify', description });
  }
  const complex = best.file.symbols.find((symbol) => symbol.complexity > 10);
  const causes = [phrases.fix.cause(name, place, reason)];
  if (others.length > 0) {
    causes.push(
      phrases.fix.alsoLikely(phrases.list(codeSpans(others.map(({ file }) => file.path)))),
    );
  }
  causes.push(phrases.fix.honest);
  return {
    issue,
    rootCause: causes.join(' '),
    solution: { approach: phrases.fix.approach(name), changes, testingStrategy },
    preventionTips: [
      phrases.fix.preventTest,
      ...(complex ? [phrases.fix.preventSmall(codeSpan(complex.name))] : []),
    ],
    buildPrompt: phrases.feature.prompt(
      context.subject,
      changes.map(({ file }) => file).join(', '),
    ),
  };
}

/** Documents describe a fault and data feeds it; it lives in code, unless nothing else matches. */
function faultCandidates({ ranked }: ComposeContext): readonly RankedFile[] {
  const written = ranked.filter(({ file }) => file.kind !== 'generated');
  const code = written.filter(({ file }) => !['document', 'data'].includes(file.kind));
  return code.length > 0 ? code : written;
}

export async function placeIn(
  context: ComposeContext,
  file: ComposeContext['ranked'][number]['file'],
): Promise<string> {
  const { phrases, index, query, stemmer, slice } = context;
  const symbol = tellingSymbols(file, query, stemmer).matched[0];
  if (symbol) return phrases.feature.place(codeSpan(symbol.name), symbol.line);
  const [line] = await findLines(index, file, query, 1, stemmer, slice);
  const text = line?.snippet.split('\n')[0]?.trim();
  if (!line || !text) return phrases.feature.wholeFile;
  return phrases.feature.place(codeSpan(text.slice(0, 60)), line.line);
}

function categoryOf(words: readonly string[]): FixCategory {
  const found = categoryWords.find(([, starts]) =>
    words.some((word) => starts.some((start) => word.startsWith(start))),
  );
  return found?.[0] ?? 'other';
}
