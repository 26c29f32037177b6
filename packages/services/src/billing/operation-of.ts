import type { UsageKind } from '@planline/contracts/billing';
import type { ChatMode } from '@planline/contracts/chat-response';
import type { OperationType } from '@planline/db/schema/user-ai-time-consumption';

/** 'general' has no operation of its own: it is charged as a consultation. */
const operations: Record<ChatMode, OperationType> = {
  question: 'plan_question',
  feature: 'plan_feature',
  fix: 'plan_fix',
  analysis: 'plan_analysis',
  general: 'plan_consultation',
};

export const operationOf = (mode: ChatMode): OperationType => operations[mode];

/** What a person calls it who looks at what they used. */
export const usageKindOf: Record<OperationType, UsageKind> = {
  plan_question: 'question',
  plan_feature: 'feature',
  plan_fix: 'fix',
  plan_analysis: 'analysis',
  plan_consultation: 'general',
  main_build: 'build',
  update: 'build',
  metadata_generation: 'build',
};
