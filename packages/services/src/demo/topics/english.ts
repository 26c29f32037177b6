import { analysis, feature, fix, general, type LanguageTopics, question } from './topic';

export const english: LanguageTopics = {
  language: 'en',
  locales: ['en', 'en-GB', 'en-US'],
  products: [
    'the almond cake',
    'the lemon tart',
    'the chocolate cake',
    'the sourdough loaf',
    'the date maamoul',
    'the zaatar croissant',
    'the rye bread',
    'the orange cake',
  ],
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  questions: [
    ({ day }) =>
      question(
        [
          `When are we open on ${day}?`,
          'Where are the opening hours set?',
          `Change the hours on ${day}: which file?`,
        ],
        `In \`js/dates.js\`: \`openingHours\` maps the day of the week (Sunday is 0) to two decimal hours. ${day} is read from there by \`isOpenAt\`, and no page repeats it. Sunday has no entry, so it counts as closed.`,
        [['js/dates.js', 2, 'export const openingHours = {']],
        ['How are half hours written?', 'Are public holidays known?'],
      ),
    ({ product, price }) =>
      question(
        [
          `Where does the price of ${product} come from?`,
          `I want ${product} to cost €${price}. What do I touch?`,
        ],
        `\`cakes.html\` holds it twice: once for people in \`<span class="price">\` and once for the basket in \`data-price\`. Change both, or a customer reads €${price} and pays something else.`,
        [['cakes.html', 27, '<span>Almond cake</span> <span class="price">€28</span>']],
      ),
    ({ count }) =>
      question(
        [`What is the discount for ${count} cakes?`, 'How does the discount work?'],
        '`cartTotal` in `js/cart.js` takes ten per cent off when there are **more than** three cakes. Its comment and the page both say "from three on", so exactly three cakes is where they disagree.',
        [['js/cart.js', 29, 'return countItems(items) > 3 ? Math.round(total * 0.9) : total;']],
        ['Is the discount shown to the customer?'],
      ),
    () =>
      question(
        [
          'Where is the basket kept?',
          'Do we store anything about customers?',
          'Does the basket survive a restart?',
        ],
        "Only in the customer's browser: `localStorage`, key `sunrise-cart`. Nothing goes to a server. A value that cannot be read gives an empty basket, so a broken one never breaks the page.",
        [['js/cart.js', 3, 'export function readCart(storage = globalThis.localStorage) {']],
      ),
    ({ day }) =>
      question(
        [
          `If somebody orders late on ${day}, when can they fetch it?`,
          'What is the earliest pickup day?',
        ],
        'One day of notice before noon, two after it (`firstPickupDay`). Sundays are not skipped yet: the `TODO` in `js/dates.js` says so, and a customer can be promised a day on which the shop is closed.',
        [['js/dates.js', 23, '// TODO: skip Sundays, the shop is closed']],
      ),
    () =>
      question(
        ['How do I run the tests?', 'What is tested today?'],
        "`npm test` runs everything in `tests/` with Node's own runner; there is nothing to install. The basket and the opening hours are covered, the contact form and the pickup day are not.",
        [['package.json', 9, '"test": "node --test tests/"']],
      ),
    ({ product }) =>
      question(
        [`Why is ${product} not on the home page?`, 'How are the three favourites chosen?'],
        `By hand: the favourites are three list items in \`index.html\`. To show ${product} there, add an item and a picture in \`images/\`.`,
        [['index.html', 30, '<ul class="favourites">']],
      ),
    () =>
      question(
        ['What does the contact form check?', 'Why was a message with links refused?'],
        '`checkContactForm` wants a name of at most 80 characters, an address with a complete domain and a message of 10 to 2,000 characters with at most two links. A link is counted wherever `http` appears, which refuses some honest messages.',
        [['js/contact-form.js', 42, "const links = message.split('http').length - 1;"]],
      ),
    () =>
      question(
        ['What does the build do?', 'What ends up in dist?'],
        '`scripts/build.js` copies the pages with `css`, `js` and `images` into `dist/` and fails when a page has no `<title>`. Nothing is minified: what you write is what is served.',
        [['scripts/build.js', 1, "import { cp, mkdir, readdir } from 'node:fs/promises';"]],
      ),
    ({ product, other }) =>
      question(
        [
          `Can ${product} and ${other} be in one order?`,
          'What happens when an item is added twice?',
        ],
        `Yes. Each item has an id; \`addToCart\` raises its \`count\` or adds a line. ${product} twice and ${other} once are two lines and three cakes.`,
        [['js/cart.js', 14, 'if (known) known.count += 1;']],
      ),
  ],
  features: [
    ({ product }) =>
      feature([`Add a page for weddings and birthdays with ${product}`, 'We need an events page'], {
        summary: 'A page for events',
        overview: `A new page with three packages, ${product} among them, a link in the navigation and a request form on the existing checks.`,
        feasibility: 'moderate',
        steps: [
          [
            'Write `events.html`',
            'The skeleton of `about.html` with three packages and their prices.',
            ['events.html'],
            'low',
          ],
          [
            'Link it everywhere',
            'One more link in the header of all four pages, in the same order.',
            ['index.html', 'cakes.html', 'about.html', 'contact.html'],
            'low',
          ],
          [
            'Request form',
            'Reuse `checkContactForm` and add a field for the date.',
            ['events.html', 'js/contact-form.js'],
            'medium',
          ],
          [
            'Cards',
            'Styles with logical properties, so that they hold in both directions.',
            ['css/site.css'],
            'low',
          ],
        ],
        risks: [
          'The navigation gets longer on a phone.',
          'A date may fall on a day when we are closed.',
        ],
        alternatives: ['A section in `contact.html` instead of a page.'],
      }),
    ({ product, price }) =>
      feature([`Put ${product} on the list for €${price}`, `New item: ${product}, €${price}`], {
        summary: `${product} on the cake list, €${price}`,
        overview: 'One more list item with its button; the basket needs no change.',
        steps: [
          [
            'Add the item',
            `Price for people and \`data-price="${price}"\` for the basket.`,
            ['cakes.html'],
            'low',
          ],
          [
            'Guard the two prices',
            'A test that reads every item and compares both prices.',
            ['tests/prices.test.js'],
            'low',
          ],
        ],
        risks: ['The price stands in two places.'],
      }),
    ({ percent, day }) =>
      feature([`${percent}% off on ${day}s`, `A weekly offer on ${day}, please`], {
        summary: `${percent}% off on ${day}s`,
        overview: '`cartTotal` gets the date and the larger of both discounts; the page says why.',
        steps: [
          [
            'Date in the total',
            'An argument with a default, so that tests can choose the day.',
            ['js/cart.js'],
            'medium',
          ],
          [
            'Say it',
            'One line below the total with the reason.',
            ['cakes.html', 'js/main.js'],
            'low',
          ],
          [
            'Tests',
            `${day} and another day, with and without the discount for many.`,
            ['tests/cart.test.js'],
            'low',
          ],
        ],
        risks: ['Two discounts at once: the larger one counts, they are not added.'],
      }),
    () =>
      feature(['Let customers search the cakes', 'A search box on the cake page'], {
        summary: 'Search on the cake page',
        overview:
          'A field that filters the list as one types, with the number of results read out.',
        steps: [
          [
            'Field and status',
            'A labelled `input type="search"` and a `role="status"` line.',
            ['cakes.html'],
            'low',
          ],
          [
            'Filter',
            'A pure function over names, then `hidden` on the items that do not match.',
            ['js/search.js', 'js/main.js'],
            'medium',
          ],
          ['Tests', 'Accents, capitals, nothing found.', ['tests/search.test.js'], 'low'],
        ],
        risks: ['With three cakes it is more than is needed today.'],
        alternatives: ['Wait until there are ten items.'],
      }),
  ],
  fixes: [
    ({ day }) =>
      fix(
        [
          'The site offers Sunday for pickup and we are closed',
          `Ordered late on ${day}, was told Sunday`,
        ],
        {
          issue: 'Sunday is offered as a pickup day',
          severity: 'high',
          category: 'logic',
          rootCause: '`firstPickupDay` adds one or two days and never looks at `openingHours`.',
          approach: 'Go on to the next day as long as there are no hours for it.',
          changes: [
            [
              'js/dates.js',
              'modify',
              'Skip days without an entry in `openingHours`, instead of the `TODO`.',
            ],
            ['tests/dates.test.js', 'modify', 'Orders on Friday evening and on Saturday morning.'],
          ],
          testing: 'The new tests, and the page on a Friday evening.',
          tips: ['Keep holidays in the same table, so that they are skipped too.'],
        },
      ),
    ({ count, price }) =>
      fix(['No discount for three cakes', `${count} cakes at €${price} came to the full price`], {
        issue: 'Exactly three cakes get no discount',
        severity: 'medium',
        category: 'calculation',
        rootCause: '`cartTotal` asks for `> 3` where the offer says from three on.',
        approach: 'Correct the comparison and test two, three and four.',
        changes: [
          ['js/cart.js', 'modify', '`countItems(items) >= 3`.'],
          ['tests/cart.test.js', 'modify', 'Three cakes at 28 make 76.'],
        ],
        testing: '`npm test`.',
      }),
    () =>
      fix(
        ['The basket count is not updated in my other tab', 'Basket shows 0 on the contact page'],
        {
          issue: 'The basket count of a second tab stays as it was',
          severity: 'low',
          category: 'interface',
          rootCause: 'The basket is read once when a page opens; nobody listens to `storage`.',
          approach: 'Show the basket again when another tab has changed it.',
          changes: [
            [
              'js/main.js',
              'modify',
              'A `storage` listener that checks the key and calls `showCart`.',
            ],
          ],
          testing: 'Two tabs, one cake.',
        },
      ),
  ],
  analyses: [
    () =>
      analysis(
        ['How good is the code?', 'Review the JavaScript, please'],
        'Small and readable: four modules without dependencies, each about one thing. What stands out is the repetition in the form check and one comparison that does not do what its comment says.',
        [
          [
            'correctness',
            'The discount starts one cake late',
            '`js/cart.js` compares with `> 3`.',
            'Use `>= 3` and test exactly three.',
          ],
          [
            'maintenance',
            'Five lines per field',
            '`checkContactForm` cleans every field by hand.',
            'Pull out one function.',
          ],
          ['logic', 'Sundays', 'The pickup day may be a Sunday.'],
        ],
        { modules: 4, lines: 133, tests: 9 },
      ),
    ({ count }) =>
      analysis(
        ['What is slow on the home page?', 'Analyse the loading of the site'],
        `The home page loads ${count + 5} small files, all of them our own. Pictures are vectors and there are no web fonts.`,
        [
          [
            'performance',
            'Modules in a chain',
            '`js/main.js` asks for three modules after it has arrived.',
            'Add `modulepreload` links.',
          ],
          [
            'performance',
            'No versions in file names',
            'A returning customer may see yesterday’s `css/site.css`.',
          ],
        ],
        { requests: count + 5 },
      ),
  ],
  generals: [
    () =>
      general(
        ['Thanks, that helps', 'Great, thank you'],
        'You are welcome. Say what should change and you get a plan to look at before anything is built.',
      ),
    ({ product }) =>
      general(
        [`Write a line about ${product}`, `A short text for ${product}?`],
        `Three for **${product}**:\n\n1. Baked this morning, gone by four.\n2. Our oldest recipe, and still the one we take home.\n3. One slice with coffee, the rest for later.\n\nThe first fits the card in \`cakes.html\`.`,
      ),
    () =>
      general(
        ['What should we do first?', 'What matters most right now?'],
        '1. **Sunday pickups** in `js/dates.js`: a promise we cannot keep.\n2. **Three cakes, no discount** in `js/cart.js`: one line and a test.\n3. The basket count for screen readers.\n\nTogether less than half a day.',
      ),
  ],
};
