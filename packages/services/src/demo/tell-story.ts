import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { ErrorView } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import type { SeededRandom } from './seeded-random';
import { arabic } from './topics/arabic';
import { english } from './topics/english';
import { french } from './topics/french';
import { spanish } from './topics/spanish';
import type { LanguageTopics } from './topics/topic';

/** What became of a plan: nothing yet, or a build and its end. */
export type BuildEnd = 'edited' | 'document' | 'failed' | 'cancelled';

/** How a message was answered. */
export type MessageEnd =
  | { kind: 'answered'; isInOtherLanguage: boolean }
  | { kind: 'cancelled' | 'interrupted' }
  | { kind: 'failed'; error: ErrorView; isPartlyAnswered: boolean };

export interface MessageScene {
  kind: 'message';
  text: string;
  language: Language;
  locale: string;
  answer: TypedAnswer;
  end: MessageEnd;
  /** Of a plan: how many revisions people added to the engine's. */
  revisions: number;
  build: BuildEnd | null;
}

export type Scene = MessageScene | { kind: 'new-topic' };

/** Rows that every history begins with: the import and the greeting. */
export const openingRows = 2;

const answered = { kind: 'answered', isInOtherLanguage: false } as const;
type Intent = TypedAnswer['intent'];
type Beat =
  | 'new-topic'
  | {
      intent: Intent;
      end?: MessageEnd;
      revisions?: readonly [number, number];
      build?: BuildEnd;
      language?: Language;
    };

/** One round of a project's life; it is told again and again, each time with other words. */
const beats: readonly Beat[] = [
  { intent: 'question', language: 'ar' },
  { intent: 'question', language: 'en' },
  { intent: 'feature', revisions: [1, 3], build: 'edited' },
  { intent: 'general' },
  { intent: 'question', language: 'ar', end: { kind: 'answered', isInOtherLanguage: true } },
  { intent: 'fix', build: 'failed' },
  { intent: 'fix', revisions: [0, 1], build: 'edited' },
  { intent: 'analysis' },
  { intent: 'question' },
  { intent: 'feature', revisions: [2, 4] },
  { intent: 'question', end: { kind: 'cancelled' } },
  { intent: 'feature', revisions: [0, 1], build: 'cancelled' },
  'new-topic',
  { intent: 'question' },
  {
    intent: 'analysis',
    end: { kind: 'failed', error: { code: 'ENGINE_STALLED', details: {} }, isPartlyAnswered: true },
  },
  { intent: 'analysis' },
  { intent: 'question' },
  { intent: 'feature', revisions: [0, 2], build: 'document' },
  { intent: 'question', end: { kind: 'interrupted' } },
  {
    intent: 'question',
    end: {
      kind: 'failed',
      error: { code: 'ENGINE_UNAVAILABLE', details: { reason: 'cli-missing' } },
      isPartlyAnswered: false,
    },
  },
  { intent: 'general' },
];

/**
 * Scenes whose timeline rows, with the opening, are exactly `items`; the last ones are short enough to fit.
 * Half of it is told in Arabic, a third in English, the rest in French and Spanish.
 */
export function tellStory(random: SeededRandom, items: number): Scene[] {
  const scenes: Scene[] = [];
  let left = items - openingRows;
  for (let turn = 0; left > 0; turn += 1) {
    const beat = beats[turn % beats.length];
    if (beat === undefined) throw new Error('no beat');
    const told = tellBeat(random, beat);
    const scene = rowsOf(told) <= left ? told : tellFiller(random, left);
    scenes.push(scene);
    left -= rowsOf(scene);
  }
  return scenes;
}

/** How many timeline rows a scene leaves. */
export function rowsOf(scene: Scene): number {
  if (scene.kind === 'new-topic') return 1;
  return 1 + endRows(scene.end) + buildRows(scene.build);
}

function endRows(end: MessageEnd): number {
  if (end.kind === 'answered') return 1;
  return end.kind === 'failed' && !end.isPartlyAnswered ? 1 : 2;
}

function buildRows(build: BuildEnd | null): number {
  if (build === null) return 0;
  return build === 'document' ? 4 : 3;
}

function tellFiller(random: SeededRandom, left: number): Scene {
  return left >= 2 ? tellBeat(random, { intent: 'question' }) : { kind: 'new-topic' };
}

function tellBeat(random: SeededRandom, beat: Beat): Scene {
  if (beat === 'new-topic') return { kind: 'new-topic' };
  const topics = beat.language
    ? topicsOf[beat.language]
    : random.pick([arabic, arabic, arabic, arabic, english, english, english, french, spanish]);
  const end = beat.end ?? answered;
  const isInOtherLanguage = end.kind === 'answered' && end.isInOtherLanguage;
  const topic = tellTopic(random, topics, beat.intent);
  const [least, most] = beat.revisions ?? [0, 0];
  return {
    kind: 'message',
    text: random.pick(topic.ask),
    language: topics.language,
    locale: random.pick(topics.locales),
    answer: isInOtherLanguage ? tellTopic(random, english, beat.intent).answer : topic.answer,
    end,
    revisions: random.whole(least, most),
    build: beat.build ?? null,
  };
}

const topicsOf: Record<Language, LanguageTopics> = {
  ar: arabic,
  en: english,
  fr: french,
  es: spanish,
};

const listOf = {
  question: 'questions',
  feature: 'features',
  fix: 'fixes',
  analysis: 'analyses',
  general: 'generals',
} as const satisfies Record<Intent, keyof LanguageTopics>;

function tellTopic(random: SeededRandom, topics: LanguageTopics, intent: Intent) {
  const product = random.pick(topics.products);
  return random.pick(topics[listOf[intent]])({
    product,
    other: random.pick(topics.products.filter((other) => other !== product)),
    price: random.whole(6, 48),
    percent: random.pick([5, 10, 15, 20, 25]),
    day: random.pick(topics.days),
    count: random.whole(3, 6),
  });
}
