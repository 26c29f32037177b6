import type { AccountView } from '@planline/contracts/account';
import {
  type BuildPhase,
  type BuildStepReport,
  type BuildView,
  buildPhases,
  type VersionView,
} from '@planline/contracts/build';
import type { ChatState } from '@planline/contracts/chat-state';
import {
  buildIdSchema,
  planIdSchema,
  projectIdSchema,
  userIdSchema,
  versionIdSchema,
} from '@planline/contracts/ids';
import type { Language } from '@planline/contracts/locale';
import type { PlanContent, PlanRevision } from '@planline/contracts/plan';
import type { ProjectView } from '@planline/contracts/project';
import type { AnswerProof } from '@planline/contracts/timeline-entry';
import { type LiveRun, newLiveRun } from '../timeline/live-run';
import { arabicWords, englishWords, type FixtureWords } from './fixture-words';

export const wordsOf = (language: Language): FixtureWords =>
  language === 'ar' ? arabicWords : englishWords;

export const fixtureId = (tail: string) =>
  tail
    .toUpperCase()
    .padStart(26, '0')
    .replace(/[ILOU]/gu, 'X');
export const projectId = projectIdSchema.parse('gallery');
export const userId = userIdSchema.parse('lina');
export const planId = planIdSchema.parse(fixtureId('P1'));
export const fixPlanId = planIdSchema.parse(fixtureId('P2'));
export const versionId = versionIdSchema.parse('version-12');
export const digest = '7f3a9c4be1d25086'.repeat(4);

export function account(words: FixtureWords, language: Language): AccountView {
  return { userId, name: words.lina, email: 'lina@example.com', language };
}

export function project(words: FixtureWords): ProjectView {
  return {
    projectId,
    name: words.project,
    role: 'owner',
    origin: 'sample',
    status: 'ready',
    error: null,
    framework: 'vite',
    currentVersionId: versionId,
    currentVersionNumber: 12,
    fileCount: 34,
    settings: { enginePreference: 'auto', questionsDuringBuild: false },
    engine: { kind: 'local', reason: 'no-cli' },
    createdAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-22T09:50:00.000Z',
  };
}

export const proof: AnswerProof = {
  engine: 'local',
  durationMs: 12_000,
  aiSeconds: 0,
  tokensUsed: 0,
  filesRead: 14,
  filesChanged: 0,
  languageMismatch: false,
  truncated: false,
};

const files = [
  ['src/pages/cakes.html', 'src/js/reserve.js'],
  ['src/js/dates.js'],
  ['api/reservations.ts', '/var/data/reservations.json'],
  ['api/mail.ts'],
];
const efforts = ['medium', 'low', 'high', 'medium'] as const;

export function featureData(words: FixtureWords) {
  return {
    summary: words.feature.title,
    feasibility: 'moderate' as const,
    plan: {
      overview: words.feature.overview,
      steps: words.feature.steps.map(([title, description], index) => ({
        order: index + 1,
        title,
        description,
        files: files[index] ?? [],
        estimatedEffort: efforts[index] ?? 'low',
      })),
      dependencies: [
        { name: 'nodemailer', version: '7.0.3', reason: words.feature.steps[3]?.[0] ?? '' },
      ],
      risks: words.feature.risks,
    },
  };
}

export function featurePlan(words: FixtureWords): PlanContent {
  const data = featureData(words);
  return {
    contractVersion: '1.0',
    kind: 'feature',
    title: data.summary,
    summary: data.plan.overview,
    feasibility: data.feasibility,
    steps: data.plan.steps.map((step, index) => ({
      id: `s${index}`,
      title: step.title,
      description: step.description,
      files: step.files,
      effort: step.estimatedEffort,
      included: index !== 3,
    })),
    dependencies: data.plan.dependencies,
    risks: data.plan.risks,
  };
}

