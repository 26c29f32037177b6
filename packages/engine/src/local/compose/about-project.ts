import type { FileReference, QuestionResponse } from '@planline/contracts/chat-response';
import { messageWords } from '../intent/message-words';
import { referenceAt } from '../retrieval/find-lines';
import { codeSpan, codeSpans } from './code-span';
import type { ComposeContext } from './compose-context';
import { pagesOf } from './find-page-flaws';
import { mainLanguages, totalLines } from './project-facts';

type Topic = 'overview' | 'dependencies' | 'scripts' | 'size';

/** Questions about the project as a whole, which no single file answers. Words are folded as a message's are. */
const topicWords: Readonly<Record<Topic, readonly string[]>> = {
  dependencies: [
    'dependencies|libraries|packages|frameworks|framework',
    'dependances|bibliotheques|librairies|paquets',
    'dependencias|bibliotecas|librerias|paquetes',
    'مكتبات|تبعيات|اعتماديات|حزم',
  ],
  size: [
    'how many files|how many pages|how many lines|how big|how large',
    'combien de fichiers|combien de pages|combien de lignes|quelle taille',
    'cuantos archivos|cuantas paginas|cuantas lineas|que tamano',
    'كم عدد صفحات|كم عدد ملفات|كم ملف|كم صفحة|كم صفحه|كم عدد اسطر|ما حجم',
  ],
  scripts: [
    'how do i run|how do i start|how do i build|how do i test|how to run|how to start|how to build|how to test|which scripts|which commands',
    'comment lancer|comment demarrer|comment tester|comment construire|quelles commandes|quels scripts|comment executer',
    'como se ejecuta|como ejecuto|como arranco|como pruebo|como se construye|que comandos|que scripts|como se inicia',
    'كيف اشغل|كيف ابدا|كيف اختبر|كيف ابني|ما اوامر|ما سكربتات|كيف يشغل|كيف يتم تشغيل',
  ],
  overview: [
    'what is this project|what does this project|what is this app|what is this site|what is this repository|about this project|what is this codebase|what is this',
    'qu est ce que ce projet|que fait ce projet|que fait ce site|c est quoi ce projet|de quoi parle|a quoi sert ce projet|parle moi de ce projet|ce que fait ce projet',
    'que es este proyecto|que hace este proyecto|de que trata|para que sirve este proyecto|que hace este sitio|sobre este proyecto',
    'ما هذا مشروع|ماذا يفعل هذا مشروع|ما هو هذا مشروع|عن هذا مشروع|ما وظيفة هذا مشروع|ما فكرة مشروع',
  ],
};

function topicOf(message: string): Topic | null {
  const text = ` ${messageWords(message).join(' ')} `;
  for (const [topic, languages] of Object.entries(topicWords) as [Topic, readonly string[]][]) {
    const phrases = languages.flatMap((entry) => entry.split('|'));
    if (phrases.some((phrase) => text.includes(` ${phrase} `))) return topic;
  }
  return null;
}

export async function answerAboutProject(
  context: ComposeContext,
): Promise<QuestionResponse | null> {
  const topic = topicOf(context.request.message);
  if (topic === null) return null;
  const { answer, places } = contentOf(topic, context);
  const references: FileReference[] = [];
  for (const { file, line } of places.slice(0, 6)) {
    const reference = await referenceAt(context.index, file, line);
    if (reference) references.push(reference);
  }
  return { answer: [...answer, `_${context.phrases.local.note}_`].join('\n\n'), references };
}

interface Content {
  answer: string[];
  places: { file: string; line: number }[];
}

function contentOf(topic: Topic, context: ComposeContext): Content {
  const { phrases, index, manifests } = context;
  if (topic === 'dependencies') {
    const declared = manifests.filter((manifest) => manifest.dependencies.length > 0);
    const answer = declared.slice(0, 5).map((manifest) => {
      const lead = phrases.question.dependencies(
        manifest.dependencies.length,
        codeSpan(manifest.file),
      );
      const items = manifest.dependencies
        .slice(0, 30)
        .map(({ name, version }) => `- ${codeSpan(`${name} ${version}`)}`);
      return `${lead}\n${items.join('\n')}`;
    });
    const places = declared.map(({ file }) => ({ file, line: 1 }));
    if (answer.length > 0) return { answer, places };
    const only = manifests[0];
    return only
      ? {
          answer: [phrases.question.noDependencies(codeSpan(only.file))],
          places: [{ file: only.file, line: 1 }],
        }
      : { answer: [phrases.question.noManifest], places: [] };
  }
  if (topic === 'scripts') {
    const withScripts = manifests.filter((manifest) => manifest.scripts.length > 0).slice(0, 3);
    if (withScripts.length === 0) return { answer: [phrases.question.noManifest], places: [] };
    const items = withScripts.flatMap((manifest) =>
      manifest.scripts.map(({ name, command }) => `- ${codeSpan(name)}: ${codeSpan(command)}`),
    );
    return {
      answer: [`${phrases.question.scripts}\n${items.slice(0, 30).join('\n')}`],
      places: withScripts.map(({ file }) => ({ file, line: 1 })),
    };
  }
  return topic === 'size' ? sizeOf(context) : overviewOf(context, index.files.length);
}

function sizeOf({ phrases, index }: ComposeContext): Content {
  const pages = pagesOf(index);
  const files = phrases.counts.files(index.files.length);
  const answer = [phrases.question.counted(files, phrases.counts.lines(totalLines(index)))];
  if (pages.length > 0)
    answer.push(
      pagesSentence(
        pages.map((page) => page.path),
        phrases,
      ),
    );
  return {
    answer,
    places: pages
      .slice(0, 6)
      .map((page) => ({ file: page.path, line: page.symbols[0]?.line ?? 1 })),
  };
}

function pagesSentence(paths: readonly string[], phrases: ComposeContext['phrases']): string {
  const names = phrases.list(codeSpans(paths.slice(0, 12)));
  return `${phrases.counts.pages(paths.length)}. ${phrases.question.pages(names)}`;
}

function overviewOf(context: ComposeContext, fileCount: number): Content {
  const { phrases, index, manifests, request } = context;
  const places: Content['places'] = [];
  const answer = [
    phrases.question.project(
      codeSpan(manifests[0]?.name ?? request.context.projectName),
      phrases.counts.files(fileCount),
      mainLanguages(index, phrases),
    ),
  ];
  const readme = index.files.find((file) => /^readme(\.|$)/i.test(file.path));
  const description = manifests[0]?.description ?? readme?.summary;
  if (description) answer.push(phrases.question.described(codeSpan(description)));
  if (readme) places.push({ file: readme.path, line: readme.symbols[0]?.line ?? 1 });
  const pages = pagesOf(index);
  if (pages.length > 0)
    answer.push(
      pagesSentence(
        pages.map((page) => page.path),
        phrases,
      ),
    );
  for (const page of pages.slice(0, 3)) {
    places.push({ file: page.path, line: page.symbols[0]?.line ?? 1 });
  }
  for (const manifest of manifests.slice(0, 1)) places.push({ file: manifest.file, line: 1 });
  return { answer, places };
}
