import { type Language, languageSchema } from '@planline/contracts/locale';

const readerHeader = 'x-planline-locale';
/** Written by next-intl when the reader chooses a language. */
const cookieName = 'planline-language';

/** The language a page says it is in, else the one chosen before, else the browser's first that we have. */
export function languageOfRequest(headers: Headers): Language {
  const candidates = [
    headers.get(readerHeader),
    cookieValue(headers.get('cookie'), cookieName),
    ...acceptedLanguages(headers.get('accept-language')),
  ];
  for (const candidate of candidates) {
    const parsed = languageSchema.safeParse(candidate?.split('-')[0]?.toLowerCase());
    if (parsed.success) return parsed.data;
  }
  return 'en';
}

/** Tags by falling weight; RFC 9110 §12.5.4. */
function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, weight: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function cookieValue(header: string | null, name: string): string | null {
  const prefix = `${name}=`;
  const pair = (header ?? '').split(/;\s*/).find((entry) => entry.startsWith(prefix));
  return pair ? pair.slice(prefix.length) : null;
}
