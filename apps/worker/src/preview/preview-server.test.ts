import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPreviewServer, type PreviewServer } from './preview-server';

const version = '01jd8zk4m2n3p4q5r6s7t8v9wx';
const appOrigin = 'http://localhost:3000';

let folder: string;
let server: PreviewServer;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'planline-previews-'));
  const site = path.join(folder, 'previews', version);
  mkdirSync(path.join(site, 'css'), { recursive: true });
  mkdirSync(path.join(site, 'docs'));
  mkdirSync(path.join(site, '.private'));
  writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  writeFileSync(path.join(site, 'index.html'), '<h1>Bread</h1>');
  writeFileSync(path.join(site, 'about.html'), '<h1>About</h1>');
  writeFileSync(path.join(site, 'docs/index.html'), '<h1>Docs</h1>');
  writeFileSync(path.join(site, 'css/site.css'), 'body{}');
  writeFileSync(path.join(site, 'مخبز.html'), '<h1>مخبز</h1>');
  writeFileSync(path.join(site, 'ten.bin'), '0123456789');
  writeFileSync(path.join(site, 'empty.js'), '');
  writeFileSync(path.join(site, '.env'), 'KEY=1');
  writeFileSync(path.join(site, '.private/a.txt'), 'private');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(site, 'link.txt'));
  symlinkSync(folder, path.join(site, 'up'));
  server = createPreviewServer({
    previewsRoot: path.join(folder, 'previews'),
    publicHost: 'localhost:4100',
    appOrigin,
    logger: { error: (...problem: unknown[]) => expect.unreachable(JSON.stringify(problem)) },
  });
  port = await server.listen(0, '127.0.0.1');
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

function ask(
  url: string,
  { host = `${version}.localhost:${port}`, method = 'GET', headers = {} } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      path: url,
      method,
      headers: { ...headers, host },
    });
    sent.once('error', reject);
    sent.once('response', async (response) => {
      const { statusCode: status, headers } = response;
      resolve({ status, headers, body: await text(response) });
    });
    sent.end();
  });
}

/** Sends a request line as it stands, which no client library would. */
function askRaw(requestTarget: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.write(
      `GET ${requestTarget} HTTP/1.1\r\nHost: ${version}.localhost\r\nConnection: close\r\n\r\n`,
    );
    text(socket).then(resolve, reject);
  });
}

