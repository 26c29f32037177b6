import {
  CHAT_RATE_LIMITS,
  PLAN_SESSION_AI_SECONDS_MAX,
  PLAN_SESSION_IDLE_MINUTES,
} from '@planline/contracts/limits';

export type RollOverReason = 'idle' | 'cap' | 'converted' | 'new_topic';

export interface SessionLoad {
  lastActive: Date;
  /** Finished and waiting messages together, so that a burst cannot run past the cap. */
  messageCount: number;
  totalTokensUsed: number;
  totalAiSecondsConsumed: number;
}

/** Why a conversation cannot take one more message; null when it can. */
export function sessionIsOver(session: SessionLoad, now: Date): 'idle' | 'cap' | null {
  const { messages, totalTokens } = CHAT_RATE_LIMITS.perSession;
  if (
    session.messageCount >= messages ||
    session.totalTokensUsed >= totalTokens ||
    session.totalAiSecondsConsumed >= PLAN_SESSION_AI_SECONDS_MAX
  ) {
    return 'cap';
  }
  const idleMs = now.getTime() - session.lastActive.getTime();
  return idleMs >= PLAN_SESSION_IDLE_MINUTES * 60_000 ? 'idle' : null;
}
