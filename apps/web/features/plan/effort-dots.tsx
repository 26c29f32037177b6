'use client';

import { type Effort, effortSchema } from '@planline/contracts/chat-response';
import { classNames } from '@planline/ui/class-names';
import { useTranslations } from 'next-intl';

export function EffortDots({ effort }: { effort: Effort }) {
  const t = useTranslations('plan.effort');
  const filled = effortSchema.options.indexOf(effort) + 1;
  return (
    <span role="img" aria-label={t(effort)} title={t(effort)} className="flex gap-[3px] pt-2">
      {effortSchema.options.map((each, index) => (
        <span
          key={each}
          className={classNames('size-1.5 rounded-full', index < filled ? 'bg-ink-2' : 'bg-line')}
        />
      ))}
    </span>
  );
}
