import { LoaderCircle } from 'lucide-react';
import { classNames } from './class-names';

/** Only beside words: a spinner alone says nothing. */
export function Spinner({ className }: { className?: string }) {
  return (
    <LoaderCircle
      aria-hidden
      className={classNames('size-4 shrink-0 animate-turn text-ink-3', className)}
    />
  );
}
