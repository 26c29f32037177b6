import { assertNever } from '@planline/contracts/assert-never';
import type {
  AnalysisResponse,
  FeaturePlanResponse,
  FileReference,
  FixPlanResponse,
  QuestionResponse,
  TypedAnswer,
} from '@planline/contracts/chat-response';
import type { Translate } from '@planline/i18n/translate';

/** A typed answer as Markdown that reads well in a terminal; headings come from the reader's bundle. */
export function answerText(answer: TypedAnswer, translate: Translate): string {
  return joined(blocksOf(answer, translate));
}

type Blocks = readonly (string | null)[];

const joined = (blocks: Blocks) => blocks.filter((block) => block !== null).join('\n\n');

function blocksOf(answer: TypedAnswer, translate: Translate): Blocks {
  switch (answer.intent) {
    case 'question':
      return questionBlocks(answer.response, translate);
    case 'feature':
      return featureBlocks(answer.response, translate);
    case 'fix':
      return fixBlocks(answer.response, translate);
    case 'analysis':
      return analysisBlocks(answer.response, translate);
    case 'general':
      return [answer.response.markdown];
    default:
      return assertNever(answer);
  }
}

function questionBlocks(
  { answer, references, relatedTopics }: QuestionResponse,
  translate: Translate,
): Blocks {
  return [
    answer,
    listed(translate('answer.references'), references?.map(referenceText)),
    listed(translate('answer.related'), relatedTopics),
  ];
}

function featureBlocks(
  { summary, feasibility, plan }: FeaturePlanResponse,
  translate: Translate,
): Blocks {
  const steps = plan.steps.map(({ order, title, description, files, estimatedEffort }) =>
    joined([
      `${order}. ${title} (${translate(`plan.effort.${estimatedEffort}`)})`,
      indented(description),
      files.length > 0 ? indented(files.join('\n')) : null,
    ]),
  );
  return [
    `${summary} (${translate(`plan.feasibility.${feasibility}`)})`,
    plan.overview,
    steps.length > 0 ? `## ${translate('plan.steps')}\n\n${joined(steps)}` : null,
    listed(translate('plan.dependencies'), plan.dependencies.map(dependencyText)),
    listed(translate('plan.risks'), plan.risks),
    listed(alternativesHeading(plan.alternatives, translate), plan.alternatives),
  ];
}

function fixBlocks(
  { issue, rootCause, solution, preventionTips }: FixPlanResponse,
  translate: Translate,
): Blocks {
  return [
    `${issue.description} (${translate(`plan.severity.${issue.severity}`)}, ${issue.category})`,
    `## ${translate('plan.rootCause')}\n\n${rootCause}`,
    solution.approach,
    listed(
      translate('plan.steps'),
      solution.changes.map(
        (change) =>
          `${change.file} (${translate(`plan.change.${change.changeType}`)}): ${change.description}`,
      ),
    ),
    `## ${translate('plan.testing')}\n\n${solution.testingStrategy}`,
    listed(translate('plan.prevention'), preventionTips),
  ];
}

function analysisBlocks(
  { overview, findings, metrics }: AnalysisResponse,
  translate: Translate,
): Blocks {
  const found = findings.map(({ category, title, description, impact, recommendations }) =>
    joined([
      `- ${title} (${impact ? `${category}, ${impact}` : category})`,
      indented(description),
      recommendations?.length ? indented(recommendations.map(bullet).join('\n')) : null,
    ]),
  );
  const measured = Object.entries(metrics ?? {}).map(
    ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return [
    overview,
    found.length > 0 ? `## ${translate('answer.findings')}\n\n${joined(found)}` : null,
    listed(translate('answer.metrics'), measured),
  ];
}

const alternativesHeading = (alternatives: readonly string[] | undefined, translate: Translate) =>
  translate('plan.alternativeCount', { count: alternatives?.length ?? 0 });

const bullet = (text: string) => `- ${text}`;
const indented = (text: string) => text.replace(/^(?=.)/gm, '   ');

function listed(heading: string, items: readonly string[] | undefined): string | null {
  return items?.length ? `## ${heading}\n\n${items.map(bullet).join('\n')}` : null;
}

function referenceText({ file, line, snippet }: FileReference): string {
  const code = snippet.trimEnd();
  return code === '' ? `${file}:${line}` : `${file}:${line}\n\n${indented(indented(code))}\n`;
}

function dependencyText(one: { name: string; version?: string; reason: string }): string {
  return `${one.version ? `${one.name} ${one.version}` : one.name}: ${one.reason}`;
}
