import type { LimitsPolicy } from '@planline/contracts/limits';

export type RollOverReason = 'idle' | 'cap' | 'converted' | 'new_topic';

export interface SessionLoad {
  lastActive: Date;
  /** Finished and waiting messages together, so that a burst cannot run past the cap. */
  messageCount: number;
  totalTokensUsed: number;
  totalAiSecondsConsumed: number;
}

/** Why a conversation cannot take one more message; null when it can. */
export function sessionIsOver(
  session: SessionLoad,
  caps: LimitsPolicy['session'],
  now: Date,
): 'idle' | 'cap' | null {
  if (
    session.messageCount >= caps.messages ||
    session.totalTokensUsed >= caps.tokens ||
    session.totalAiSecondsConsumed >= caps.aiSeconds
  ) {
    return 'cap';
  }
  const idleMs = now.getTime() - session.lastActive.getTime();
  return idleMs >= caps.idleMinutes * 60_000 ? 'idle' : null;
}
