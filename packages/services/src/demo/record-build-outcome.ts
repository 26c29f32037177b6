import type { ErrorView } from '@planline/contracts/error-code';
import type { StoredResponse } from '@planline/contracts/stored-response';
import type { DemoHistory } from './demo-history';
import type { DemoRepository } from './demo-repository';
import type { DemoBuild } from './record-build';

/** What the project's own build says when it fails. */
export const failureLines = [
  'Error: news.html has no <title>',
  '    at checkTitle (scripts/build.js:31:11)',
  'npm ERR! code 1',
] as const;

/** How the timeline says that a build has ended; a version is a real commit that can be looked at. */
export async function recordBuildOutcome(
  history: DemoHistory,
  build: DemoBuild,
  facts: { requestRow: number; error: ErrorView; commit: DemoRepository['commitBuild'] },
): Promise<void> {
  const { buildId, end } = build;
  const append = (
    row: Pick<Parameters<DemoHistory['append']>[0], 'messageType' | 'chatMode'> & {
      responseData: StoredResponse;
      versionId?: string;
      durationMs?: number;
      planId?: string;
      revision?: number;
    },
  ) =>
    history.append({
      ...row,
      messageId: history.newId(),
      mode: 'build',
      messageText: '',
      buildId,
      runId: build.runId,
      sessionId: build.session.sessionId,
    });
  if (end === 'failed') {
    const { error } = facts;
    append({
      messageType: 'error',
      responseData: { type: 'error', contractVersion: '1.0', error, log: [...failureLines] },
    });
    return;
  }
  if (end === 'cancelled') {
    append({
      messageType: 'system',
      responseData: {
        type: 'notice',
        template: 'build_cancelled',
        contractVersion: '1.0',
        variables: { build_id: buildId },
      },
    });
    return;
  }

  const versionId = history.newId();
  const at = history.now();
  const title = build.approved.content.title;
  const made = await facts.commit({ buildId, versionId, title, at, outcome: end });
  history.rows.versions.push({
    versionId,
    projectId: history.projectId,
    buildId,
    number: history.version.number + 1,
    commitSha: made.commitSha,
    branch: made.branch,
    parentVersionId: history.version.versionId,
    status: 'deployed',
    outcome: end,
    summary: title,
    previewUrl: made.previewUrl,
    artifactUrl: `/api/projects/${history.projectId}/versions/${versionId}/artifact`,
    createdAt: at,
  });
  const { number } = history.version;
  history.version = { versionId, number: number + 1, treeDigest: made.treeDigest };
  if (end === 'document') {
    append({
      messageType: 'system',
      responseData: {
        type: 'notice',
        template: 'build_document_only',
        contractVersion: '1.0',
        variables: { file: made.documentFile },
      },
    });
  }
  append({
    chatMode: 'build',
    messageType: 'system',
    responseData: { type: 'deployment', contractVersion: '1.0', steps: build.steps },
    planId: build.plan.id,
    revision: build.approved.revision,
    durationMs: at.getTime() - build.startedAt.getTime(),
  });
  // As a finished build does: every row of it names the version.
  for (const row of history.rows.timeline.slice(facts.requestRow)) row.versionId = versionId;
}
