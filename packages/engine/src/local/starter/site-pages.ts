import { directionOf } from '@planline/contracts/locale';
import { escapeHtml } from '../recipes/html-source';
import type { BusinessIdea } from './read-idea';
import type { SiteWords } from './site-words';

type PageName = 'index' | 'about' | 'contact';

interface PageParts {
  page: PageName;
  title: string;
  description: string;
  main: readonly string[];
  script?: boolean;
}

export function homePageHtml(idea: BusinessIdea, words: SiteWords): string {
  const offers = words.offers.flatMap((offer) => [
    '        <li>',
    `          <h3>${escapeHtml(offer.title)}</h3>`,
    `          <p>${escapeHtml(offer.text)}</p>`,
    '        </li>',
  ]);
  return pageHtml(idea, words, {
    page: 'index',
    title: idea.name,
    description: idea.text,
    main: [
      '<section class="hero">',
      `  <h1>${escapeHtml(idea.name)}</h1>`,
      `  <p class="lead">${escapeHtml(words.lead(idea.name))}</p>`,
      `  <p>${escapeHtml(idea.text)}</p>`,
      `  <p><a class="button" href="contact.html">${escapeHtml(words.callToAction)}</a></p>`,
      '</section>',
      '<section id="offer">',
      `  <h2>${escapeHtml(words.offerHeading)}</h2>`,
      '  <ul class="cards">',
      ...offers.map((line) => line.slice(4)),
      '  </ul>',
      '</section>',
    ],
  });
}

export function aboutPageHtml(idea: BusinessIdea, words: SiteWords): string {
  return pageHtml(idea, words, {
    page: 'about',
    title: `${words.about} | ${idea.name}`,
    description: words.aboutHeading(idea.name),
    main: [
      `<h1>${escapeHtml(words.aboutHeading(idea.name))}</h1>`,
      `<p>${escapeHtml(words.aboutText(idea.name))}</p>`,
      `<h2>${escapeHtml(words.storyHeading)}</h2>`,
      `<blockquote>${escapeHtml(idea.text)}</blockquote>`,
    ],
  });
}

export function contactPageHtml(idea: BusinessIdea, words: SiteWords): string {
  const field = (name: string, label: string, control: string): string[] => [
    '  <p>',
    `    <label for="${name}">${escapeHtml(label)}</label>`,
    `    ${control}`,
    '  </p>',
  ];
  return pageHtml(idea, words, {
    page: 'contact',
    title: `${words.contact} | ${idea.name}`,
    description: words.contactText,
    script: true,
    main: [
      `<h1>${escapeHtml(words.contact)}</h1>`,
      `<p>${escapeHtml(words.contactText)}</p>`,
      `<form id="contact-form" action="mailto:" method="post" enctype="text/plain" data-sent="${escapeHtml(words.sent)}">`,
      ...field('name', words.name, '<input id="name" name="name" autocomplete="name" required>'),
      ...field(
        'email',
        words.email,
        '<input id="email" name="email" type="email" autocomplete="email" required>',
      ),
      ...field(
        'message',
        words.message,
        '<textarea id="message" name="message" rows="6" required></textarea>',
      ),
      `  <button class="button" type="submit">${escapeHtml(words.send)}</button>`,
      `  <p class="note">${escapeHtml(words.formNote)}</p>`,
      '  <p id="form-status" role="status"></p>',
      '</form>',
    ],
  });
}

function pageHtml(idea: BusinessIdea, words: SiteWords, parts: PageParts): string {
  const entries: readonly [PageName, string][] = [
    ['index', words.home],
    ['about', words.about],
    ['contact', words.contact],
  ];
  const links = entries.map(([page, label]) => {
    const current = page === parts.page ? ' aria-current="page"' : '';
    return `          <li><a href="${page}.html"${current}>${escapeHtml(label)}</a></li>`;
  });
  const description = parts.description.slice(0, 160);
  return [
    '<!doctype html>',
    `<html lang="${words.language}" dir="${directionOf(words.language)}">`,
    '  <head>',
    '    <meta charset="utf-8">',
    '    <meta name="viewport" content="width=device-width, initial-scale=1">',
    `    <title>${escapeHtml(parts.title)}</title>`,
    `    <meta name="description" content="${escapeHtml(description)}">`,
    '    <link rel="stylesheet" href="css/site.css">',
    ...(parts.script ? ['    <script src="js/contact.js" defer></script>'] : []),
    '  </head>',
    '  <body>',
    `    <a class="skip" href="#content">${escapeHtml(words.skip)}</a>`,
    '    <header class="site-header">',
    `      <a class="brand" href="index.html">${escapeHtml(idea.name)}</a>`,
    `      <nav aria-label="${escapeHtml(words.navigation)}">`,
    '        <ul>',
    ...links,
    '        </ul>',
    '      </nav>',
    '    </header>',
    '    <main id="content">',
    ...parts.main.map((line) => `      ${line}`),
    '    </main>',
    '    <footer class="site-footer">',
    `      <p>${escapeHtml(words.rights(idea.name))}</p>`,
    '    </footer>',
    '  </body>',
    '</html>',
    '',
  ].join('\n');
}
