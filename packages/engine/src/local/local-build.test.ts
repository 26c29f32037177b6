import { execFile } from 'node:child_process';
import { cp, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { BuildEvent } from '@planline/contracts/engine';
import type { Language } from '@planline/contracts/locale';
import type { PlanContent } from '@planline/contracts/plan';
import { describe, expect, it } from 'vitest';
import { ask, build } from './testing/ask';
import { bakerySite } from './testing/bakery-site';
import { codeProject } from './testing/code-project';
import { ProjectFolder } from './testing/project-folder';

const run = promisify(execFile);

/** A plan as the product seals it: steps of a feature, or changes of a fix, with titles of their own. */
function planOf(answer: TypedAnswer, title: string): PlanContent {
  const base = { contractVersion: '1.0' as const, title, dependencies: [], risks: [] };
  if (answer.intent === 'feature') {
    const { plan, summary } = answer.response;
    const steps = plan.steps.map((step) => ({
      id: `step-${step.order}`,
      title: step.title,
      description: step.description,
      files: step.files,
      effort: step.estimatedEffort,
      included: true,
    }));
    return { ...base, kind: 'feature', summary, steps };
  }
  if (answer.intent !== 'fix') throw new Error(`no plan in ${answer.intent}`);
  const steps = answer.response.solution.changes.map((change, position) => ({
    id: `step-${position + 1}`,
    title: change.file,
    description: change.description,
    files: [change.file],
    effort: 'low' as const,
    changeType: change.changeType,
    included: true,
  }));
  return { ...base, kind: 'fix', summary: answer.response.rootCause, steps };
}

async function planAndBuild(
  folder: ProjectFolder,
  message: string,
  language: Language,
): Promise<BuildEvent[]> {
  const { answer } = await ask(folder, message, language);
  return build(folder, { plan: planOf(answer, message) }, language);
}

function outcomesOf(events: readonly BuildEvent[]): string[] {
  return events.filter((event) => event.type === 'step-end').map((event) => event.outcome);
}

async function npm(folder: ProjectFolder, script: 'build' | 'test'): Promise<void> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder.root };
  await run('npm', ['run', '--silent', script], { cwd: folder.root, env });
}

