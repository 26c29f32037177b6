import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../project/invite-member';
import {
  createProjectWorld,
  type ProjectWorld,
  testAddressHeader,
  testPublicUrl,
} from '../project/testing/project-world';
import type { Auth } from './auth';
import { endOtherSessions } from './end-other-sessions';
import { endSession } from './end-session';
import { findSignedIn } from './find-signed-in';
import { getAccount } from './get-account';
import { listSessions } from './list-sessions';
import { setLanguage } from './set-language';
import { setPassword } from './set-password';

describe('accounts', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  let address = 1;
  /** Each from an address of its own, so that the limit of one test is not that of another. */
  const post = (auth: Auth, path: string, body: object, from = `10.0.0.${++address}`) =>
    auth.handler(
      new Request(`${testPublicUrl}/api/auth/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: testPublicUrl,
          [testAddressHeader]: from,
        },
        body: JSON.stringify(body),
      }),
    );
  const cookieOf = (answer: Response) =>
    new Headers({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
  const password = 'correct horse battery';

  describe('setPassword', () => {
    it('gives the owner of a link an address to sign in with, and ends other sessions', async () => {
      const olga = await world.as('olga');
      const view = await setPassword(
        olga,
        { email: 'Olga@New.example', name: 'Olga', password },
        null,
      );
      expect(view).toMatchObject({ email: 'olga@new.example', name: 'Olga' });

      const auth = world.createAuth();
      const answer = await post(auth, 'sign-in/email', { email: 'olga@new.example', password });
      expect(answer.status).toBe(200);
      const signedIn = await findSignedIn(auth, cookieOf(answer));
      expect(signedIn?.actor.userId).toBe(olga.actor.userId);

      await setPassword(olga, { password: 'another password', currentPassword: password }, null);
      expect(await findSignedIn(auth, cookieOf(answer))).toBeNull();
    });

    it('asks for the present password once there is one', async () => {
      const nadia = await world.as('nadia');
      await setPassword(nadia, { password }, null);
      const again = setPassword(nadia, { password: 'taken over now' }, null);
      await expect(again).rejects.toMatchObject({ code: 'CREDENTIALS_INVALID' });
    });

    it('refuses an address that somebody has, whatever its letter case', async () => {
      await world.as('first');
      const second = await world.as('second');
      const taking = setPassword(second, { email: 'FIRST@example.com', password }, null);
      await expect(taking).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
    });
  });

  it('remembers the language', async () => {
    const ctx = await world.as('lina');
    expect((await setLanguage(ctx, 'ar')).language).toBe('ar');
    expect((await getAccount(ctx)).language).toBe('ar');
  });

  describe('sessions', () => {
    it('are listed with their place, ended one by one, and never another person’s', async () => {
      const sam = await world.as('sam');
      await setPassword(sam, { password }, null);
      const auth = world.createAuth();
      const signIn = () => post(auth, 'sign-in/email', { email: 'sam@example.com', password });
      const [first, second, third] = [await signIn(), await signIn(), await signIn()];
      const current = await findSignedIn(auth, cookieOf(first));
      const currentId = current?.sessionId ?? '';

      const listed = await listSessions(sam, currentId);
      expect(listed).toHaveLength(3);
      expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      expect(listed[0]?.ipAddress).toMatch(/^10\.0\.0\./);
      expect(JSON.stringify(listed)).not.toContain('token');

      const secondId = (await findSignedIn(auth, cookieOf(second)))?.sessionId ?? '';
      await endSession(await world.as('stranger'), secondId);
      expect(await findSignedIn(auth, cookieOf(second))).not.toBeNull();
      await endSession(sam, secondId);
      await endSession(sam, secondId);
      expect(await findSignedIn(auth, cookieOf(second))).toBeNull();

      await endOtherSessions(sam, currentId);
      expect(await findSignedIn(auth, cookieOf(third))).toBeNull();
      expect(await findSignedIn(auth, cookieOf(first))).not.toBeNull();
    });
  });

  describe('sign-up', () => {
    const newcomer = (name: string, more: object = {}) => ({
      name,
      email: `${name}@new.example`,
      password,
      ...more,
    });

    it('is closed to strangers and to guessed invitations', async () => {
      const auth = world.createAuth();
      for (const body of [newcomer('mallory'), newcomer('mallory', { invitationToken: 'guess' })]) {
        const answer = await post(auth, 'sign-up/email', body);
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ code: 'INVITATION_INVALID' });
      }
    });

    it('is open to whoever holds an invitation, and to its address alone when it names one', async () => {
      const owner = await world.as('olaf');
      const projectId = await world.insertProject({ olaf: 'owner' });
      const auth = world.createAuth();
      const anyone = await inviteMember(owner, { projectId, role: 'member' });
      const invited = newcomer('ines', { invitationToken: anyone.token });
      expect((await post(auth, 'sign-up/email', invited)).status).toBe(200);

      const named = await inviteMember(owner, {
        projectId,
        role: 'member',
        email: 'Jo@New.example',
      });
      const other = newcomer('eve', { invitationToken: named.token });
      expect((await post(auth, 'sign-up/email', other)).status).toBe(403);
      const right = newcomer('jo', { invitationToken: named.token });
      expect((await post(auth, 'sign-up/email', right)).status).toBe(200);
    });

    it('is open to everybody where the operator says so', async () => {
      const auth = world.createAuth({ openSignUp: true });
      expect((await post(auth, 'sign-up/email', newcomer('walid'))).status).toBe(200);
    });
  });

  it('stops guessing of passwords from one address', async () => {
    const auth = world.createAuth();
    const guess = () =>
      post(auth, 'sign-in/email', { email: 'sam@example.com', password: 'wrong' }, '10.9.9.9');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await guess()).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});
