import type { ProjectId } from '@planline/contracts/ids';
import { createSecretVault } from '@planline/services/api-key';
import type { Actor } from '@planline/services/context';
import { createProjectWorld, type ProjectWorld } from '@planline/services/testing/project-world';
import type { ApiContext, ObservedCall } from '../context';

/** Procedures called in this process, by people of a world of their own. */
export interface ApiWorld extends AsyncDisposable {
  world: ProjectWorld;
  /** What the calls so far said to metrics. */
  observed: ObservedCall[];
  insertProject(owner: string): Promise<ProjectId>;
  contextOf(name: string | null): Promise<ApiContext>;
}

export async function createApiWorld(): Promise<ApiWorld> {
  const world = await createProjectWorld();
  const vault = createSecretVault('a secret of the installation, 32+');
  const observed: ObservedCall[] = [];
  return {
    world,
    observed,
    insertProject: (owner) => world.insertProject({ [owner]: 'owner' }),
    async contextOf(name) {
      const actor: Actor | null = name === null ? null : (await world.as(name)).actor;
      return {
        requestId: 'request-of-a-test',
        actor,
        signInSessionId: null,
        language: 'en',
        servicesFor: (one) => ({ ...world.deps, actor: one }),
        services: world.deps,
        vault,
        closing: new AbortController().signal,
        observe: (call) => observed.push(call),
      };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
