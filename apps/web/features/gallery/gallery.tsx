'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { useTRPC } from '../api/trpc';
import { BuildCard } from '../build/build-card';
import { Composer } from '../chat/composer';
import { AppShell } from '../shell/app-shell';
import { SidePanel } from '../shell/side-panel';
import { EntryView } from '../timeline/entry-view';
import { LiveRunCard } from '../timeline/live-run-card';
import { SpineItem } from '../timeline/spine-item';
import { TimelineEmpty } from '../timeline/timeline-empty';
import { TimelineHeader } from '../timeline/timeline-header';
import { initialTimeline } from '../timeline/timeline-reducer';
import { OutgoingMessageItem } from '../timeline/user-message';
import { type PanelView, WorkspaceProvider } from '../timeline/workspace-context';
import { entries } from './fixture-entries';
import * as fixtures from './fixtures';

/** In the browser alone, as the timeline is: running clocks differ from the server's by nature. */
export function Gallery() {
  const isBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isBrowser ? <GalleryPage /> : null;
}

/** All cards in all states on one page, outside of any timeline. */
function GalleryPage() {
  const language = useLocale();
  const words = fixtures.wordsOf(language);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [panel, setPanel] = useState<PanelView | null>(null);
  const project = fixtures.project(words);
  const account = fixtures.account(words, language);
  useState(() => {
    for (const [planId, content] of [
      [fixtures.planId, fixtures.featurePlan(words)],
      [fixtures.fixPlanId, fixtures.fixPlan(words)],
    ] as const)
      queries.setQueryData(trpc.plan.get.queryKey({ projectId: fixtures.projectId, planId }), {
        revision: fixtures.revisionOf(content, planId),
        status: 'draft',
        convertedBuildId: null,
        baseVersionId: planId === fixtures.planId ? 'version-9' : null,
        revisions: [],
      });
  });
  const state = initialTimeline(
    'all',
    {
      entries: entries(words, language),
      olderCursor: null,
      newerCursor: null,
      position: '',
    },
    fixtures.chat,
  );
  const locked = {
    ...state,
    chat: {
      ...fixtures.chat,
      lock: {
        buildId: fixtures.build(words, 'running', 'build').buildId,
        since: new Date().toISOString(),
        expectedDurationMs: 180_000,
        questionsAllowed: false,
      },
      queued: [
        {
          messageId: state.entries[0]?.id as never,
          author: { id: account.userId, name: account.name },
          text: words.fix.symptom,
          createdAt: '2026-11-22T09:50:00.000Z',
          isMine: true,
        },
      ],
    },
  };
  const now = new Date(Date.now() - 42_000).toISOString();
  const refuse = async () => ({
    ok: false as const,
    error: { code: 'OFFLINE' as const, details: {} },
  });
  const noop = () => undefined;
  const composer = {
    projectId: 'gallery',
    onSend: refuse,
    onQueue: refuse,
    onWithdraw: refuse,
    ref: null,
  };
  return (
    <AppShell account={account} projects={[project]} project={project} theme="system">
      <WorkspaceProvider
        value={{
          project,
          account,
          state,
          send: noop,
          compose: noop,
          openPanel: setPanel,
          scrollToEnd: noop,
        }}
      >
        <main className="min-w-0 flex-1">
          <TimelineHeader project={project} filter="all" />
          <div className="mx-auto max-w-[772px] px-4 pt-5 pb-7">
            {state.entries.map((entry) => (
              <section key={entry.seq} data-gallery={`${entry.kind}-${entry.seq}`}>
                <EntryView
                  item={{
                    kind: 'entry',
                    key: String(entry.seq),
                    entry,
                    run: null,
                    convertedBuildId: null,
                  }}
                />
              </section>
            ))}
            {(
              [
                ['queued', { ahead: 2 }],
                [
                  'reading',
                  {
                    status: 'running',
                    activity: 'reading',
                    file: 'src/pages/cakes.html',
                    filesRead: 6,
                    time: { heldSeconds: 120, addedSeconds: null },
                  },
                ],
                [
                  'partial-early',
                  { status: 'running', text: fixtures.partialFeature(words, 0.12) },
                ],
                [
                  'partial-late',
                  {
                    status: 'running',
                    text: fixtures.partialFeature(words, 0.7),
                    time: { heldSeconds: 80, addedSeconds: 30 },
                  },
                ],
                [
                  'last-seconds',
                  {
                    status: 'running',
                    activity: 'thinking',
                    time: { heldSeconds: 50, addedSeconds: 0 },
                  },
                ],
                ['stopping', { status: 'running', cancelRequested: true }],
                [
                  'interrupted',
                  {
                    status: 'interrupted',
                    endedAt: now,
                    text: fixtures.partialFeature(words, 0.4),
                  },
                ],
              ] as const
            ).map(([name, change]) => (
              <section key={name} data-gallery={`run-${name}`}>
                <LiveRunCard
                  run={fixtures.liveRun({ startedAt: now, ...change })}
                  question={name === 'queued' ? (words.question.topics[0] ?? null) : null}
                />
              </section>
            ))}
            {(['queued', 'succeeded', 'cancelled'] as const).map((status) => (
              <section key={status} data-gallery={`build-${status}`}>
                <SpineItem tone="build" who={status} at={now}>
                  <BuildCard build={fixtures.build(words, status, 'build')} run={null} />
                </SpineItem>
              </section>
            ))}
            {(['sending', 'failed'] as const).map((status) => (
              <section key={status} data-gallery={`outgoing-${status}`}>
                <OutgoingMessageItem
                  author={account.name}
                  message={{
                    messageId: status,
                    text: words.ask,
                    language,
                    at: now,
                    status,
                    error: status === 'failed' ? { code: 'OFFLINE', details: {} } : null,
                  }}
                  onRetry={noop}
                  onTakeBack={noop}
                />
              </section>
            ))}
          </div>
          <section data-gallery="empty">
            <TimelineEmpty filter="all" onTry={noop} />
          </section>
          <section data-gallery="composer-ready">
            <Composer {...composer} initialDraft="" state={state} />
          </section>
          <section data-gallery="composer-locked">
            <Composer {...composer} initialDraft={words.ask} state={locked} />
          </section>
        </main>
        <SidePanel view={panel} projectId="gallery" onClose={() => setPanel(null)} />
      </WorkspaceProvider>
    </AppShell>
  );
}