describe('a preview on a host name of its own', () => {
  it.each([
    ['/', '<h1>Bread</h1>', 'text/html; charset=utf-8'],
    ['/index.html?x=1', '<h1>Bread</h1>', 'text/html; charset=utf-8'],
    ['/about', '<h1>About</h1>', 'text/html; charset=utf-8'],
    ['/docs/', '<h1>Docs</h1>', 'text/html; charset=utf-8'],
    ['/css/site.css', 'body{}', 'text/css; charset=utf-8'],
    ['/empty.js', '', 'text/javascript; charset=utf-8'],
    ['/ten.bin', '0123456789', 'application/octet-stream'],
    [`/${encodeURIComponent('مخبز')}.html`, '<h1>مخبز</h1>', 'text/html; charset=utf-8'],
  ])('serves %s', async (url, body, type) => {
    const answer = await ask(url);
    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.headers['content-type']).toBe(type);
  });

  it('takes the name in any case, with and without a port', async () => {
    for (const host of [`${version.toUpperCase()}.LOCALHOST`, `${version}.localhost.`]) {
      expect((await ask('/', { host })).status).toBe(200);
    }
  });

  it('leads to a folder’s slash on its own host, whatever the path looks like', async () => {
    const answer = await ask('/docs?x=1');
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe('/docs/?x=1');
    expect((await ask('//docs')).status).toBe(404);
  });

  it('sends a fresh copy only when there is one', async () => {
    const { headers } = await ask('/');
    const again = await ask('/', { headers: { 'if-none-match': `W/${headers.etag}` } });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect((await ask('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('answers HEAD with the length and no body', async () => {
    const answer = await ask('/ten.bin', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe('10');
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-999', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
  ])('answers the range %s with %i', async (range, status, body, contentRange) => {
    const answer = await ask('/ten.bin', { headers: { range } });
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers['content-range']).toBe(contentRange);
  });

  it('answers a range of an older copy with the whole', async () => {
    const headers = { range: 'bytes=2-4', 'if-range': '"older"' };
    expect((await ask('/ten.bin', { headers })).status).toBe(200);
  });
});

describe('what a preview does not give away', () => {
  it.each([
    '/../secret.txt',
    '/../../secret.txt',
    '/css/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/index.html%00.txt',
    '/%ff',
    '/%',
    '/link.txt',
    '/up/secret.txt',
    '/up/',
    '/.env',
    '/.private/a.txt',
    '/css',
    '/css/',
    '//etc/passwd',
    'http://localhost/../secret.txt',
    '*',
  ])('%s is not found', async (target) => {
    const answer = await askRaw(target);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /u);
    expect(answer).not.toContain('outside');
    expect(answer).not.toContain('KEY=1');
  });

  it('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [path.join(folder, 'previews', version, 'pipe')]);
    expect((await ask('/pipe')).status).toBe(404);
  });

  it.each(['evil.example', `${version}.evil.example`, `a.${version}.localhost`, 'localhost', ''])(
    'the host name "%s" shows nothing',
    async (host) => {
      expect((await ask('/', { host })).status).toBe(404);
    },
  );

  it('an unknown version is not found, like an unknown page', async () => {
    const unknown = await ask('/', { host: 'nothing.localhost' });
    const page = await ask('/nothing');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toBe(page.body);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await ask('/', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('every answer of the preview server', () => {
  it.each(['/', '/nothing', '/docs', '/ten.bin', '/link.txt'])(
    '%s is kept from the app',
    async (url) => {
      const { headers } = await ask(url, { headers: { cookie: 'session=1' } });
      const policy = headers['content-security-policy'] as string;
      expect(policy).toContain(`frame-ancestors ${appOrigin}`);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("form-action 'self'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it('says that nothing is there in the reader’s language', async () => {
    const arabic = await ask('/nothing', { headers: { 'accept-language': 'ar-EG,en;q=0.5' } });
    expect(arabic.body).toContain('<html lang="ar" dir="rtl">');
    const german = await ask('/nothing', { headers: { 'accept-language': 'de' } });
    expect(german.body).toContain('<html lang="en" dir="ltr">');
  });

  it('prefers the site’s own page for what is missing', async () => {
    writeFileSync(path.join(folder, 'previews', version, '404.html'), '<h1>Sold out</h1>');
    expect(await ask('/nothing')).toMatchObject({ status: 404, body: '<h1>Sold out</h1>' });
  });
});

describe('a preview by path, where host names do not resolve', () => {
  const byPath = { host: '127.0.0.1' };

  it('serves the same files, without an origin and so without cookies or storage', async () => {
    const answer = await ask(`/_v/${version.toUpperCase()}/about.html`, byPath);
    expect(answer).toMatchObject({ status: 200, body: '<h1>About</h1>' });
    const policy = answer.headers['content-security-policy'] as string;
    expect(policy).toContain('sandbox allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('keeps its prefix when it leads to a slash', async () => {
    expect((await ask(`/_v/${version}`, byPath)).headers.location).toBe(`/_v/${version}/`);
    expect((await ask(`/_v/${version}/docs`, byPath)).headers.location).toBe(
      `/_v/${version}/docs/`,
    );
  });

  it.each([`/_v/../secret.txt`, '/_v/%2e%2e/secret.txt', `/_v/${version}/..%2f..%2fsecret.txt`])(
    '%s is not found',
    async (url) => {
      expect((await ask(url, byPath)).status).toBe(404);
    },
  );
});

describe('stopping the preview server', () => {
  it('does not wait for readers that keep their connection open', async () => {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET / HTTP/1.1\r\n');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    await server.close();
    await closed;
    server = createPreviewServer({
      previewsRoot: folder,
      publicHost: 'localhost',
      appOrigin,
      logger: { error: () => {} },
    });
    await server.listen(0, '127.0.0.1');
  });
});
