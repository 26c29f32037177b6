import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  canonicalRequest,
  type KeyRing,
  messageAuthenticationCode,
  type SignatureFault,
  type SignedParts,
  signRequest,
  verifySignature,
} from './index';

const secret = Buffer.from('planline-example-secret-32-bytes');
const otherSecret = Buffer.from('planline-another-secret-32-bytes');
const keyId = 'key_01JD0000000000000000000000';
const timestamp = 1_795_305_600;
const now = new Date(timestamp * 1_000);
const nonce = 'Zm9vYmFyMTIzNDU2Nzg5MA';
const body = Buffer.from(
  '{"userId":"user-1","projectId":"project-1","message":"Where are the hours?"}',
);
const parts: SignedParts = {
  method: 'POST',
  path: '/v1/chat-plan',
  query: '',
  actorUserId: 'user-1',
  contentType: 'application/json',
  idempotencyKey: 'order-4711',
  body,
};
const ring: KeyRing<string> = {
  find: async (id) =>
    id === keyId
      ? { key: 'one', secrets: [secret] }
      : id === 'key_turning'
        ? { key: 'turning', secrets: [secret, otherSecret] }
        : null,
};
const right = signRequest({ keyId, secret }, { timestamp, nonce }, parts);
const code = right.slice(right.indexOf('v1=') + 3);
const verify = (header: string | undefined, signed: Partial<SignedParts> = {}, at = now) =>
  verifySignature({ header, parts: { ...parts, ...signed } }, ring, at);

