/** The mark: a spine with three rings. */
export function Brand({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-2.5 font-[650]">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 shrink-0">
        <path d="M10 2v16" stroke="var(--line-strong)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="10" cy="4.5" r="3" fill="var(--plan)" />
        <circle cx="10" cy="10" r="2.2" fill="var(--build)" />
        <circle cx="10" cy="15.5" r="3" fill="var(--ok)" />
      </svg>
      <bdi dir="ltr">{name}</bdi>
    </span>
  );
}
