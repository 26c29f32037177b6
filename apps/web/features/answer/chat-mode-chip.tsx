'use client';

import type { ChatMode } from '@planline/contracts/chat-response';
import { Chip } from '@planline/ui/chip';
import { useTranslations } from 'next-intl';

export function ChatModeChip({ mode }: { mode: ChatMode }) {
  const t = useTranslations('answer.modes');
  return <Chip tone="plan">{t(mode)}</Chip>;
}
