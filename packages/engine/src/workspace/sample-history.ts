import path from 'node:path';

/** The sample as it is today is in `files`; what files looked like before a later commit is in `earlier`. */
export const sampleFolder = path.join(import.meta.dirname, 'sample');

export interface SampleCommit {
  date: string;
  author: 'Mariam Haddad' | 'Jonas Weber';
  message: string;
  /** Path in the project → file of the sample folder. */
  files: Readonly<Record<string, string>>;
}

const today = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `files/${name}`]));

/** What came when, so that evidence from past commits is there to be found. */
export const sampleHistory: readonly SampleCommit[] = [
  {
    date: '2026-01-12T09:10:00Z',
    author: 'Jonas Weber',
    message: 'Start the site: home page and styles',
    files: {
      'index.html': 'earlier/index.1.html',
      'css/site.css': 'earlier/css/site.1.css',
      'README.md': 'earlier/README.1.md',
      // Kept under another name in our own repository, where it would act.
      '.gitignore': 'files/gitignore.txt',
    },
  },
  {
    date: '2026-01-19T10:25:00Z',
    author: 'Mariam Haddad',
    message: 'Add cakes with prices, the people page and three favourites on the home page',
    files: {
      'index.html': 'earlier/index.2.html',
      'cakes.html': 'earlier/cakes.1.html',
      'about.html': 'earlier/about.1.html',
      'contact.html': 'earlier/contact.1.html',
      'css/site.css': 'earlier/css/site.2.css',
      ...today('images/sourdough.svg', 'images/almond-cake.svg', 'images/croissant.svg'),
    },
  },
  {
    date: '2026-02-03T16:05:00Z',
    author: 'Jonas Weber',
    message: 'Show opening hours and whether the shop is open now',
    files: {
      'index.html': 'earlier/index.3.html',
      'js/dates.js': 'earlier/js/dates.1.js',
      'js/main.js': 'earlier/js/main.1.js',
      'css/site.css': 'earlier/css/site.3.css',
      ...today('tests/dates.test.js'),
    },
  },
  {
    date: '2026-02-14T11:30:00Z',
    author: 'Mariam Haddad',
    message: 'Keep a basket of cakes in the browser and count it in the header',
    files: {
      'js/cart.js': 'earlier/js/cart.1.js',
      'js/main.js': 'earlier/js/main.2.js',
      ...today('cakes.html', 'tests/cart.test.js'),
    },
  },
  {
    date: '2026-02-20T17:15:00Z',
    author: 'Mariam Haddad',
    message: 'Ten per cent off in the basket from three cakes on',
    files: today('js/cart.js'),
  },
  {
    date: '2026-03-02T09:00:00Z',
    author: 'Jonas Weber',
    message: 'Add the contact form and check it before it is sent',
    files: today('contact.html', 'js/contact-form.js', 'js/main.js'),
  },
  {
    date: '2026-03-09T13:40:00Z',
    author: 'Jonas Weber',
    message: 'Say on which day an ordered cake can be fetched',
    files: today('js/dates.js'),
  },
  {
    date: '2026-03-20T14:45:00Z',
    author: 'Jonas Weber',
    message: 'Build the site into dist and describe how',
    files: today('scripts/build.js', 'package.json', 'README.md'),
  },
  {
    date: '2026-04-11T08:05:00Z',
    author: 'Mariam Haddad',
    message: 'Show our Arabic name, and where the flour comes from',
    files: today('index.html', 'about.html', 'css/site.css'),
  },
];
