'use client';

import type { MessageTemplateKey, TemplateData } from '@planline/contracts/message-template';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { isolate } from '@planline/i18n/bidi';
import { useTranslations } from 'next-intl';
import { dynamicMessage } from '../../i18n/dynamic-message';
import { BalanceAdvice } from '../billing/balance-advice';
import type { ReceiptEnd } from '../billing/receipt-line';
import { ReceiptNote } from '../billing/receipt-text';
import { SpineItem, type SpineTone } from './spine-item';
import { useWorkspace } from './workspace-context';

const tones: Record<MessageTemplateKey, SpineTone> = {
  initial_build_greeting: 'build',
  plan_greeting: 'plan',
  plan_thinking: 'plan',
  plan_suggestion: 'plan',
  plan_clarification: 'plan',
  INSUFFICIENT_BALANCE: 'failed',
  project_imported: 'message',
  run_cancelled: 'message',
  run_interrupted: 'failed',
  session_rolled_over: 'message',
  build_document_only: 'build',
  build_cancelled: 'message',
};

/** The notices that end a run. */
const ends: Partial<Record<MessageTemplateKey, ReceiptEnd>> = {
  INSUFFICIENT_BALANCE: 'spent',
  run_cancelled: 'cancelled',
  run_interrupted: 'interrupted',
  build_cancelled: 'cancelled',
};

/** A stored key with variables, said in the language of whoever reads it now. */
export function TemplateMessage({
  entry,
}: {
  entry: Extract<TimelineEntry, { kind: 'template' }>;
}) {
  const timeline = useTranslations('timeline');
  const text = useTemplateText(entry.template);
  const { project } = useWorkspace();
  return (
    <SpineItem tone={tones[entry.template.template]} who={timeline('planline')} at={entry.at}>
      <p className="mt-0.5 whitespace-pre-wrap text-ink-2">{text}</p>
      {entry.template.template === 'INSUFFICIENT_BALANCE' ? (
        <p className="mt-0.5 text-small text-ink-2">
          <BalanceAdvice projectId={project.projectId} />
        </p>
      ) : null}
      <ReceiptNote receipt={entry.receipt} end={ends[entry.template.template] ?? 'delivered'} />
    </SpineItem>
  );
}

export function useTemplateText(data: TemplateData): string {
  const t = useTranslations('chat.templates');
  const variables = Object.fromEntries(
    Object.entries(data.variables).map(([name, value]) => [
      name,
      // Enumerated values choose a branch of the message and are never shown as they are.
      typeof value === 'number' || name === 'reason' ? value : isolate(value),
    ]),
  );
  return dynamicMessage(t)(data.template, variables);
}