describe('the primitive', () => {
  it('gives the code of RFC 9421 B.2.5', () => {
    const shared =
      'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==';
    const text = [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@authority": example.com',
      '"content-type": application/json',
      '"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    ].join('\n');
    expect(messageAuthenticationCode(Buffer.from(shared, 'base64'), text).toString('base64')).toBe(
      'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=',
    );
  });
});

describe('the canonical text', () => {
  it('is eleven lines without one at the end', () => {
    expect(canonicalRequest({ timestamp: String(timestamp), nonce, keyId }, parts)).toBe(
      [
        'CPM1',
        '1795305600',
        nonce,
        keyId,
        'POST',
        '/v1/chat-plan',
        '',
        'user-1',
        'application/json',
        'order-4711',
        createHash('sha256').update(body).digest('hex'),
      ].join('\n'),
    );
  });
});

describe('the vectors of docs/api.md', () => {
  it('are what this module signs', () => {
    const page = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
    const get = {
      ...parts,
      method: 'GET',
      path: '/v1/project/project-1/timeline',
      query: 'limit=2&mode=plan',
      contentType: '',
      idempotencyKey: '',
      body: Buffer.alloc(0),
    };
    expect(page).toContain(`\n${right}\n`);
    expect(page).toContain(`\n${signRequest({ keyId, secret }, { timestamp, nonce }, get)}\n`);
  });
});

describe('a right signature', () => {
  const accepted = { valid: true, key: 'one', nonce, signedAt: now };

  it('is accepted', async () => expect(await verify(right)).toEqual(accepted));
  it.each([-300, -1, 1, 300])('is accepted %i s from the clock', async (seconds) => {
    const at = new Date(now.getTime() + seconds * 1_000);
    expect(await verify(right, {}, at)).toEqual(accepted);
  });
  it('covers a GET with a query and an empty body', async () => {
    const get = {
      method: 'GET',
      path: '/v1/project/p%201/timeline',
      query: 'limit=2&cursor=%2B&limit=3',
      contentType: '',
      idempotencyKey: '',
      body: Buffer.alloc(0),
    };
    const header = signRequest({ keyId, secret }, { timestamp, nonce }, { ...parts, ...get });
    expect(await verify(header, get)).toEqual(accepted);
  });
  it('may carry a second code, of a secret that is not live any more', async () => {
    expect(await verify(`${right},v1=${'0'.repeat(64)}`)).toEqual(accepted);
    expect(await verify(right.replace('v1=', `v1=${'0'.repeat(64)},v1=`))).toEqual(accepted);
  });
  it.each([
    ['old', secret],
    ['new', otherSecret],
  ])('is accepted with the %s of two live secrets', async (_which, one) => {
    const header = signRequest({ keyId: 'key_turning', secret: one }, { timestamp, nonce }, parts);
    expect(await verify(header)).toMatchObject({ valid: true, key: 'turning' });
  });
});

/** A name, the fault that the audit log gets, the header, and what arrived otherwise than it was signed. */
type Negative = [string, SignatureFault, string | undefined, Partial<SignedParts>?, number?];
const changed = (from: string | RegExp, to: string) => right.replace(from, to);
const withCode = (text: string) => right.replace(code, text);
const signedAs = (signed: Partial<SignedParts>, stamp = { timestamp, nonce }, by = secret) =>
  signRequest({ keyId, secret: by }, stamp, { ...parts, ...signed });

const negatives: Negative[] = [
  ['no header', 'header-missing', undefined],
  ['an empty header', 'header-missing', ''],
  ['the code alone', 'header-malformed', code],
  ['no timestamp', 'header-malformed', changed(/t=\d+,/, '')],
  ['no nonce', 'header-malformed', changed(/n=[^,]+,/, '')],
  ['no key', 'header-malformed', changed(/k=[^,]+,/, '')],
  ['no code', 'header-malformed', changed(/,v1=.*/, '')],
  ['an empty timestamp', 'header-malformed', changed(/t=\d+/, 't=')],
  ['a negative timestamp', 'header-malformed', changed('t=', 't=-')],
  ['a signed timestamp', 'header-malformed', changed('t=', 't=+')],
  ['a timestamp with a leading zero', 'header-malformed', changed('t=', 't=0')],
  ['a timestamp with a fraction', 'header-malformed', changed(/t=\d+/, '$&.0')],
  ['a timestamp in hexadecimal', 'header-malformed', changed(/t=\d+/, 't=0x6b02')],
  ['a timestamp with an exponent', 'header-malformed', changed(/t=\d+/, 't=1e9')],
  ['a timestamp of 13 digits', 'header-malformed', changed(/t=\d+/, 't=1795305600000')],
  ['a timestamp in other digits', 'header-malformed', changed(/t=\d+/, 't=١٧٩٥٣٠٥٦٠٠')],
  ['a nonce of 15 characters', 'header-malformed', changed(nonce, 'a'.repeat(15))],
  ['a nonce of 65 characters', 'header-malformed', changed(nonce, 'a'.repeat(65))],
  ['a nonce with a plus', 'header-malformed', changed(nonce, `${nonce}+`)],
  ['a nonce with a blank', 'header-malformed', changed(nonce, `${nonce} `)],
  ['an empty key id', 'header-malformed', changed(keyId, '')],
  ['a key id of 65 characters', 'header-malformed', changed(keyId, 'k'.repeat(65))],
  ['a key id with a quote', 'header-malformed', changed(keyId, "key'")],
  ['a key id with a slash', 'header-malformed', changed(keyId, '../key')],
  ['a code of 63 digits', 'header-malformed', withCode(code.slice(1))],
  ['a code of 65 digits', 'header-malformed', withCode(`${code}0`)],
  ['a code in upper case', 'header-malformed', withCode(code.toUpperCase())],
  ['a code in base64', 'header-malformed', withCode(Buffer.from(code, 'hex').toString('base64'))],
  ['an empty code', 'header-malformed', withCode('')],
  ['a code that is no hexadecimal', 'header-malformed', withCode('g'.repeat(64))],
  ['three codes', 'header-malformed', `${right},v1=${code},v1=${code}`],
  ['a code of another version', 'header-malformed', changed('v1=', 'v2=')],
  ['a code of version 0', 'header-malformed', changed('v1=', 'v0=')],
  ['an upper-case field name', 'header-malformed', changed('t=', 'T=')],
  ['another order', 'header-malformed', changed(/(t=\d+),(n=[^,]+)/, '$2,$1')],
  ['a doubled timestamp', 'header-malformed', `t=${timestamp},${right}`],
  ['an unknown field', 'header-malformed', `${right},x=1`],
  ['a blank after a comma', 'header-malformed', changed(',n=', ', n=')],
  ['a blank before', 'header-malformed', ` ${right}`],
  ['a comma at the end', 'header-malformed', `${right},`],
  ['a line feed at the end', 'header-malformed', `${right}\n`],
  ['a NUL at the end', 'header-malformed', `${right}\0`],
  ['two headers joined', 'header-malformed', `${right}, ${right}`],
  ['a semicolon for a comma', 'header-malformed', changed(',', ';')],
  ['a header of a megabyte', 'header-malformed', `${right}${','.repeat(1_000_000)}`],
  ['301 s old', 'clock-behind', right, {}, 301],
  ['301 s early', 'clock-ahead', right, {}, -301],
  ['300.001 s old', 'clock-behind', right, {}, 300.001],
  ['the timestamp 0', 'clock-behind', signedAs({}, { timestamp: 0, nonce })],
  ['milliseconds for seconds', 'clock-ahead', changed(/t=\d+/, 't=179530560000')],
  ['an unknown key', 'key-unknown', changed(keyId, 'key_nobody')],
  ['a key id in other case', 'key-unknown', changed(keyId, keyId.toLowerCase())],
  ['the prototype of an object as key', 'key-unknown', changed(keyId, '__proto__')],
  ['another secret', 'code-wrong', signedAs({}, undefined, otherSecret)],
  ['an empty secret', 'code-wrong', signedAs({}, undefined, Buffer.alloc(0))],
  ['a code of zeros', 'code-wrong', withCode('0'.repeat(64))],
  [
    'the digest of the body as code',
    'code-wrong',
    withCode(createHash('sha256').update(body).digest('hex')),
  ],
  ['another timestamp', 'code-wrong', changed(String(timestamp), String(timestamp + 1))],
  ['another nonce', 'code-wrong', changed(nonce, `${nonce}A`)],
  ['another live key', 'code-wrong', changed(keyId, 'key_turning')],
  ['another method', 'code-wrong', right, { method: 'PUT' }],
  ['another path', 'code-wrong', right, { path: '/v1/chat-plan/convert-to-build' }],
  ['a slash at the end of the path', 'code-wrong', right, { path: '/v1/chat-plan/' }],
  ['a doubled slash', 'code-wrong', right, { path: '//v1/chat-plan' }],
  ['a path in other spelling', 'code-wrong', right, { path: '/v1/chat%2Dplan' }],
  ['a query that was not signed', 'code-wrong', right, { query: 'a=1' }],
  ['a query in another order', 'code-wrong', signedAs({ query: 'a=1&b=2' }), { query: 'b=2&a=1' }],
  ['a query in another spelling', 'code-wrong', signedAs({ query: 'a=%20' }), { query: 'a=+' }],
  ['another actor', 'code-wrong', right, { actorUserId: 'user-2' }],
  ['no actor', 'code-wrong', right, { actorUserId: '' }],
  ['a blank after the actor', 'code-wrong', right, { actorUserId: 'user-1 ' }],
  ['another content type', 'code-wrong', right, { contentType: 'text/plain' }],
  [
    'a content type with a character set',
    'code-wrong',
    right,
    { contentType: 'application/json; charset=utf-8' },
  ],
  ['another idempotency key', 'code-wrong', right, { idempotencyKey: 'order-4712' }],
  ['no idempotency key', 'code-wrong', right, { idempotencyKey: '' }],
  ['another body', 'code-wrong', right, { body: Buffer.from('{}') }],
  ['no body', 'code-wrong', right, { body: Buffer.alloc(0) }],
  [
    'a blank after the body',
    'code-wrong',
    right,
    { body: Buffer.concat([body, Buffer.from(' ')]) },
  ],
  [
    'a byte order mark',
    'code-wrong',
    right,
    { body: Buffer.concat([Buffer.from('\ufeff'), body]) },
  ],
  [
    'content type and idempotency key exchanged',
    'code-wrong',
    right,
    { contentType: 'order-4711', idempotencyKey: 'application/json' },
  ],
  ['the actor moved into the query', 'code-wrong', right, { query: 'user-1', actorUserId: '' }],
  ['a line feed in the path', 'field-malformed', signedAs({ path: '/v1\nx' }), { path: '/v1\nx' }],
  ['lines smuggled into the query', 'field-malformed', right, { query: '\nuser-1' }],
  [
    'lines smuggled into the actor',
    'field-malformed',
    right,
    { actorUserId: 'user-1\napplication/json' },
  ],
  ['a carriage return in the content type', 'field-malformed', right, { contentType: 'a\rb' }],
  ['a letter beyond ASCII in the actor', 'field-malformed', right, { actorUserId: 'usér' }],
  ['a method in lower case', 'field-malformed', right, { method: 'post' }],
  ['a path with the query in it', 'field-malformed', right, { path: '/v1/chat-plan?a=1' }],
  ['a path that is no path', 'field-malformed', right, { path: 'http://x/v1' }],
];

describe('a wrong signature', () => {
  it('has at least 54 named kinds, each with its own name', () => {
    expect(new Set(negatives.map(([name]) => name)).size).toBe(negatives.length);
    expect(negatives.length).toBeGreaterThanOrEqual(54);
  });

  it.each(negatives)('is refused: %s (%s)', async (_name, fault, header, signed, seconds = 0) => {
    const at = new Date(now.getTime() + seconds * 1_000);
    expect(await verify(header, signed, at)).toMatchObject({ valid: false, fault });
  });
});
