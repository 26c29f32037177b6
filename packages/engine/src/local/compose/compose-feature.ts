import type { FeaturePlanResponse } from '@planline/contracts/chat-response';
import type { IndexedFile } from '../code-index/code-index';
import { codeSpan, codeSpans, ownWords } from './code-span';
import type { ComposeContext } from './compose-context';
import { placeIn } from './compose-fix';
import { reasonFor } from './describe-place';
import { testsOf, usersOf } from './import-graph';
import { siteFeature } from './site-feature';

type Step = FeaturePlanResponse['plan']['steps'][number];

const CHURN_WINDOW = 100;

/** A plan for something new: recipes where the project is a site that has one, else candidate files from the evidence. */
export async function composeFeature(context: ComposeContext): Promise<FeaturePlanResponse> {
  const site = siteFeature(context);
  if (site) return site;
  const { phrases, index } = context;
  const request = phrases.quote(ownWords(context.subject));
  const candidates = context.ranked.filter(
    ({ file }) => file.kind === 'source' || file.kind === 'page' || file.kind === 'style',
  );
  const best = candidates[0];
  if (!best) return unknownPlace(context, request);
  const reason = reasonFor(best, context.query, context.history, context.stemmer, phrases);
  const name = codeSpan(best.file.path);
  const users = usersOf(index, best.file);
  const tests = testsOf(index, best.file).slice(0, 3);
  const steps = await planSteps(context, best.file, request, users, tests);
  const close = candidates.slice(1, 4).filter(({ score }) => score > best.score * 0.5);
  const effortful = users.length > 3 || best.file.lines > 400;
  return {
    summary: phrases.feature.summary(request),
    feasibility: effortful
      ? 'complex'
      : close.length > 1 || users.length > 0
        ? 'moderate'
        : 'simple',
    plan: {
      overview: `${phrases.feature.overviewCode(name, reason)} ${phrases.local.note}`,
      steps: steps.map((step, position) => ({ ...step, order: position + 1 })),
      dependencies: dependenciesOf(context, best.file),
      risks: risksOf(context, best.file, users, tests),
      ...(close.length > 0
        ? {
            alternatives: close
              .slice(0, 2)
              .map(({ file }) => phrases.feature.alternative(codeSpan(file.path))),
          }
        : {}),
    },
    buildPrompt: phrases.feature.prompt(
      context.subject,
      [best.file.path, ...close.map(({ file }) => file.path)].join(', '),
    ),
  };
}

async function planSteps(
  context: ComposeContext,
  file: IndexedFile,
  request: string,
  users: readonly string[],
  tests: readonly string[],
): Promise<Omit<Step, 'order'>[]> {
  const { phrases, index } = context;
  const name = codeSpan(file.path);
  const steps: Omit<Step, 'order'>[] = [
    {
      title: phrases.feature.extendTitle(name),
      description: phrases.feature.extend(name, await placeIn(context, file), request),
      files: [file.path],
      estimatedEffort: file.lines > 300 ? 'high' : 'medium',
    },
  ];
  const callers = users.filter((user) => index.byPath.get(user)?.kind !== 'test').slice(0, 5);
  if (callers.length > 0) {
    steps.push({
      title: phrases.feature.connectTitle,
      description: phrases.feature.connect(phrases.list(codeSpans(callers))),
      files: callers,
      estimatedEffort: callers.length > 2 ? 'medium' : 'low',
    });
  }
  steps.push({
    title: phrases.feature.testTitle,
    description:
      tests.length > 0
        ? phrases.feature.extendTests(phrases.list(codeSpans(tests)))
        : phrases.feature.newTests(name),
    files: [...tests],
    estimatedEffort: 'low',
  });
  const readme = index.files.find((entry) => /^readme(\.|$)/i.test(entry.path));
  if (readme) {
    steps.push({
      title: phrases.feature.documentTitle,
      description: phrases.feature.document(codeSpan(readme.path)),
      files: [readme.path],
      estimatedEffort: 'low',
    });
  }
  return steps;
}

/** Declared dependencies that the file imports itself. */
function dependenciesOf(
  { manifests, phrases }: ComposeContext,
  file: IndexedFile,
): FeaturePlanResponse['plan']['dependencies'] {
  const declared = manifests.flatMap((manifest) => manifest.dependencies);
  return declared
    .filter(({ name }) =>
      file.imports.some((target) => target === name || target.startsWith(`${name}/`)),
    )
    .filter(({ name }, position, all) => all.findIndex((other) => other.name === name) === position)
    .slice(0, 10)
    .map(({ name, version }) => ({
      name,
      version,
      reason: phrases.feature.dependencyReason(codeSpan(file.path)),
    }));
}

function risksOf(
  { phrases, history }: ComposeContext,
  file: IndexedFile,
  users: readonly string[],
  tests: readonly string[],
): string[] {
  const name = codeSpan(file.path);
  const risks: string[] = [];
  if (users.length > 0) {
    risks.push(phrases.feature.riskUsers(name, phrases.counts.files(users.length)));
  }
  if (tests.length === 0) risks.push(phrases.feature.riskUntested(name));
  const complex = [...file.symbols].sort((a, b) => b.complexity - a.complexity)[0];
  if (complex && complex.complexity > 10) {
    risks.push(phrases.feature.riskComplex(codeSpan(complex.name), complex.complexity));
  }
  const touches = history.slice(0, CHURN_WINDOW).filter((past) => past.files.includes(file.path));
  if (touches.length >= 5) {
    risks.push(phrases.feature.riskChurn(name, phrases.counts.commits(touches.length)));
  }
  return [...risks, phrases.feature.riskModel];
}

function unknownPlace(context: ComposeContext, request: string): FeaturePlanResponse {
  const { phrases, index } = context;
  return {
    summary: phrases.feature.summary(request),
    feasibility: 'complex',
    plan: {
      overview: `${phrases.feature.overviewUnknown(phrases.counts.files(index.files.length))} ${phrases.local.note}`,
      steps: [
        {
          order: 1,
          title: phrases.feature.clarifyTitle,
          description: phrases.feature.clarify(request),
          files: [],
          estimatedEffort: 'medium',
        },
      ],
      dependencies: [],
      risks: [phrases.feature.riskModel],
    },
    buildPrompt: context.subject,
  };
}
