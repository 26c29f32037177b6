const aboutWords =
  /(?:^|\s)(?:about|on|called|named|titled|with|for|à propos de|au sujet de|sur|intitulée?|nommée?|appelée?|pour|avec|sobre|acerca de|llamada?|titulada?|para|con|عن|حول|باسم|بعنوان|بعنوانها|لـ)\s+(.+)$/iu;
const trailing =
  /\s+(?:to|on|in|into|at|à|au|aux|sur|dans|en|a la|al|a|في|إلى|الى|على)\s+(?:the\s+|la\s+|le\s+|el\s+|our\s+|notre\s+|nuestra\s+)?(?:[\p{L}'’]+\s+)?(?:page|pagina|página|site|sitio|home|homepage|accueil|portada|inicio|الصفحة|صفحة|الموقع).*$/iu;
const leadingArticle = /^(?:the|a|an|le|la|les|un|une|des|el|los|las|una|unos|unas)\s+/iu;
/**
 * Where the next wish begins: "… and link it in the navigation", "… so that visitors find us". A plain "and"
 * may belong to the name ("Bread and cakes"), so a verb or a purpose has to follow.
 */
const nextClause =
  /,?\s+(?:(?:and|then)\s+(?:then\s+|also\s+)?(?:link|add|put|show|make|list|place|mention|include|connect|give)\b|so\s+that\b|in\s+order\s+to\b|(?:et|puis)\s+(?:l[ae]s?\s+|l['’])?(?:ajout|li[eé]|met|montr|affich|reli|plac|inclu)|(?:afin|pour\s+que)\b|(?:y|e|luego)\s+(?:enl[aá]|añád|añad|agreg|pon|muestr|inclu)|para\s+que\b|و(?:اربط|أضف|اضف|اعرض|ضع|أدرج)|(?:ثم|حتى|بحيث|لكي)\s).*$/iu;
const leadingElision = /^(?:l|d)['’]/iu;
/** «للفعاليات» is "for the events" in one word: the name is «الفعاليات». */
const leadingForThe = /^لل(?=\p{L}{3})/u;

/** The words that name a new page: what stands after "about", or beside "page". */
export function newPageTitle(request: string): string | null {
  const text = plain(request);
  const about = aboutWords.exec(text)?.[1];
  if (about) return asTitle(about);
  const before = /(?:^|\s)(?:an?|the|new)\s+((?:[\p{L}\p{N}'’-]+\s+){1,4})page\b/iu.exec(text)?.[1];
  if (before) return asTitle(before.replace(/^new\s+/i, ''));
  const after = /(?:page|página|pagina|صفحة)\s+(?:de\s+|d['’]|des\s+|du\s+|del\s+)?(.+)$/iu.exec(
    text,
  )?.[1];
  return after ? asTitle(after) : null;
}

/** The words that name a new section. */
export function sectionHeading(request: string): string | null {
  const text = plain(request);
  const whole = text.replace(trailing, '');
  const about = aboutWords.exec(whole)?.[1];
  if (about) return asTitle(about);
  const before = /(?:^|\s)(?:an?|the|new)\s+((?:[\p{L}\p{N}'’-]+\s+){1,4})section\b/iu.exec(
    whole,
  )?.[1];
  if (before) return asTitle(before);
  const after =
    /(?:section|rubrique|sección|seccion|apartado|قسمًا|قسما|قسم)\s+(?:de\s+|d['’]|des\s+|du\s+|del\s+|لـ?)?(.+)$/iu.exec(
      whole,
    )?.[1];
  return after ? asTitle(after) : null;
}

function plain(request: string): string {
  return request
    .replace(/\s+/g, ' ')
    .replace(/[.!?؟]+\s*$/u, '')
    .trim();
}

function asTitle(words: string): string | null {
  const bare = words
    .replace(nextClause, '')
    .replace(trailing, '')
    .replace(leadingElision, '')
    .replace(leadingForThe, 'ال')
    .replace(leadingArticle, '')
    .trim();
  const title = bare
    .replace(/[,;:،؛].*$/u, '')
    .trim()
    .slice(0, 80);
  if (!/\p{L}{2}/u.test(title)) return null;
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}