export function fixData(words: FixtureWords) {
  const changeTypes = ['modify', 'create', 'delete'] as const;
  return {
    issue: { description: words.fix.symptom, severity: 'high' as const, category: 'forms' },
    rootCause: words.fix.cause,
    solution: {
      approach: words.fix.approach,
      changes: words.fix.changes.map((description, index) => ({
        file: ['src/js/contact.js', 'src/js/field-message.js', 'src/pages/error.html'][index] ?? '',
        changeType: changeTypes[index] ?? 'modify',
        description,
      })),
      testingStrategy: words.fix.testing,
    },
    preventionTips: [words.fix.tip],
  };
}

export function fixPlan(words: FixtureWords): PlanContent {
  const data = fixData(words);
  return {
    contractVersion: '1.0',
    kind: 'fix',
    title: data.issue.description,
    summary: data.solution.approach,
    steps: data.solution.changes.map((change, index) => ({
      id: `c${index}`,
      title: change.description,
      description: '',
      files: [change.file],
      effort: 'low',
      changeType: change.changeType,
      included: true,
    })),
    dependencies: [],
    risks: [],
    issue: data.issue,
    rootCause: data.rootCause,
    testingStrategy: data.solution.testingStrategy,
    preventionTips: data.preventionTips,
  };
}

export function revisionOf(content: PlanContent, plan: typeof planId): PlanRevision {
  return {
    planId: plan,
    revision: 3,
    digest,
    content,
    author: 'engine',
    createdAt: '2026-11-22T09:42:00.000Z',
  };
}

export function stepReports(words: FixtureWords, done: number): BuildStepReport[] {
  return words.feature.steps.map(([title], index) => ({
    stepId: `s${index}`,
    title,
    status: index < done ? 'done' : index === done ? 'started' : 'pending',
  }));
}

export function build(
  words: FixtureWords,
  status: BuildView['status'],
  phase: BuildPhase,
): BuildView {
  const at = buildPhases.indexOf(phase);
  const isOpen = status === 'queued' || status === 'running';
  return {
    buildId: buildIdSchema.parse(`build-${status}`),
    projectId,
    runId: null,
    status,
    title: words.askBuild,
    planId,
    revision: 3,
    digest,
    phase: isOpen ? phase : null,
    phases: buildPhases.map((each, index) => ({
      phase: each,
      status:
        status === 'succeeded' || index < at
          ? 'completed'
          : index > at || status === 'queued'
            ? 'pending'
            : status === 'failed'
              ? 'failed'
              : 'started',
      startedAt: null,
      endedAt: null,
    })),
    steps: stepReports(words, status === 'succeeded' ? 4 : 1),
    error: null,
    createdAt: '2026-11-22T09:47:00.000Z',
    startedAt: status === 'queued' ? null : '2026-11-22T09:47:02.000Z',
    finishedAt: isOpen ? null : '2026-11-22T09:49:20.000Z',
    durationMs: isOpen ? null : 138_000,
    expectedDurationMs: 240_000,
    versionId: null,
  };
}

export function version(words: FixtureWords): VersionView {
  return {
    versionId,
    projectId,
    number: 12,
    status: 'deployed',
    outcome: 'edited',
    summary: words.summary,
    commitSha: '4be1d25086af33c0',
    branch: 'planline/version-12',
    buildId: null,
    previewUrl: 'http://127.0.0.1:4100/',
    artifactUrl: '/artifact',
    createdAt: '2026-11-22T09:49:20.000Z',
    isCurrent: true,
  };
}

export function liveRun(change: Partial<LiveRun>): LiveRun {
  return { ...newLiveRun(fixtureId('R1')), messageId: fixtureId('M1'), ...change };
}

/** The answer's JSON cut at a share of its length, as it looks while it streams. */
export function partialFeature(words: FixtureWords, share: number): string {
  const json = JSON.stringify({ intent: 'feature', response: featureData(words) });
  return json.slice(0, Math.floor(json.length * share));
}

export const chat: ChatState = {
  lock: null,
  runs: [],
  queued: [],
  engine: { kind: 'local', reason: 'no-cli' },
};
