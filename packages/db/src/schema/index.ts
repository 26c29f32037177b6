import { account } from './account';
import { aiSessionTransitions } from './ai-session-transitions';
import { apiKeyProjects } from './api-key-projects';
import { apiKeys } from './api-keys';
import { auditEntries } from './audit-entries';
import { auditSeals } from './audit-seals';
import { drafts } from './drafts';
import { idempotencyKeys } from './idempotency-keys';
import { planRevisions } from './plan-revisions';
import { plans } from './plans';
import { projectBuildEvents } from './project-build-events';
import { projectBuildMetrics } from './project-build-metrics';
import { projectChatLogMinimal } from './project-chat-log-minimal';
import { projectChatPlanSessions } from './project-chat-plan-sessions';
import { projectChatWithBuilds } from './project-chat-with-builds';
import { projectInvitations } from './project-invitations';
import { projectMembers } from './project-members';
import { projectTimeline } from './project-timeline';
import { projectTimelineHead } from './project-timeline-head';
import { projectVersions } from './project-versions';
import { projects } from './projects';
import { queuedMessages } from './queued-messages';
import { rateLimitLogs } from './rate-limit-logs';
import { requestNonces } from './request-nonces';
import { runEvents } from './run-events';
import { runs } from './runs';
import { session } from './session';
import { settings } from './settings';
import { signInAttempts } from './sign-in-attempts';
import { signInLinks } from './sign-in-links';
import { user } from './user';
import { userAiTimeConsumption } from './user-ai-time-consumption';
import { verification } from './verification';
import { walletEntries } from './wallet-entries';
import { walletHolds } from './wallet-holds';
import { wallets } from './wallets';

/** Every table and view, under the names code uses. Import single tables from their own files. */
export const schema = {
  account,
  aiSessionTransitions,
  apiKeyProjects,
  apiKeys,
  auditEntries,
  auditSeals,
  drafts,
  idempotencyKeys,
  planRevisions,
  plans,
  projectBuildEvents,
  projectBuildMetrics,
  projectChatLogMinimal,
  projectChatPlanSessions,
  projectChatWithBuilds,
  projectInvitations,
  projectMembers,
  projectTimeline,
  projectTimelineHead,
  projectVersions,
  projects,
  queuedMessages,
  rateLimitLogs,
  requestNonces,
  runEvents,
  runs,
  session,
  settings,
  signInAttempts,
  signInLinks,
  user,
  userAiTimeConsumption,
  verification,
  walletEntries,
  walletHolds,
  wallets,
} as const;

export type Schema = typeof schema;
