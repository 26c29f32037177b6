'use client';

import { Notice } from '@planline/ui/notice';
import { useErrorText } from './use-error-text';

/** An error where it happened, in words; nothing when there is none. */
export function ErrorText({ error, className }: { error: unknown; className?: string }) {
  const textOf = useErrorText();
  if (!error) return null;
  return (
    <Notice tone="bad" className={className}>
      {textOf(error)}
    </Notice>
  );
}
