import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult } from '../report';
import { quantileOf } from '../statistics';
import { answersPerSecond, signedRequests } from './load';
import { timelinePage } from './page';
import type { ServerReady } from './server-process';

const connections = 32;
/** In turns, so that whatever else the machine does falls on both. */
const turns = 7;

/** A page of the timeline behind a signature, beside the same bytes from a bare node:http server. */
export async function measureSignedPage(
  server: BenchServer,
  { isQuick }: BenchOptions,
): Promise<BenchmarkResult> {
  const requests = isQuick ? 3_000 : 30_000;
  const page = await timelinePage(server);
  const pageFile = path.join(server.folder, 'page.json');
  await writeFile(pageFile, page);
  const child = fork(path.join(import.meta.dirname, 'server-process.ts'), [pageFile], {
    execArgv: ['--import', 'tsx'],
  });
  try {
    const [ports] = (await once(child, 'message')) as [ServerReady];
    await answersPerSecond(ports.bare, signedRequests(requests), connections);
    await answersPerSecond(ports.signed, signedRequests(requests), connections);
    const bare: number[] = [];
    const signed: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      bare.push(await answersPerSecond(ports.bare, signedRequests(requests), connections));
      signed.push(await answersPerSecond(ports.signed, signedRequests(requests), connections));
    }
    const ratio = (100 * quantileOf(signed, 0.5)) / quantileOf(bare, 0.5);
    return {
      name: 'b5',
      question: 'what does a signature cost a page that is in memory?',
      figures: [
        { name: 'signed over bare node:http', value: ratio, unit: '%', target: { least: 80 } },
        { name: 'signed pages', value: quantileOf(signed, 0.5), unit: 'per s' },
        { name: 'bare pages', value: quantileOf(bare, 0.5), unit: 'per s' },
        { name: 'requests of each turn', value: requests, unit: 'count' },
      ],
      details: { connections, pageBytes: page.length, bare, signed },
    };
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}
