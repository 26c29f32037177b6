import type { ReactNode } from 'react';

/** What to do first, where nothing is yet. */
export function EmptyState({
  icon,
  title,
  heading: Heading = 'h2',
  children,
  action,
}: {
  icon?: ReactNode;
  title: ReactNode;
  /** `h1` where the state is the whole page. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-2 px-6 py-14 text-center">
      {icon ? (
        <div className="mb-2 grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
          {icon}
        </div>
      ) : null}
      <Heading className="text-title font-[620]">{title}</Heading>
      {children ? <div className="text-ink-2">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
