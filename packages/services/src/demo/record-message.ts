import type { RunEventBody } from '@planline/contracts/run-event';
import type { StoredResponse } from '@planline/contracts/stored-response';
import { planContentFromAnswer, planDigest } from '../plan';
import type { DemoHistory, DemoSession } from './demo-history';
import { recordBuild } from './record-build';
import { recordRunEvents } from './record-run-events';
import { revisionsOf } from './revisions-of';
import type { MessageScene } from './tell-story';

/** A message, its run and what became of it, as the verbs would have written it. */
export async function recordMessage(
  history: DemoHistory,
  scene: MessageScene,
  commit: Parameters<typeof recordBuild>[2],
): Promise<void> {
  const { rows, random } = history;
  const session = openSession(history);
  const runId = history.newId();
  const messageId = history.newId();
  const said = { locale: scene.locale, language: scene.language };
  const queuedAt = history.now();
  const parentMessageId = history.append({
    messageId,
    mode: 'plan',
    messageType: 'user',
    messageText: scene.text,
    sessionId: session.sessionId,
    runId,
    ...said,
  });
  const startedAt = history.pass(0.2);
  const seconds = random.whole(2, 14);
  const finishedAt = history.pass(seconds);
  const common = {
    id: runId,
    projectId: history.projectId,
    kind: 'plan' as const,
    messageId,
    sessionId: session.sessionId,
    userId: history.userId,
    epoch: 1,
    queuedAt,
    startedAt,
    finishedAt,
    ...history.engine,
  };
  const json = JSON.stringify(scene.answer);
  const answerRow = {
    mode: 'plan' as const,
    chatMode: scene.answer.intent,
    messageType: 'assistant' as const,
    messageText: '',
    parentMessageId,
    sessionId: session.sessionId,
    runId,
    ...said,
  };

  if (scene.end.kind !== 'answered') {
    const isPartlyAnswered = scene.end.kind !== 'failed' || scene.end.isPartlyAnswered;
    const seen = isPartlyAnswered ? json.slice(0, Math.floor(json.length * 0.6)) : '';
    const end = endOf(scene.end);
    recordRunEvents(history, { ...common, ...end.run }, [...spoken(history, seen), end.event]);
    if (isPartlyAnswered) {
      history.append({ ...answerRow, messageId: history.newId(), responseData: partOf(scene) });
    }
    history.append({
      ...(scene.end.kind === 'failed' ? { ...said, parentMessageId } : {}),
      messageId: history.newId(),
      mode: 'plan',
      messageType: scene.end.kind === 'failed' ? 'error' : 'system',
      messageText: '',
      sessionId: session.sessionId,
      runId,
      responseData: end.row,
    });
    return;
  }

  const answerId = history.newId();
  const tokens = Math.ceil(json.length / 3) + random.whole(300, 1_800);
  const content = planContentFromAnswer(scene.answer);
  const planId = history.newId();
  recordRunEvents(
    history,
    {
      ...common,
      status: 'succeeded',
      answerMessageId: answerId,
      tokens,
      aiSeconds: seconds,
      treeDigestBefore: history.version.treeDigest,
      treeDigestAfter: history.version.treeDigest,
    },
    [
      ...spoken(history, json),
      { type: 'answer-end' },
      { type: 'run-succeeded', messageId: answerId as never },
    ],
  );
  rows.consumption.push({
    userId: history.userId,
    projectId: history.projectId,
    runId,
    seconds,
    operationType:
      scene.answer.intent === 'general' ? 'plan_consultation' : `plan_${scene.answer.intent}`,
    createdAt: finishedAt,
  });
  session.messageCount += 1;
  session.totalTokensUsed += tokens;
  session.totalAiSecondsConsumed += seconds;
  session.lastActive = finishedAt;
  const digest = content ? planDigest(content) : null;
  history.append({
    ...answerRow,
    messageId: answerId,
    ...(content ? { planId, revision: 1 } : {}),
    tokensUsed: tokens,
    durationMs: seconds * 1_000 - random.whole(0, 900),
    billableSeconds: seconds,
    engine: {
      engine: history.engine.engine,
      filesRead: random.whole(1, 9),
      filesChanged: 0,
      languageMismatch: scene.end.isInOtherLanguage,
      truncated: false,
    },
    responseData: {
      type: 'answer',
      contractVersion: '1.0',
      subtype: 'success',
      answer: scene.answer,
      source: 'json',
      availableActions: content
        ? [
            {
              type: 'convert_to_build',
              label: 'convert_to_build',
              payload: { planId, revision: 1, digest },
            },
          ]
        : [],
    } satisfies StoredResponse,
  });
  if (!content) return;

  const revisions = revisionsOf(history, { planId, content, count: scene.revisions });
  rows.revisions.push(...revisions);
  const approved = revisions.at(-1);
  if (!approved) throw new Error('a plan has a first revision');
  const plan: DemoHistory['rows']['plans'][number] = {
    id: planId,
    projectId: history.projectId,
    sessionId: session.sessionId,
    messageId: answerId,
    kind: content.kind,
    currentRevision: approved.revision,
    baseVersionId: history.version.versionId,
    createdAt: finishedAt,
  };
  rows.plans.push(plan);
  if (scene.build !== null) {
    await recordBuild(history, { plan, approved, session, end: scene.build, said }, commit);
  }
}

