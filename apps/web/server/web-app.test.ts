import { createOwnerLink } from '@planline/services/account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebWorld, type WebWorld } from './testing/web-world';

describe('the web process', () => {
  let world: WebWorld;
  let cookie: string;
  let origin: string;
  beforeAll(async () => {
    world = await createWebWorld();
    cookie = await world.signInAsOwner();
    origin = world.config.publicUrl;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(world.address + path, { headers, redirect: 'manual' });
  const mutate = (procedure: string, input: unknown, headers: Record<string, string> = {}) =>
    fetch(`${world.address}/api/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie, ...headers },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    });

  describe('the one-time link', () => {
    it('signs in, leads to the first page, and says so in the reader’s language when it is used up', async () => {
      const { url } = await createOwnerLink({ ...world.world.deps, publicUrl: world.address });
      const first = await fetch(url, { redirect: 'manual' });
      expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
      const again = await fetch(url, {
        redirect: 'manual',
        headers: { 'accept-language': 'ar-EG, en;q=0.5' },
      });
      expect(again.headers.get('location')).toBe('/ar/sign-in?error=SIGN_IN_LINK_INVALID');
      expect(again.headers.getSetCookie()).toEqual([]);
    });

    it('is not used up by what fetches links ahead of people', async () => {
      const { url } = await createOwnerLink({ ...world.world.deps, publicUrl: world.address });
      await fetch(url, { method: 'HEAD', redirect: 'manual' });
      await fetch(url, { headers: { 'sec-purpose': 'prefetch;prerender' } });
      expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('/');
    });

    it('may be opened from a mail on another site', async () => {
      const { url } = await createOwnerLink({ ...world.world.deps, publicUrl: world.address });
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.headers.get('location')).toBe('/');
    });
  });

  describe('procedures', () => {
    it('know who asks by the cookie', async () => {
      expect(await (await get('/api/trpc/account.me', { cookie })).json()).toMatchObject({
        result: { data: { name: 'Owner', email: 'owner@localhost' } },
      });
      expect(await (await get('/api/trpc/account.me')).json()).toEqual({ result: { data: null } });
    });

    it('answer each call of a batch for itself', async () => {
      const input = encodeURIComponent(JSON.stringify({ 1: { projectId: 'missing' } }));
      const answer = await get(`/api/trpc/project.list,project.get?batch=1&input=${input}`, {
        cookie,
      });
      expect(answer.status).toBe(207);
      expect(await answer.json()).toMatchObject([
        { result: { data: [] } },
        { error: { data: { planline: { code: 'PROJECT_NOT_FOUND', details: {} } } } },
      ]);
    });

    it('name what is wrong with an input, and nothing of the inside', async () => {
      const answer = await mutate('account.setLanguage', { language: 'tlh' });
      expect(answer.status).toBe(400);
      const body = await answer.text();
      expect(JSON.parse(body).error.data.planline).toMatchObject({
        code: 'VALIDATION_FAILED',
        details: { issues: [{ path: 'language' }] },
      });
      expect(body).not.toContain('stack');
      expect(JSON.parse(body).error.data.requestId).toBe(answer.headers.get('x-request-id'));
    });

    it.each([
      ['a broken body', '{"language":', 400],
      ['a body of two megabytes', JSON.stringify({ language: 'x'.repeat(2_000_000) }), 400],
    ])('refuse %s with a code', async (_what, body, status) => {
      const answer = await mutate('account.setLanguage', body);
      expect(answer.status).toBe(status);
      expect((await answer.json()).error.data.planline.code).toBe('VALIDATION_FAILED');
    });

    it('refuse a change from another site, from nowhere, and as a form', async () => {
      const input = { language: 'fr' };
      const refused = [
        await mutate('account.setLanguage', input, { origin: 'https://evil.example' }),
        await mutate('account.setLanguage', input, { 'sec-fetch-site': 'cross-site' }),
        await fetch(`${world.address}/api/trpc/account.setLanguage`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(input),
        }),
      ];
      for (const answer of refused) {
        expect(answer.status).toBe(403);
        expect((await answer.json()).error.data.planline.code).toBe('FORBIDDEN');
      }
      const form = await mutate('account.setLanguage', 'language=fr', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect((await form.json()).error.data.planline.code).toBe('VALIDATION_FAILED');
      const accepted = await mutate('account.setLanguage', input);
      expect((await accepted.json()).result.data.language).toBe('fr');
    });

    it('cannot be changed by a GET', async () => {
      const input = encodeURIComponent('{"language":"es"}');
      const answer = await get(`/api/trpc/account.setLanguage?input=${input}`, { cookie });
      expect((await answer.json()).error.data.planline.code).toBe('NOT_FOUND');
    });
  });

  describe('signing in with a password', () => {
    const signIn = (password: string) =>
      fetch(`${world.address}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ email: 'olga@example.com', password }),
      });

    it('gives a cookie and no token to scripts; a wrong one is CREDENTIALS_INVALID', async () => {
      const set = await mutate('account.setPassword', {
        email: 'olga@example.com',
        password: 'correct horse battery',
      });
      expect(set.status).toBe(200);
      const right = await signIn('correct horse battery');
      expect(right.headers.getSetCookie()[0]).toMatch(/^planline\.session_token=.*HttpOnly/);
      expect(await right.json()).toEqual({ ok: true });
      const wrong = await signIn('wrong');
      expect(wrong.status).toBe(401);
      expect((await wrong.json()).error).toEqual({ code: 'CREDENTIALS_INVALID', details: {} });
    });

    it('is limited, and says when to try again', async () => {
      let last = await signIn('wrong');
      for (let attempt = 0; attempt < 12; attempt += 1) last = await signIn('wrong');
      expect(last.status).toBe(429);
      expect((await last.json()).error).toMatchObject({
        code: 'RATE_LIMITED',
        details: { scope: 'sign-in' },
      });
    });

    it('opens no other door of the library', async () => {
      for (const path of ['get-session', 'list-sessions', 'sign-in-link/use', 'update-user']) {
        const answer = await fetch(`${world.address}/api/auth/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin, cookie },
          body: '{}',
        });
        expect(answer.status).toBe(404);
      }
    });
  });

  describe('uploads and downloads', () => {
    const upload = (body: string, headers: Record<string, string>) =>
      fetch(`${world.address}/api/projects/import-archive?fileName=site.zip`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/zip', ...headers },
        body,
      });

    it('take an archive from somebody signed in', async () => {
      expect((await upload('PK', {})).status).toBe(401);
      const answer = await upload('PK', { cookie });
      expect(answer.status).toBe(201);
      expect(await answer.json()).toMatchObject({ name: 'site', status: 'importing' });
    });

    it('tell nobody whether a foreign project exists', async () => {
      const foreign = await world.world.insertProject({ stranger: 'owner' });
      for (const file of ['patch', 'artifact']) {
        const bodies = [];
        for (const projectId of [foreign, 'missing']) {
          const answer = await get(`/api/projects/${projectId}/versions/v1/${file}`, { cookie });
          expect(answer.status).toBe(404);
          bodies.push((await answer.json()).error);
        }
        expect(bodies[0]).toEqual({ code: 'PROJECT_NOT_FOUND', details: {} });
        expect(bodies[1]).toEqual(bodies[0]);
      }
    });
  });

  describe('pages', () => {
    it('get a policy with a fresh nonce before they are rendered', async () => {
      const page = `${world.address.replace('127.0.0.1', 'localhost')}/en`;
      const [one, two] = [await fetch(page), await fetch(page)];
      const policy = one.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect((await one.json()).headers).toMatchObject({
        'content-security-policy': policy,
        'x-nonce': nonce,
      });
      expect(two.headers.get('content-security-policy')).not.toBe(policy);
      expect(one.headers.get('x-frame-options')).toBe('DENY');
    });
  });

  it('sends a reader who typed the loopback address to the name, where no preview lives', async () => {
    const answer = await get('//evil.example/en?a=b');
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(`${origin}/evil.example/en?a=b`);
  });

  it('says that it is well, and counts what it does', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(
      /planline_web_procedures_total\{procedure="account.me",status="ok"\} \d/,
    );
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });

  it('answers an unknown path of the API with a code', async () => {
    const answer = await get('/api/nothing');
    expect(answer.status).toBe(404);
    expect((await answer.json()).error).toEqual({ code: 'NOT_FOUND', details: {} });
  });

  it('logs requests without queries, cookies, tokens and passwords', async () => {
    const token = 'a-token-in-an-address';
    await get(`/api/sign-in-link?token=${token}`);
    await get(`/api/trpc/project.invitation?input=${encodeURIComponent(`{"token":"${token}"}`)}`);
    const log = world.log();
    expect(log).toContain('/api/trpc/project.invitation');
    for (const secret of [token, cookie.split('=')[1] ?? '', 'correct horse battery']) {
      expect(log).not.toContain(secret);
    }
  });
});
