import type { ReactNode } from 'react';

/** What to do first, where nothing is yet. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: ReactNode;
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
      <h2 className="text-title font-[620]">{title}</h2>
      {children ? <div className="text-ink-2">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
