type Language = 'en' | 'fr' | 'es' | 'ar';

const words: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'Nothing here',
    text: 'This preview has no such page, or the preview itself is no longer kept.',
  },
  fr: {
    title: 'Rien à cette adresse',
    text: 'Cet aperçu n’a pas de page à cette adresse, ou l’aperçu n’est plus conservé.',
  },
  es: {
    title: 'Aquí no hay nada',
    text: 'Esta vista previa no tiene esa página, o ya no se conserva.',
  },
  ar: {
    title: 'لا شيء هنا',
    text: 'لا توجد هذه الصفحة في المعاينة، أو لم تعد المعاينة محفوظة.',
  },
};

/** A whole page in the reader's language, from nothing but the Accept-Language header. */
export function notFoundPage(acceptLanguage: string | undefined): string {
  const language = languageOf(acceptLanguage);
  const { title, text } = words[language];
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 0; padding: 1rem; }
  main { max-width: 26rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
  p { margin: 0; opacity: .75; }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}

function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code) => Object.hasOwn(words, code));
  return (wanted as Language | undefined) ?? 'en';
}
