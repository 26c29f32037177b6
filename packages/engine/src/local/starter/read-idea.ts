import { safeText } from '../code-index/safe-text';

export interface BusinessIdea {
  /** A name for headings and titles: the one given between quotation marks, else the idea's own subject. */
  name: string;
  /** The idea in its author's words. */
  text: string;
}

const quoted = /“([^”]{2,60})”|«\s*([^»]{2,60}?)\s*»|"([^"\n]{2,60})"/u;
const named =
  /(?:called|named|appelée?|nommée?|llamad[ao]|que se llama|اسمه|اسمها|باسم|تسمى)\s+([\p{L}\p{N}'’& -]{2,60})/iu;
const wish =
  /^(?:please\s+)?(?:i(?:['’]d| would) like|i want|we want|i need|we need|build|create|make|je (?:veux|voudrais|souhaite)|nous voulons|crée[rz]?|faire|quiero|queremos|necesito|crea|haz|أريد|نريد|أنشئ|اصنع|أود)\s+(?:me\s+|us\s+)?(?:to (?:have|build|create)\s+|إنشاء\s+|crear\s+|créer\s+)?/iu;
const siteFor =
  /^(?:an?|un|une|una|el|la|le)?\s*(?:web\s?)?(?:site|website|page|landing page|sitio(?: web)?|página(?: web)?|موقع[ًا]*(?:\s+إلكتروني[ًا]*)?)\s*(?:web\s+)?(?:for|about|pour|de|sur|para|sobre|لـ|عن)?\s*/iu;
const article =
  /^(?:an?|the|un|une|le|la|les|el|los|las|una|my|our|mon|ma|notre|mi|nuestr[ao])\s+/iu;

/** Finds a name in an idea of any of the four languages; never empty. */
export function readIdea(idea: string, fallback: string): BusinessIdea {
  const text = safeText(idea).replace(/\s+/g, ' ').trim();
  const match = quoted.exec(text);
  const given = match?.slice(1).find((part) => part !== undefined) ?? named.exec(text)?.[1];
  const name = given ? given.split(/[,.;،؛]/u)[0] : subjectOf(text);
  const clean = (name ?? '').trim();
  return { name: clean === '' ? fallback : upperFirst(clean), text: text === '' ? fallback : text };
}

/** The first words of the idea without "I want a site for". */
function subjectOf(text: string): string {
  const bare = text.replace(wish, '').replace(siteFor, '').replace(article, '');
  const clause =
    bare.split(
      /[.,;:!?،؛؟\n(]|\s(?:that|which|with|where|who|qui|avec|que|con|donde|التي|الذي|مع)\s/u,
    )[0] ?? '';
  return clause.split(' ').slice(0, 6).join(' ').slice(0, 60);
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
