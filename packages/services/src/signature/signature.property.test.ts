import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyRing, type SignedParts, signRequest, verifySignature } from './index';

const keyId = 'key_01JD0000000000000000000000';
const secret = randomBytes(32);
// Every key has the secret: what is refused below is refused by the code, not because a key is unknown.
const ring: KeyRing<string> = { find: async (id) => ({ key: id, secrets: [secret] }) };
const timestamp = 1_795_305_600;
const now = new Date(timestamp * 1_000);

const lineOf = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((at) => String.fromCharCode(at)),
    maxLength,
  });
const partsArbitrary: fc.Arbitrary<SignedParts> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: lineOf(40).map((text) => `/v1/${text.replaceAll('?', '')}`),
  query: lineOf(40),
  actorUserId: lineOf(26),
  contentType: fc.constantFrom('', 'application/json', 'application/json; charset=utf-8'),
  idempotencyKey: lineOf(26),
  body: fc.uint8Array({ maxLength: 200 }),
});
const nonceArbitrary = fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/);

type Signed = { header: string; parts: SignedParts };
const names = [
  'header',
  'method',
  'path',
  'query',
  'actorUserId',
  'contentType',
  'idempotencyKey',
  'body',
] as const;

/** The same request with one bit of one part turned over; null when that part is empty. */
function flip(signed: Signed, name: (typeof names)[number], at: number): Signed | null {
  const part = name === 'header' ? signed.header : signed.parts[name];
  const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
  if (bytes.length === 0) return null;
  const bit = at % (bytes.length * 8);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  if (name === 'header') return { ...signed, header: bytes.toString('latin1') };
  const value = typeof part === 'string' ? bytes.toString('latin1') : bytes;
  return { ...signed, parts: { ...signed.parts, [name]: value } };
}

describe('a signed request', () => {
  it('is refused when any single bit of any signed part is another: 100,000 cases, none accepted', async () => {
    const requests = fc.sample(fc.tuple(partsArbitrary, nonceArbitrary), 1_000);
    let cases = 0;
    let accepted = 0;
    for (const [parts, nonce] of requests) {
      const header = signRequest({ keyId, secret }, { timestamp, nonce }, parts);
      const signed = { header, parts };
      expect((await verifySignature(signed, ring, now)).valid).toBe(true);
      // One part after the other, so that short parts are turned over as often as long ones.
      const places = fc.sample(fc.nat(), 110);
      for (const [index, place] of places.entries()) {
        const turned = flip(signed, names[index % names.length] ?? 'header', place);
        const other = turned ?? flip(signed, 'header', place);
        if (!other) continue;
        cases += 1;
        if ((await verifySignature(other, ring, now)).valid) accepted += 1;
      }
    }
    expect(accepted).toBe(0);
    expect(cases).toBeGreaterThanOrEqual(100_000);
  });

  it('is accepted whatever its parts hold', async () => {
    await fc.assert(
      fc.asyncProperty(partsArbitrary, nonceArbitrary, async (parts, nonce) => {
        const header = signRequest({ keyId, secret }, { timestamp, nonce }, parts);
        expect(await verifySignature({ header, parts }, ring, now)).toMatchObject({ valid: true });
      }),
      { numRuns: 1_000 },
    );
  });
});
