import type { FileReference, QuestionResponse } from '@planline/contracts/chat-response';
import { findLines } from '../retrieval/find-lines';
import type { RankedFile } from '../retrieval/rank-files';
import { answerAboutProject } from './about-project';
import { codeSpan, codeSpans } from './code-span';
import type { ComposeContext } from './compose-context';
import { symbolNames, tellingSymbols, wordsIn } from './describe-place';
import { usersOf } from './import-graph';

const MAX_FILES = 5;
const MAX_REFERENCES = 6;
/** A file far behind the best one is noise, not an answer. */
const RELEVANT_SHARE = 0.3;

/** An answer to a question: places that exist, and what the index knows of them. */
export async function composeQuestion(context: ComposeContext): Promise<QuestionResponse> {
  const aboutProject = await answerAboutProject(context);
  if (aboutProject) return aboutProject;
  const { phrases, index, ranked } = context;
  const best = ranked[0];
  if (!best) return nothingFound(context);
  const relevant = ranked
    .filter((candidate) => candidate.score >= best.score * RELEVANT_SHARE)
    .slice(0, MAX_FILES);
  const references: FileReference[] = [];
  for (const [position, candidate] of relevant.entries()) {
    const limit = position === 0 ? 2 : 1;
    const found = await findLines(
      index,
      candidate.file,
      context.query,
      limit,
      context.stemmer,
      context.slice,
    );
    references.push(...found);
  }
  const parts = [
    ...(context.isFollowUp ? [phrases.question.followUp] : []),
    explainBest(best, context),
  ];
  const rest = relevant.slice(1).map((candidate) => `- ${explain(candidate, context)}`);
  if (rest.length > 0) parts.push(`${phrases.question.others}\n${rest.join('\n')}`);
  parts.push(
    `_${phrases.local.searched(phrases.counts.files(index.files.length))} ${phrases.local.note}_`,
  );
  return {
    answer: parts.join('\n\n'),
    references: references.slice(0, MAX_REFERENCES),
    relatedTopics: relatedTopics(relevant, context),
  };
}

function explainBest(best: RankedFile, context: ComposeContext): string {
  const { phrases, index, history } = context;
  const sentences = [phrases.question.best(codeSpan(best.file.path)), explain(best, context)];
  const { matched, first } = tellingSymbols(best.file, context.query, context.stemmer);
  const comment =
    matched.find((symbol) => symbol.comment)?.comment ?? best.file.summary ?? first[0]?.comment;
  if (comment) sentences.push(phrases.question.says(codeSpan(comment)));
  const users = usersOf(index, best.file).slice(0, 4);
  if (users.length > 0) {
    const names = phrases.list(codeSpans(users));
    sentences.push(phrases.question.usedBy(codeSpan(best.file.path), names));
  }
  const commit = history.find(
    (past) =>
      past.files.includes(best.file.path) &&
      wordsIn(past.message, context.query, context.stemmer).length > 0,
  );
  const subject = commit?.message.split('\n')[0];
  if (subject) sentences.push(phrases.question.changedBy(codeSpan(subject.slice(0, 120))));
  return sentences.join(' ');
}

function explain({ file, matchedTerms }: RankedFile, context: ComposeContext): string {
  const { phrases, query, stemmer } = context;
  const { matched, first } = tellingSymbols(file, query, stemmer);
  const name = codeSpan(file.path);
  const telling = matched.length > 0 ? matched : first;
  const isProse = telling.length > 0 && telling.every((symbol) => symbol.kind === 'heading');
  if (isProse) return phrases.question.hasHeadings(name, symbolNames(telling, phrases));
  if (matched.length > 0) return phrases.question.defines(name, symbolNames(matched, phrases));
  const words = matchedTerms.slice(0, 4);
  if (words.length > 0) return phrases.question.mentions(name, phrases.list(codeSpans(words)));
  return first.length > 0 ? phrases.question.defines(name, symbolNames(first, phrases)) : name;
}

function relatedTopics(relevant: readonly RankedFile[], context: ComposeContext): string[] {
  const topics = relevant.flatMap(({ file }) => {
    const { matched, first } = tellingSymbols(file, context.query, context.stemmer);
    return [...matched, ...first].slice(0, 2).map((symbol) => symbol.name);
  });
  return [...new Set(topics)].slice(0, 5);
}

function nothingFound({ phrases, index }: ComposeContext): QuestionResponse {
  return {
    answer: [
      phrases.question.nothing(phrases.counts.files(index.files.length)),
      phrases.question.rephrase,
      `_${phrases.local.note}_`,
    ].join('\n\n'),
    references: [],
  };
}
