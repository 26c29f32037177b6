import { randomUUID } from 'node:crypto';
import { type Balance, balanceSchema } from '@planline/contracts/billing';
import { type BuildView, buildViewSchema } from '@planline/contracts/build';
import { type ChatPlanResponse, chatPlanResponseSchema } from '@planline/contracts/chat-response';
import {
  type ConvertToBuildResponse,
  convertToBuildResponseSchema,
} from '@planline/contracts/convert-to-build';
import { type PlanSessionView, planSessionViewSchema } from '@planline/contracts/plan-session';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import { type RunView, runViewSchema } from '@planline/contracts/run-event';
import { type TimelineItems, timelineItemsSchema } from '@planline/contracts/timeline-item';
import { follow } from './follow';
import type { ClientOptions } from './options';
import { type ClientRequest, createTransport } from './transport';

interface Cancellable {
  signal?: AbortSignal;
}

interface Repeatable extends Cancellable {
  /** Yours, when you may have to repeat the call in another process; else one is made. */
  idempotencyKey?: string;
}

export interface AskInput extends Repeatable {
  projectId: string;
  message: string;
  /** A BCP 47 tag of English, French, Spanish or Arabic. */
  locale?: string;
}

export interface ConvertInput extends Repeatable {
  projectId: string;
  sessionId: string;
  /** The payload of the answer's `convert_to_build` action, its data, or the content of a plan. */
  planData: object;
}

export interface TimelineInput extends Cancellable {
  projectId: string;
  limit?: number;
  /** Of the page before. */
  cursor?: string;
  mode?: 'all' | 'plan' | 'build';
  includeHidden?: boolean;
}

type OfRun = Cancellable & { projectId: string; runId: string };
type OfBuild = Cancellable & { projectId: string; buildId: string };

export interface PlanlineClient {
  /** Waits for the answer; a run that failed resolves with `subtype: 'error'`. */
  ask(input: AskInput): Promise<ChatPlanResponse>;
  /** The run's events as they come, and the answer as the last one. */
  askAndFollow(input: AskInput): AsyncGenerator<PublicStreamEvent, void, void>;
  convertToBuild(input: ConvertInput): Promise<ConvertToBuildResponse>;
  session(input: Cancellable & { sessionId: string }): Promise<PlanSessionView>;
  timeline(input: TimelineInput): Promise<TimelineItems>;
  run(input: OfRun): Promise<RunView>;
  followRun(input: OfRun): AsyncGenerator<PublicStreamEvent, void, void>;
  cancelRun(input: OfRun & Repeatable): Promise<RunView>;
  build(input: OfBuild): Promise<BuildView>;
  /** The build's events as they come, and the build as the last one. */
  followBuild(input: OfBuild): AsyncGenerator<PublicStreamEvent, void, void>;
  cancelBuild(input: OfBuild & Repeatable): Promise<BuildView>;
  balance(input: Cancellable & { projectId: string }): Promise<Balance>;
}

/** Every method throws `RefusedError` when the server refuses, after it was asked as often as makes sense. */
export function createPlanlineClient(options: ClientOptions): PlanlineClient {
  const transport = createTransport(options);
  const userId = options.actorUserId;
  async function send<T>(schema: { parse(value: unknown): T }, request: ClientRequest): Promise<T> {
    return schema.parse(await (await transport.send(request)).json());
  }
  const ofAsk = ({ signal, idempotencyKey, ...input }: AskInput): ClientRequest => ({
    method: 'POST',
    path: '/v1/chat-plan',
    body: { userId, ...input },
    idempotencyKey: idempotencyKey ?? randomUUID(),
    signal,
  });
  const ofRun = ({ projectId, runId, signal }: OfRun, end = ''): ClientRequest => ({
    method: 'GET',
    path: `/v1/run/${encodeURIComponent(runId)}${end}`,
    query: { projectId },
    signal,
  });
  const ofBuild = ({ projectId, buildId, signal }: OfBuild, end = ''): ClientRequest => ({
    method: 'GET',
    path: `/v1/build/${encodeURIComponent(buildId)}${end}`,
    query: { projectId },
    signal,
  });
  const posted = (request: ClientRequest, { idempotencyKey }: Repeatable): ClientRequest => ({
    ...request,
    method: 'POST',
    idempotencyKey: idempotencyKey ?? randomUUID(),
  });
  return {
    ask: (input) => send(chatPlanResponseSchema, ofAsk(input)),
    askAndFollow: (input) => follow(transport, ofAsk(input)),
    convertToBuild: ({ signal, idempotencyKey, ...input }) =>
      send(convertToBuildResponseSchema, {
        method: 'POST',
        path: '/v1/chat-plan/convert-to-build',
        body: { userId, ...input },
        idempotencyKey: idempotencyKey ?? randomUUID(),
        signal,
      }),
    session: ({ sessionId, signal }) =>
      send(planSessionViewSchema, {
        method: 'GET',
        path: `/v1/chat-plan/session/${encodeURIComponent(sessionId)}`,
        signal,
      }),
    timeline: ({ projectId, signal, ...query }) =>
      send(timelineItemsSchema, {
        method: 'GET',
        path: `/v1/project/${encodeURIComponent(projectId)}/timeline`,
        query,
        signal,
      }),
    run: (input) => send(runViewSchema, ofRun(input)),
    followRun: (input) => follow(transport, ofRun(input, '/events')),
    cancelRun: (input) => send(runViewSchema, posted(ofRun(input, '/cancel'), input)),
    build: (input) => send(buildViewSchema, ofBuild(input)),
    followBuild: (input) => follow(transport, ofBuild(input, '/events')),
    cancelBuild: (input) => send(buildViewSchema, posted(ofBuild(input, '/cancel'), input)),
    balance: ({ projectId, signal }) =>
      send(balanceSchema, { method: 'GET', path: '/v1/balance', query: { projectId }, signal }),
  };
}
