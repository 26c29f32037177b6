'use client';

import { Disclosure } from '@planline/ui/disclosure';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import type { LogLine } from '../timeline/live-run';

/** The log of a build, folded; live lines while the run is followed, else as stored. */
export function BuildLog({
  projectId,
  buildId,
  liveLines,
}: {
  projectId: string;
  buildId: string;
  liveLines: readonly LogLine[];
}) {
  const t = useTranslations('build');
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const stored = useQuery(
    trpc.build.log.queryOptions(
      { projectId, buildId, afterSeq: 0 },
      { enabled: isOpen && liveLines.length === 0 },
    ),
  );
  const lines = liveLines.length > 0 ? liveLines : (stored.data?.lines ?? []);
  return (
    <Disclosure summary={t('log')} open={isOpen} onOpenChange={setOpen} className="mt-1">
      {stored.isPending && liveLines.length === 0 && isOpen ? (
        <p className="py-2 text-small text-ink-3">{t('logLoading')}</p>
      ) : null}
      <ErrorText error={stored.error} className="mt-2" />
      {lines.length > 0 ? (
        <LogLines lines={lines} label={t('log')} />
      ) : stored.isSuccess ? (
        <p className="py-2 text-small text-ink-3">{t('logEmpty')}</p>
      ) : null}
    </Disclosure>
  );
}

function LogLines({
  lines,
  label,
}: {
  lines: readonly { seq: number; phase: string; line: string }[];
  label: string;
}) {
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <section
      ref={box}
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className="mt-2 max-h-72 overflow-auto rounded-[10px] bg-sunk px-3 py-2.5"
    >
      <pre className="text-start font-mono text-[0.75rem] leading-relaxed text-ink-2">
        {lines.map((line) => `${line.phase.padEnd(12)} ${line.line}`).join('\n')}
      </pre>
    </section>
  );
}
