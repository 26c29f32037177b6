import { session } from '@planline/db/schema/session';
import { signInLinks } from '@planline/db/schema/sign-in-links';
import { user } from '@planline/db/schema/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProjectWorld,
  type ProjectWorld,
  testPublicUrl,
} from '../project/testing/project-world';
import { createOwnerLink } from './create-owner-link';
import { findSignedIn } from './find-signed-in';

describe('the one-time owner link', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const newToken = async () => {
    const { url } = await createOwnerLink({ ...world.deps, publicUrl: testPublicUrl });
    const token = new URL(url).searchParams.get('token');
    if (!token) throw new Error('a link without a token');
    return token;
  };
  const use = (token: string) =>
    world.createAuth().api.useSignInLink({ body: { token }, returnHeaders: true });

  it('makes the owner once, however many processes start at the same time', async () => {
    const links = await Promise.all(
      Array.from({ length: 5 }, () => createOwnerLink({ ...world.deps, publicUrl: testPublicUrl })),
    );
    expect(new Set(links.map(({ owner }) => owner.userId)).size).toBe(1);
    expect(await world.deps.db.select().from(user)).toMatchObject([
      { name: 'Owner', email: 'owner@localhost' },
    ]);
  });

  it('keeps a hash and shows the token once', async () => {
    const token = await newToken();
    const [row] = await world.deps.db.select().from(signInLinks);
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('signs in with an http-only lax cookie', async () => {
    const { headers } = await use(await newToken());
    const cookie = headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    const signedIn = await findSignedIn(
      world.createAuth(),
      new Headers({ cookie: cookie.split(';')[0] ?? '' }),
    );
    expect(signedIn?.actor.name).toBe('Owner');
  });

  it('sets a Secure cookie when the product is served over https', async () => {
    const auth = world.createAuth({ publicUrl: 'https://planline.example' });
    const { headers } = await auth.api.useSignInLink({
      body: { token: await newToken() },
      returnHeaders: true,
    });
    expect(headers.getSetCookie().join()).toMatch(/__Secure-planline.*Secure/i);
  });

  it('gives exactly one session to twenty simultaneous uses', async () => {
    const token = await newToken();
    await world.deps.db.delete(session);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => use(token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason.code] : [],
    );
    expect(new Set(refusals)).toEqual(new Set(['SIGN_IN_LINK_INVALID']));
    expect(await world.deps.db.select().from(session)).toHaveLength(1);
  });

  it('ends when a newer one is made, and after 24 hours', async () => {
    const older = await newToken();
    const newer = await newToken();
    await expect(use(older)).rejects.toMatchObject({ code: 'SIGN_IN_LINK_INVALID' });
    world.pass(24 * 60 * 60 * 1_000 + 1);
    await expect(use(newer)).rejects.toMatchObject({ code: 'SIGN_IN_LINK_INVALID' });
  });

  it('works again after a restart, for the same owner', async () => {
    await use(await newToken());
    await use(await newToken());
    expect(await world.deps.db.select().from(user)).toHaveLength(1);
  });
});