describe('building a plan on a static site', () => {
  const pageRequests: readonly [Language, string, string, string][] = [
    ['en', 'Add a page about our history', 'our-history.html', 'Our history'],
    ['fr', 'Ajoute une page « Notre histoire »', 'notre-histoire.html', 'Notre histoire'],
    ['es', 'Añade una página sobre nuestra historia', 'nuestra-historia.html', 'Nuestra historia'],
    ['ar', 'أضف صفحة عن تاريخنا', 'tarykhna.html', 'تاريخنا'],
  ];
  for (const [language, message, file, title] of pageRequests) {
    it(`adds a page and links it everywhere, asked in ${language}`, async () => {
      await using folder = await ProjectFolder.create(bakerySite);
      const events = await planAndBuild(folder, message, language);
      expect(outcomesOf(events)).toEqual(['done', 'done']);
      expect(events.at(-1)).toMatchObject({ type: 'finish', outcome: 'edited' });
      const page = await folder.read(file);
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain(`<title>${title} | Bakery</title>`);
      expect(page).not.toContain('Fresh bread');
      for (const other of ['index.html', 'menu.html', 'contact.html']) {
        expect(await folder.read(other)).toContain(`href="${file}"`);
      }
      expect(page.match(/aria-current/g)).toHaveLength(1);
      await npm(folder, 'build');
      await npm(folder, 'test');
      expect(await readdir(path.join(folder.root, 'dist'))).toContain(file);
    });
  }

  const sections: readonly [Language, string, string][] = [
    ['en', 'Add a section “Reviews” to the home page', 'Reviews'],
    ['fr', 'Ajoute une section « Avis » sur la page d’accueil', 'Avis'],
    ['es', 'Crea una sección de opiniones en la portada', 'Opiniones'],
    ['ar', 'أنشئ قسمًا «آراء العملاء» في الصفحة الرئيسية', 'آراء العملاء'],
  ];
  for (const [language, message, heading] of sections) {
    it(`adds a section to the home page, asked in ${language}`, async () => {
      await using folder = await ProjectFolder.create(bakerySite);
      const events = await planAndBuild(folder, message, language);
      expect(outcomesOf(events)[0]).toBe('done');
      expect(await folder.read('index.html')).toContain(`<h2>${heading}</h2>`);
    });
  }

  const colours: readonly [Language, string][] = [
    ['en', 'Change the main colour to dark green'],
    ['fr', 'Change la couleur principale en vert foncé'],
    ['es', 'Cambia el color principal a verde oscuro'],
    ['ar', 'غيّر اللون الرئيسي إلى الأخضر الداكن'],
  ];
  for (const [language, message] of colours) {
    it(`changes the main colour where it is defined, asked in ${language}`, async () => {
      await using folder = await ProjectFolder.create(bakerySite);
      await planAndBuild(folder, message, language);
      const before = bakerySite['css/site.css'] ?? '';
      expect(await folder.read('css/site.css')).toBe(before.replace('#b45309', '#14532d'));
    });
  }

  const repairs: readonly [Language, string][] = [
    ['en', 'Fix the missing alt texts and the broken links'],
    ['fr', 'Corrige les textes alternatifs manquants et les liens morts'],
    ['es', 'Corrige los textos alternativos que faltan y los enlaces rotos'],
    ['ar', 'أصلح النصوص البديلة المفقودة والروابط المكسورة'],
  ];
  for (const [language, message] of repairs) {
    it(`repairs alternative texts and links, asked in ${language}`, async () => {
      await using folder = await ProjectFolder.create(bakerySite);
      const events = await planAndBuild(folder, message, language);
      expect(outcomesOf(events)).toEqual(['done', 'done']);
      const page = await folder.read('index.html');
      expect(page).toContain('<img alt="Sourdough loaf" src="img/sourdough-loaf.jpg" width="400">');
      expect(page).toContain('<a href="menu.html">whole menu</a>');
      const before = (bakerySite['index.html'] ?? '').split('\n');
      expect(page.split('\n').filter((line, at) => line !== before[at])).toHaveLength(2);
    });
  }

  it('declares the language of pages that do not', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    await planAndBuild(folder, 'Fix the missing language of the menu page', 'en');
    expect(await folder.read('menu.html')).toContain('<html lang="en">');
  });

  it('replaces a text across line breaks and nothing else', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const message = 'Replace “we bake with natural sourdough” by “bread & time meet”';
    const events = await planAndBuild(folder, message, 'en');
    expect(outcomesOf(events)[0]).toBe('done');
    expect(await folder.read('index.html')).toContain('where bread &amp; time meet.');
  });

  it('adds a contact form that writes to the address of the site', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    await planAndBuild(folder, 'Please add a contact form to the contact page', 'en');
    const page = await folder.read('contact.html');
    expect(page).toContain('<form action="mailto:hello@oldmill.example"');
    expect(page).toContain('<label for="contact-form-email">E-mail</label>');
  });

  it('adds opening hours without inventing any', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    await planAndBuild(folder, 'Add opening hours to the contact page', 'en');
    const page = await folder.read('contact.html');
    expect(page).toContain('<tr><th scope="row">Monday</th><td>to be announced</td></tr>');
  });

  it('takes the opening hours that another page shows, and leaves a page that has them', async () => {
    const hours =
      '<table class="hours"><tr><th scope="row">Monday</th><td>07:00 – 18:00</td></tr></table>';
    await using folder = await ProjectFolder.create({
      ...bakerySite,
      'menu.html': `<title>Menu</title><main><h2>Opening hours</h2>${hours}</main>`,
    });
    await planAndBuild(folder, 'Add opening hours to the contact page', 'en');
    expect(await folder.read('contact.html')).toContain(hours);
    const before = await folder.read('menu.html');
    const events = await planAndBuild(folder, 'Add the opening hours to `menu.html`', 'en');
    expect(outcomesOf(events)[0]).toBe('skipped');
    expect(await folder.read('menu.html')).toBe(before);
  });

  it('adds a dark theme once', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const first = await planAndBuild(folder, 'I want a dark mode', 'en');
    expect(outcomesOf(first)[0]).toBe('done');
    expect(await folder.read('css/site.css')).toContain('@media (prefers-color-scheme: dark)');
    const second = await planAndBuild(folder, 'I want a dark mode', 'en');
    expect(outcomesOf(second)[0]).toBe('skipped');
  });

  it('skips a step that is not ticked, and one without a recipe, and says why', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const { answer } = await ask(folder, 'Change the main colour to dark green');
    const plan = planOf(answer, 'Green');
    plan.steps.push({
      id: 'other',
      title: 'Move the prices to a database',
      description: 'Use PostgreSQL.',
      files: ['js/render-menu.js'],
      effort: 'high',
      included: true,
    });
    for (const step of plan.steps) if (step.id === 'step-2') step.included = false;
    const events = await build(folder, { plan });
    expect(outcomesOf(events)).toEqual(['done', 'skipped', 'skipped']);
    const notes = events.flatMap((event) => (event.type === 'step-end' ? [event.note] : []));
    expect(notes[1]).toBe('Not ticked in the plan.');
    expect(notes[2]).toContain('no recipe');
  });
});

