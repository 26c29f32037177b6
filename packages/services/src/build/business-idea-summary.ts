const maxCharacters = 160;

/** Ways in which people begin before they say what they want, in the four languages. */
const openings = [
  /^(?:hi|hello|hey)\b[\s,.!]*/iu,
  /^(?:please\s+)?(?:i\s+(?:want|need|would\s+like)|i['’]d\s+like|we\s+(?:want|need))\s+(?:you\s+)?to\s+(?:build|create|make|have|develop)\s+(?:me\s+|us\s+)?/iu,
  /^(?:please\s+)?(?:i\s+(?:want|need|would\s+like)|i['’]d\s+like|we\s+(?:want|need))\s+/iu,
  /^(?:please\s+)?(?:build|create|make|develop)\s+(?:me\s+|us\s+)?/iu,
  /^(?:bonjour|salut)(?=[\s,.!])[\s,.!]*/iu,
  /^(?:je\s+(?:veux|voudrais|souhaite)|j['’]aimerais|nous\s+(?:voulons|souhaitons))\s+(?:(?:créer|faire|construire|lancer|avoir)\s+)?/iu,
  /^(?:hola|buenas)(?=[\s,.!])[\s,.!]*/iu,
  /^(?:quiero|queremos|quisiera|necesito|me\s+gustaría)\s+(?:(?:crear|hacer|construir|montar|tener)\s+)?/iu,
  /^(?:مرحبا|مرحبًا|السلام عليكم)[\s،,.!]*/u,
  /^(?:أريد|اريد|نريد|أود|أرغب في|احتاج|أحتاج)(?:\s+إلى)?\s+(?:(?:أن\s+)?(?:إنشاء|انشاء|بناء|أنشئ|أبني|عمل)\s+)?/u,
];

/** The end of a sentence: a stop followed by space or the end, so that `v2.0` and `site.com` stay whole. */
const sentenceEnd = /[.!?؟。](?=\s|$)|\n/u;

/**
 * What the person wants, as the object of "you want to create …": the first sentence of the idea
 * without its opening words, at most 160 characters, cut between words.
 */
export function businessIdeaSummary(idea: string): string {
  const whole = idea.replace(/[ \t]+/gu, ' ').trim();
  const stripped = openings.reduce((text, opening) => text.replace(opening, ''), whole).trim();
  const subject = stripped === '' ? whole : stripped;
  const end = subject.search(sentenceEnd);
  const sentence = (end > 0 ? subject.slice(0, end) : subject).replace(/[\s,;:،؛]+$/u, '');
  return cutBetweenWords(sentence);
}

function cutBetweenWords(text: string): string {
  if (text.length <= maxCharacters) return text;
  const head = text.slice(0, maxCharacters - 1);
  const lastSpace = head.lastIndexOf(' ');
  const words = lastSpace > maxCharacters / 2 ? head.slice(0, lastSpace) : head;
  return `${words.replace(/[\uD800-\uDBFF]$|[\s,;:،؛]+$/u, '')}…`;
}
