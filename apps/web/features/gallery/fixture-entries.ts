import { notCharged, type Receipt } from '@planline/contracts/billing';
import { buildIdSchema, messageIdSchema, runIdSchema } from '@planline/contracts/ids';
import type { Language } from '@planline/contracts/locale';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import type { FixtureWords } from './fixture-words';
import {
  build,
  digest,
  featureData,
  fixData,
  fixPlanId,
  fixtureId,
  planId,
  proof,
  stepReports,
  userId,
  version,
} from './fixtures';

const receipt = (change: Partial<Receipt>): Receipt => ({
  outcome: 'charged',
  aiSeconds: 42,
  chargedSeconds: 42,
  bonusSeconds: 0,
  ...change,
});

/** One timeline that holds every kind of entry. */
export function entries(words: FixtureWords, language: Language): TimelineEntry[] {
  const author = { id: userId, name: words.lina };
  let seq = 0;
  const base = (at: string) => {
    seq += 1;
    return {
      seq,
      id: messageIdSchema.parse(fixtureId(`E${seq}`)),
      at: `2026-11-22T${at}:00.000Z`,
      runId: runIdSchema.parse(fixtureId(`R${seq + 10}`)),
    };
  };
  const plan = (plan: typeof planId, status: 'draft' | 'converted') => ({
    planId: plan,
    revision: 3,
    digest,
    status,
    convertedBuildId: null,
  });
  const answer = { kind: 'answer', subtype: 'success', language, parentId: null, proof } as const;
  const template = (
    name: 'project_imported' | 'run_cancelled' | 'session_rolled_over',
    variables: Record<string, string | number>,
  ) => ({
    kind: 'template' as const,
    template: { type: 'system', template: name, contractVersion: '1.0' as const, variables },
  });
  return [
    {
      ...base('09:30'),
      ...template('project_imported', { project_name: words.project, file_count: 34 }),
    },
    { ...base('09:41'), kind: 'user-message', author, text: words.ask, language },
    {
      ...base('09:42'),
      ...answer,
      mode: 'feature',
      receipt: receipt({ bonusSeconds: 38 }),
      data: featureData(words),
      plan: plan(planId, 'draft'),
    },
    {
      ...base('09:44'),
      ...answer,
      mode: 'fix',
      receipt: receipt({ bonusSeconds: 42, aiSeconds: 55 }),
      data: fixData(words),
      plan: plan(fixPlanId, 'draft'),
    },
    {
      ...base('09:45'),
      ...answer,
      mode: 'question',
      plan: null,
      receipt: { ...notCharged, outcome: 'free', aiSeconds: 2 },
      data: {
        answer: words.question.answer,
        references: [
          {
            file: 'src/data/hours.json',
            line: 3,
            snippet: '{\n  "monday": "7:00-18:00",\n  "sunday": null\n}',
          },
          {
            file: 'src/js/footer.js',
            line: 21,
            snippet: 'export function renderHours(hours) {\n  return hours;\n}',
          },
          {
            file: '/src/app/a/very/long/path/to/some/deeply/nested/component.tsx',
            line: 120,
            snippet: '',
          },
        ],
        relatedTopics: words.question.topics,
      },
    },
    {
      ...base('09:46'),
      ...answer,
      mode: 'analysis',
      plan: null,
      proof: { ...proof, engine: 'claude', tokensUsed: 12_480, languageMismatch: true },
      data: {
        overview: words.analysis.overview,
        findings: words.analysis.findings.map(([category, title, description, impact]) => ({
          category,
          title,
          description,
          impact,
        })),
        metrics: {
          fileCount: 34,
          totalLines: 2_841,
          testFiles: 5,
          languages: { html: 12, js: 9, css: 6 },
        },
        visualizations: [
          {
            type: 'table',
            data: {
              columns: ['file', 'lines', 'size'],
              rows: [
                ['src/pages/cakes.html', 214, '84 kB'],
                ['src/js/reserve.js', 96, '3 kB'],
              ],
            },
          },
        ],
      },
    },
    {
      ...base('09:46'),
      ...answer,
      mode: 'general',
      subtype: 'partial',
      plan: null,
      data: { markdown: words.markdown },
    },
    { ...base('09:46'), ...template('run_cancelled', {}), receipt: receipt({ bonusSeconds: 0 }) },
    {
      ...base('09:47'),
      kind: 'build-request',
      author,
      text: words.askBuild,
      language,
      buildId: buildIdSchema.parse('build-running'),
      planId,
      revision: 3,
      convertedFromSessionId: null,
    },
    { ...base('09:47'), kind: 'build', build: build(words, 'running', 'development') },
    { ...base('09:48'), kind: 'build', build: build(words, 'failed', 'build') },
    {
      ...base('09:48'),
      kind: 'error',
      buildId: buildIdSchema.parse('build-failed'),
      parentId: null,
      error: {
        code: 'BUILD_FAILED',
        details: { phase: 'build', reason: 'src/js/dates.js:12 SyntaxError' },
      },
    },
    {
      ...base('09:49'),
      kind: 'error',
      receipt: notCharged,
      buildId: null,
      parentId: messageIdSchema.parse(fixtureId('E2')),
      error: { code: 'ENGINE_STALLED', details: {} },
    },
    {
      ...base('09:50'),
      kind: 'deployment',
      receipt: receipt({ aiSeconds: 1_205, chargedSeconds: 1_205, bonusSeconds: 300 }),
      buildId: buildIdSchema.parse('build-succeeded'),
      version: version(words),
      steps: [
        ...stepReports(words, 2).slice(0, 2),
        {
          stepId: 's2',
          title: words.feature.steps[2]?.[0] ?? '',
          status: 'changed',
          note: 'api/reservations.ts',
        },
        { stepId: 's3', title: words.feature.steps[3]?.[0] ?? '', status: 'skipped' },
      ],
    },
  ];
}
