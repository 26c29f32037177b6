import { setTimeout as pause } from 'node:timers/promises';
import { messageIdSchema, type ProjectId } from '@planline/contracts/ids';
import { isRunEnd, type RunEvent } from '@planline/contracts/run-event';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import { sendMessage } from '@planline/services/chat';
import { ulid } from 'ulid';
import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult } from '../report';
import { quantileOf } from '../statistics';
import { startProduct } from './product';
import { openReader } from './project-reader';

const projectCount = 4;
/** Every connection of both pools has met every query by then. */
const warmUp = 60;
const readingMs = 30;
/** Below the limit of a person's hour. */
const messagesEach = 90;

/** Places on the way of a message, as its reader sees them; ms since the call of send. */
interface Way {
  sent: number;
  started: number;
  firstByte: number;
  ended: number;
}

/**
 * One message after the other, over several projects: from the call of send until the first piece of the
 * answer reaches a reader of the project's stream, without the time that the engine itself took.
 */
export async function measureFirstByte(
  server: BenchServer,
  { isQuick }: BenchOptions,
): Promise<BenchmarkResult> {
  const messages = isQuick ? 60 : 400;
  await using product = await startProduct(
    await server.createDatabase('first_byte'),
    server.folder,
  );
  const [reading] = product.people;
  if (!reading) throw new Error('nobody reads');
  const projects = await Promise.all(
    Array.from({ length: projectCount }, async () => {
      const projectId = await product.addProject();
      return { projectId, reader: await openReader(reading, projectId) };
    }),
  );

  let sentBefore = 0;
  const send = async (index: number): Promise<Way> => {
    const project = projects[index % projects.length];
    if (!project) throw new Error('no project');
    const { projectId, reader } = project;
    const sender = product.people[Math.floor(sentBefore++ / messagesEach)];
    if (!sender) throw new Error('nobody is left to send');
    // A person reads before writing: the reader is done with the message before.
    await pause(readingMs);
    const begunAt = performance.now();
    const [started, firstByte, ended] = [
      reader.seen(runWith(({ type }) => type === 'run-started')),
      reader.seen(runWith(({ type }) => type === 'answer-delta')),
      reader.seen(runWith(({ type }) => isRunEnd(type))),
    ];
    await sendMessage(sender, {
      projectId: projectId satisfies ProjectId,
      messageId: messageIdSchema.parse(ulid()),
      text: `When is the shop open on day ${index % 7}?`,
      locale: 'en',
    });
    const sent = performance.now() - begunAt;
    const way: Way = {
      sent,
      started: (await started).at - begunAt,
      firstByte: (await firstByte).at - begunAt,
      ended: (await ended).at - begunAt,
    };
    return { ...way, firstByte: way.firstByte - product.engineMs() };
  };

  for (let index = 0; index < warmUp; index += 1) await send(index);
  const ways: Way[] = [];
  for (let index = 0; index < messages; index += 1) ways.push(await send(index));
  for (const { reader } of projects) await reader.stop();

  const at = (place: keyof Way, quantile: number) =>
    quantileOf(
      ways.map((way) => way[place]),
      quantile,
    );
  return {
    name: 'b3',
    question: 'how long until a reader sees the first piece of an answer?',
    figures: [
      { name: 'first byte, p50', value: at('firstByte', 0.5), unit: 'ms', target: { most: 12 } },
      { name: 'first byte, p99', value: at('firstByte', 0.99), unit: 'ms', target: { most: 40 } },
      { name: 'send returned, p50', value: at('sent', 0.5), unit: 'ms' },
      { name: 'run started seen, p50', value: at('started', 0.5), unit: 'ms' },
      { name: 'run ended seen, p50', value: at('ended', 0.5), unit: 'ms' },
      { name: 'messages', value: ways.length, unit: 'count' },
    ],
    details: { projects: projectCount, warmUp },
  };
}

function runWith(isWanted: (body: RunEvent['body']) => boolean) {
  return (item: ProjectStreamItem) =>
    item.type === 'run' && isWanted(item.event.body) ? item.event.runId : null;
}
