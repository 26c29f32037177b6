import { type ChatMode, chatModes } from '@planline/contracts/chat-response';
import { intentLexicon } from './intent-lexicon';
import { messageWords } from './message-words';

export interface IntentScore {
  intent: ChatMode;
  scores: Readonly<Record<ChatMode, number>>;
  /** The phrases that spoke, for a reader who asks why. */
  heard: readonly string[];
}

interface Rule {
  intent: ChatMode;
  weight: number;
  words: readonly string[];
  atStart: boolean;
  phrase: string;
}

/** Courtesies that open a request without changing what it asks for. */
const openings: readonly (readonly string[])[] = [
  'please',
  'hello',
  'hi',
  'hey',
  'can you',
  'can you please',
  'could you',
  'could you please',
  'would you',
  'i want you to',
  'i would like you to',
  "s'il te plait",
  "s'il vous plait",
  'stp',
  'svp',
  'bonjour',
  'salut',
  'peux tu',
  'pouvez vous',
  'pourrais tu',
  'pourriez vous',
  'por favor',
  'hola',
  'puedes',
  'podrias',
  'puede',
  'podria',
  'من فضلك',
  'رجاء',
  'لو سمحت',
  'مرحبا',
  'اهلا',
  'هل يمكنك',
  'هل يمكن',
  'ارجو',
  'ممكن',
].map((opening) => messageWords(opening));

/** A greeting counts as the message only when little follows it. */
const GREETING_WORDS = 5;

export class IntentClassifier {
  readonly #rules: readonly Rule[] = readRules();

  classify(message: string): IntentScore {
    const words = messageWords(message);
    const core = withoutOpenings(words);
    const scores: Record<ChatMode, number> = {
      question: 0,
      feature: 0,
      fix: 0,
      analysis: 0,
      general: 0.5,
    };
    const heard: string[] = [];
    for (const rule of this.#rules) {
      // A greeting is looked for in the whole message, all else in what follows the courtesies.
      const where = rule.intent === 'general' ? words : core;
      if (!occurs(rule, where)) continue;
      const tooLong = rule.intent === 'general' && words.length > GREETING_WORDS && rule.atStart;
      scores[rule.intent] += tooLong ? 0.5 : rule.weight;
      heard.push(`${rule.intent}: ${rule.phrase}`);
    }
    if (/[?؟]\s*$/.test(message) && core.length === words.length) scores.question += 1;
    if (/\n\s+at .+:\d+:\d+|Traceback \(most recent/.test(message.slice(0, 20_000)))
      scores.fix += 4;
    if (heard.length === 0 && core.length >= 3) scores.question += 0.75;
    return { intent: best(scores), scores, heard };
  }
}

function readRules(): Rule[] {
  const rules: Rule[] = [];
  for (const line of intentLexicon.split('\n')) {
    const [head, tail] = line.split('|');
    if (!head || !tail) continue;
    const [intent, weight] = head.trim().split(' ');
    if (!chatModes.includes(intent as ChatMode)) continue;
    for (const phrase of tail.split(',').map((entry) => entry.trim())) {
      if (phrase === '') continue;
      const atStart = phrase.startsWith('^');
      const words = phrase.replace('^', '').split(' ').flatMap(ruleWords);
      rules.push({ intent: intent as ChatMode, weight: Number(weight), words, atStart, phrase });
    }
  }
  return rules;
}

/** A phrase goes through the same folding as a message, and keeps its `*`. */
function ruleWords(text: string): string[] {
  const words = messageWords(text);
  const last = words.at(-1);
  return text.endsWith('*') && last ? [...words.slice(0, -1), `${last}*`] : words;
}

function occurs(rule: Rule, words: readonly string[]): boolean {
  const last = rule.atStart ? 0 : words.length - rule.words.length;
  for (let at = 0; at <= last; at += 1) {
    if (rule.words.every((expected, offset) => matches(expected, words[at + offset]))) return true;
  }
  return false;
}

function matches(expected: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return expected.endsWith('*') ? word.startsWith(expected.slice(0, -1)) : word === expected;
}

function withoutOpenings(words: readonly string[]): readonly string[] {
  let rest = words;
  for (;;) {
    const opening = openings
      .filter((candidate) => candidate.every((word, index) => rest[index] === word))
      .sort((a, b) => b.length - a.length)[0];
    if (!opening || rest.length === opening.length) return rest;
    rest = rest.slice(opening.length);
  }
}

/** The highest score; between equals, the one that asks least of the project. */
function best(scores: Readonly<Record<ChatMode, number>>): ChatMode {
  const order: readonly ChatMode[] = ['fix', 'analysis', 'feature', 'question', 'general'];
  return order.reduce((leader, intent) => (scores[intent] > scores[leader] ? intent : leader));
}
