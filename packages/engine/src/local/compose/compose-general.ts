import type { GeneralResponse } from '@planline/contracts/chat-response';
import { messageWords } from '../intent/message-words';
import { codeSpan } from './code-span';
import type { ComposeContext } from './compose-context';
import { pagesOf } from './find-page-flaws';
import { mainLanguages } from './project-facts';

const thanks = new Set(
  'thanks thank merci gracias شكر great perfect parfait perfecto ممتاز رائع super genial cool bravo احسنت جزاك'.split(
    ' ',
  ),
);
const identity = new Set(
  'who robot human ai name ia qui nom quien eres llamas نت انت روبوت ذكاء اسمك'.split(' '),
);
const greetings = new Set(
  'hello hi hey morning evening afternoon bonjour salut bonsoir coucou hola buenos buenas مرحب اهل سلام صباح مساء'.split(
    ' ',
  ),
);
const able = new Set(
  'can help able peux pouvez sais aider aide puedes sabes ayudarme ayuda ayudame يمكنك تستطيع مساعدتي ساعدني مساعدة'.split(
    ' ',
  ),
);

/** Small talk: what this engine is and what to ask it, nothing more. */
export function composeGeneral(context: ComposeContext): GeneralResponse {
  const { phrases, index } = context;
  const words = messageWords(context.request.message);
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  const parts: string[] = [];
  if (has(greetings)) parts.push(phrases.general.greeting);
  else if (has(thanks)) parts.push(phrases.general.thanks);
  if (has(identity)) parts.push(phrases.general.identity);
  if (parts.length === 0 && !has(able)) parts.push(phrases.general.unable);
  parts.push(phrases.general.able);
  if (index.files.length > 0) {
    const files = phrases.counts.files(index.files.length);
    parts.push(phrases.general.project(files, mainLanguages(index, phrases)));
  }
  const page = pagesOf(index)[0]?.path;
  const examples = phrases.general.examples(page ? codeSpan(page) : null);
  parts.push(`${phrases.general.askLead}\n${examples.map((example) => `- ${example}`).join('\n')}`);
  if (!has(identity)) parts.push(`_${phrases.local.note}_`);
  return { markdown: parts.join('\n\n') };
}
