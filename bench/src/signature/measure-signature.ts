import { randomBytes, randomUUID } from 'node:crypto';
import {
  type KeyRing,
  type SignedParts,
  signRequest,
  verifySignature,
} from '@planline/services/signature';
import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult } from '../report';
import { quantileOf } from '../statistics';

const keyId = 'key_01JD0000000000000000000000';
const bodyBytes = 2_048;
/** Signed with different nonces, so that no request is the one before. */
const requestsMade = 1_000;

/** One request after the other, right ones and wrong ones, the key ring in memory. */
export async function measureSignature(
  _server: BenchServer,
  { isQuick }: BenchOptions,
): Promise<BenchmarkResult> {
  const secret = randomBytes(32);
  const ring: KeyRing<string> = { find: async () => ({ key: keyId, secrets: [secret] }) };
  const now = new Date();
  const requests = Array.from({ length: requestsMade }, () => signedRequest(secret, now));
  const wrong = requests.map((request) => ({
    ...request,
    parts: { ...request.parts, actorUserId: 'user-2' },
  }));
  const count = isQuick ? 20_000 : 200_000;
  const verify = (all: typeof requests, isRight: boolean) =>
    timesOf(count, async (at) => {
      const request = all[at % all.length];
      if (!request) throw new Error('no request');
      const { valid } = await verifySignature(request, ring, now);
      if (valid !== isRight) throw new Error('the verdict is wrong');
    });
  await verify(requests, true);
  const right = await verify(requests, true);
  const refused = await verify(wrong, false);
  return {
    name: 'b10',
    question: 'what does it take to verify a signed request of 2 KB?',
    figures: [
      { name: 'verify, p50', value: quantileOf(right, 0.5), unit: 'µs' },
      { name: 'verify, p99', value: quantileOf(right, 0.99), unit: 'µs', target: { most: 15 } },
      { name: 'refuse a wrong code, p99', value: quantileOf(refused, 0.99), unit: 'µs' },
    ],
    details: { count, bodyBytes },
  };
}

function signedRequest(secret: Buffer, now: Date) {
  const parts: SignedParts = {
    method: 'POST',
    path: '/v1/chat-plan',
    query: '',
    actorUserId: 'user-1',
    contentType: 'application/json',
    idempotencyKey: randomUUID(),
    body: Buffer.from(JSON.stringify({ message: 'x'.repeat(bodyBytes - 14) })),
  };
  const stamp = { timestamp: Math.floor(now.getTime() / 1_000), nonce: randomUUID() };
  return { header: signRequest({ keyId, secret }, stamp, parts), parts };
}

/** Microseconds of each call. */
async function timesOf(count: number, call: (at: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const before = process.hrtime.bigint();
    await call(at);
    times.push(Number(process.hrtime.bigint() - before) / 1_000);
  }
  return times;
}