describe('the sample project', () => {
  const sample = path.join(import.meta.dirname, '../workspace/sample/files');

  async function sampleFolder(): Promise<ProjectFolder> {
    const folder = await ProjectFolder.create({});
    await cp(sample, folder.root, { recursive: true });
    return folder;
  }

  const requests: readonly [Language, string, string, RegExp][] = [
    ['en', 'Add a page about our history', 'our-history.html', /<h1>Our history<\/h1>/],
    ['fr', 'Ajoute une section « Avis » sur la page d’accueil', 'index.html', /<h2>Avis<\/h2>/],
    ['es', 'Cambia el color principal a azul', 'css/site.css', /--color-accent: #1d4ed8;/],
    [
      'ar',
      'أصلح النصوص البديلة المفقودة',
      'index.html',
      /<img alt="Almond cake" src="images\/almond-cake.svg">/,
    ],
    ['en', 'The legal notice link gives a 404', 'index.html', /12 Harbour Street\. Legal notice</],
    ['ar', 'أريد وضعًا داكنًا', 'css/site.css', /prefers-color-scheme: dark/],
  ];
  for (const [language, message, file, expected] of requests) {
    it(`is changed for “${message}”, and still builds and passes its tests`, async () => {
      await using folder = await sampleFolder();
      const events = await planAndBuild(folder, message, language);
      expect(events.at(-1)).toMatchObject({ type: 'finish', outcome: 'edited' });
      expect(await folder.read(file)).toMatch(expected);
      await npm(folder, 'build');
      await npm(folder, 'test');
    });
  }
});

describe('building a plan on code', () => {
  it('writes the plan as a document and edits nothing else', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    const events = await planAndBuild(folder, 'Add coupons to the checkout', 'en');
    expect(events.at(-1)).toMatchObject({ type: 'finish', outcome: 'document' });
    const document = await folder.read('docs/plans/add-coupons-to-the-checkout.md');
    expect(document).toContain('# Add coupons to the checkout');
    expect(document).toContain('`src/checkout/checkout-routes.ts`');
    for (const [file, text] of Object.entries(codeProject)) {
      expect(await folder.read(file)).toBe(text);
    }
    expect(
      outcomesOf(events)
        .slice(0, -1)
        .every((outcome) => outcome === 'skipped'),
    ).toBe(true);
  });
});

describe('the worktree', () => {
  it('is never left: a link out of it is refused and its target stays as it was', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    await using outside = await ProjectFolder.create({ 'target.css': 'a { color: #b45309; }\n' });
    const link = path.join(folder.root, 'docs');
    await symlink(outside.root, link);
    const { answer } = await ask(folder, 'Move the whole shop to a database server');
    const plan = planOf(
      answer.intent === 'feature' || answer.intent === 'fix'
        ? answer
        : {
            intent: 'feature',
            response: {
              summary: '',
              feasibility: 'simple',
              plan: { overview: '', steps: [], dependencies: [], risks: [] },
            },
          },
      'Outside',
    );
    await expect(build(folder, { plan: { ...plan, steps: [] } })).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      details: { reason: 'path-outside-worktree' },
    });
    expect(await readdir(outside.root)).toEqual(['target.css']);
  });

  it('keeps a new page inside whatever the plan names', async () => {
    await using folder = await ProjectFolder.create(bakerySite);
    const { answer } = await ask(folder, 'Add a page about our history');
    const plan = planOf(answer, 'Escape');
    for (const step of plan.steps) {
      step.files = ['../../escape.html'];
      step.description = 'Create the new page `../../escape.html` with the title “Escape”.';
      step.title = 'Add the page “Escape”';
    }
    const events = await build(folder, { plan });
    const notes = events.flatMap((event) => (event.type === 'step-end' ? [event.note] : []));
    expect(notes[0]).toBe('The path leaves the project and was refused.');
    expect(await readdir(path.join(folder.root, '..'))).toEqual(['project', 'state']);
  });
});

describe('the first build of an idea', () => {
  const ideas: readonly [Language, string, string][] = [
    ['en', 'A bakery called “Golden Crust” that delivers bread by bicycle', 'Golden Crust'],
    [
      'fr',
      'Je voudrais un site pour une librairie de quartier avec un café',
      'Librairie de quartier',
    ],
    [
      'es',
      'Quiero un sitio web para una escuela de guitarra que se llama Cuerda Viva',
      'Cuerda Viva',
    ],
    ['ar', 'أريد موقعًا لمتجر عسل اسمه «رحيق الجبل»', 'رحيق الجبل'],
  ];
  for (const [language, idea, name] of ideas) {
    it(`is a site in ${language} that builds and passes its own tests`, async () => {
      await using folder = await ProjectFolder.create({});
      const events = await build(folder, { idea }, language);
      expect(events.at(-1)).toMatchObject({ type: 'finish', outcome: 'edited' });
      expect(outcomesOf(events).every((outcome) => outcome === 'done')).toBe(true);
      const home = await folder.read('index.html');
      expect(home).toContain(
        `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
      );
      expect(home).toContain(`<h1>${name}</h1>`);
      await npm(folder, 'build');
      await npm(folder, 'test');
      expect(await readdir(path.join(folder.root, 'dist'))).toEqual(
        expect.arrayContaining(['about.html', 'contact.html', 'css', 'index.html', 'js']),
      );
    });
  }

  it('keeps markup in an idea from becoming markup', async () => {
    await using folder = await ProjectFolder.create({});
    await build(folder, { idea: 'A shop called “<script>alert(1)</script>”' });
    expect(await folder.read('index.html')).not.toContain('<script>alert');
  });

  it('goes on from what is there: a file of the worktree is not replaced', async () => {
    await using folder = await ProjectFolder.create({});
    await writeFile(path.join(folder.root, 'README.md'), 'mine');
    const events = await build(folder, { idea: 'A flower shop' });
    expect(outcomesOf(events)).toContain('skipped');
    expect(await folder.read('README.md')).toBe('mine');
  });
});
