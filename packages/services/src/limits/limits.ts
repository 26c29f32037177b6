import type { ProjectId, UserId } from '@planline/contracts/ids';
import type { RateLimitScope } from '@planline/contracts/limits';
import { type LimitsPolicy, specifiedLimits } from '@planline/contracts/limits';
import type { Redis } from '../redis';

/** How long a counted request counts. */
export const windowSeconds = 3_600;

/** The limits of this process, and where it counts beside PostgreSQL. */
export interface Limits extends LimitsPolicy {
  redis: Redis | null;
}

export const createLimits = (
  policy: LimitsPolicy = specifiedLimits,
  redis: Redis | null = null,
): Limits => ({ ...policy, redis });

/** A request that begins AI work. The same id again is the same request. */
export interface CountedRequest {
  id: string;
  userId: UserId;
  projectId: ProjectId;
}

export interface ScopeLimit {
  scope: RateLimitScope;
  subject: string;
  maximum: number;
}

/** The limits that hold for a request, in the order in which their rows are locked everywhere. */
export function scopesOf(
  { requestsPerHour }: LimitsPolicy,
  request: Pick<CountedRequest, 'userId' | 'projectId'>,
): ScopeLimit[] {
  const scopes: ScopeLimit[] = [
    { scope: 'user', subject: request.userId, maximum: requestsPerHour.user },
    { scope: 'project', subject: request.projectId, maximum: requestsPerHour.project },
  ];
  return scopes.filter(({ maximum }) => maximum > 0);
}
