/** A small static site with honest flaws: an image without alt, a page without lang, a dead link, an unused class. */
export const bakerySite: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(
    {
      name: 'old-mill-bakery',
      private: true,
      type: 'module',
      description: 'Web site of the Old Mill bakery',
      scripts: { build: 'node scripts/build.mjs', test: 'node --test tests/prices.test.mjs' },
    },
    null,
    2,
  ),
  'README.md':
    '# Old Mill bakery\n\nThe site of a bakery in four pages.\n\n## Run\n\nnpm run build\n',
  'index.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Old Mill | Bakery</title>
    <meta name="description" content="Bread from the old mill.">
    <link rel="stylesheet" href="css/site.css">
  </head>
  <body>
    <header>
      <nav>
        <ul>
          <li><a href="index.html" class="active" aria-current="page">Home</a></li>
          <li><a href="menu.html">Menu</a></li>
          <li><a href="contact.html">Contact</a></li>
        </ul>
      </nav>
    </header>
    <main>
      <h1>Fresh bread every morning</h1>
      <p class="lead">Welcome to the old mill, where we bake
        with natural sourdough.</p>
      <img src="img/sourdough-loaf.jpg" width="400">
      <p>See our <a href="menus.html">whole menu</a>.</p>
    </main>
    <footer><p>Old Mill, 12 River Street</p></footer>
  </body>
</html>
`,
  'menu.html': `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Menu | Old Mill</title>
    <link rel="stylesheet" href="css/site.css">
  </head>
  <body>
    <nav><a href="index.html">Home</a> <a href="menu.html">Menu</a> <a href="contact.html">Contact</a></nav>
    <main>
      <h1>Our menu</h1>
      <h3>Breads</h3>
      <ul id="price-list"></ul>
    </main>
    <script type="module" src="js/render-menu.js"></script>
  </body>
</html>
`,
  'contact.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Contact | Old Mill</title>
    <link rel="stylesheet" href="css/site.css">
  </head>
  <body>
    <header>
      <nav>
        <ul>
          <li><a href="index.html">Home</a></li>
          <li><a href="menu.html">Menu</a></li>
          <li><a href="contact.html">Contact</a></li>
        </ul>
      </nav>
    </header>
    <main>
      <h1>Contact</h1>
      <p>Write to <a href="mailto:hello@oldmill.example">hello@oldmill.example</a>.</p>
    </main>
  </body>
</html>
`,
  'css/site.css': `:root {
  --accent: #b45309;
  --background: #fffaf0;
  --text: #2b2118;
}

body {
  background: var(--background);
  color: var(--text);
}

a {
  color: var(--accent);
}

.lead {
  font-size: 1.2rem;
}

.forgotten-banner {
  color: #ff0000;
}
`,
  'js/format-price.js': `/** Prices are kept in cents; readers see euros. */
export function formatPrice(cents, locale = 'en') {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

// TODO: discounts for regular customers
export function priceWithDiscount(cents, percent) {
  return Math.round(cents * (1 - percent / 100));
}
`,
  'js/render-menu.js': `import { formatPrice } from './format-price.js';

const breads = [
  { name: 'Sourdough', cents: 450 },
  { name: 'Rye', cents: 390 },
];

export function renderMenu(list) {
  for (const bread of breads) {
    const item = document.createElement('li');
    item.textContent = bread.name + ' ' + formatPrice(bread.cents);
    list.append(item);
  }
}

renderMenu(document.querySelector('#price-list'));
`,
  'img/sourdough-loaf.jpg': 'not really a picture',
  'scripts/build.mjs': `import { cp, mkdir, readdir } from 'node:fs/promises';
await mkdir('dist', { recursive: true });
for (const name of await readdir('.')) {
  if (name.endsWith('.html') || ['css', 'js', 'img'].includes(name)) {
    await cp(name, 'dist/' + name, { recursive: true });
  }
}
`,
  'tests/prices.test.mjs': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPrice, priceWithDiscount } from '../js/format-price.js';

test('formats cents as euros', () => {
  assert.equal(formatPrice(450), '€4.50');
});

test('takes a discount off', () => {
  assert.equal(priceWithDiscount(1000, 10), 900);
});
`,
};