function openSession(history: DemoHistory): DemoSession {
  if (history.session) return history.session;
  const session: DemoSession = {
    userId: history.userId,
    projectId: history.projectId,
    sessionId: history.newId(),
    createdAt: history.now(),
    lastActive: history.now(),
    messageCount: 0,
    totalTokensUsed: 0,
    totalAiSecondsConsumed: 0,
    // The story is over: whoever goes on begins a conversation of their own.
    status: 'expired',
    metadata: { continuesAiSession: false },
  };
  history.rows.sessions.push(session);
  history.session = session;
  return session;
}

/** What a reader saw of an answer while it was written. */
function spoken(history: DemoHistory, json: string): RunEventBody[] {
  const { engine, engineReason } = history.engine;
  const begun: RunEventBody[] = [
    { type: 'run-queued', ahead: 0 },
    { type: 'run-started', engine, reason: engineReason, model: null },
    { type: 'run-progress', activity: 'reading', file: 'js/cart.js' },
  ];
  if (json === '') return begun;
  return [...begun, { type: 'answer-start', attempt: 1 }, { type: 'answer-delta', text: json }];
}

type BrokenEnd = Exclude<MessageScene['end'], { kind: 'answered' }>;

function endOf(end: BrokenEnd) {
  if (end.kind === 'failed') {
    const { error } = end;
    return {
      run: { status: 'failed' as const, error },
      event: { type: 'run-failed', error } satisfies RunEventBody,
      row: { type: 'error', contractVersion: '1.0', error } satisfies StoredResponse,
    };
  }
  const notice = (template: 'run_cancelled' | 'run_interrupted'): StoredResponse => ({
    type: 'notice',
    template,
    contractVersion: '1.0',
    variables: {},
  });
  return end.kind === 'cancelled'
    ? {
        run: { status: 'cancelled' as const },
        event: { type: 'run-cancelled' } satisfies RunEventBody,
        row: notice('run_cancelled'),
      }
    : {
        run: { status: 'interrupted' as const },
        event: { type: 'run-interrupted' } satisfies RunEventBody,
        row: notice('run_interrupted'),
      };
}

/** The part of the answer that was readable when it broke off. */
function partOf({ answer }: MessageScene): StoredResponse {
  const words =
    answer.intent === 'question'
      ? answer.response.answer
      : answer.intent === 'analysis'
        ? answer.response.overview
        : JSON.stringify(answer.response);
  const half = `${words.slice(0, Math.ceil(words.length * 0.6)).replace(/\s+\S*$/u, '')} …`;
  const response =
    answer.intent === 'analysis'
      ? { intent: 'analysis' as const, response: { overview: half, findings: [] } }
      : { intent: 'question' as const, response: { answer: half } };
  return {
    type: 'answer',
    contractVersion: '1.0',
    subtype: 'partial',
    answer: response,
    source: 'repaired',
  };
}
