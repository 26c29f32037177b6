import type { ReactNode } from 'react';

/** The host of a link that leads away, or null for anything that is not http(s). */
export function hostOf(href: string): string | null {
  try {
    const url = new URL(href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.host : null;
  } catch {
    return null;
  }
}

/** A link says where it goes; a target that is no web address is text. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const host = hostOf(href);
  if (!host) return <span>{children}</span>;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>{' '}
      <bdi dir="ltr" className="text-fine text-ink-3">
        {host}
      </bdi>
    </>
  );
}
