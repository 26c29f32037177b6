'use client';

import type { AccountView } from '@planline/contracts/account';
import type { ChatState } from '@planline/contracts/chat-state';
import type { ProjectView } from '@planline/contracts/project';
import type { TimelineFilter, TimelinePage } from '@planline/contracts/timeline-entry';
import { useTimeZone } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useRouter } from '../../i18n/navigation';
import { Composer, type ComposerHandle } from '../chat/composer';
import { useSend } from '../chat/use-send';
import { ErrorText } from '../errors/error-text';
import { SidePanel } from '../shell/side-panel';
import { Announcer } from './announcer';
import { ConnectionBanner } from './connection-banner';
import { displayTimeline } from './display-timeline';
import { Suggestions } from './suggestions';
import { TimelineEmpty } from './timeline-empty';
import { TimelineHeader } from './timeline-header';
import { TimelineList, type TimelineListHandle } from './timeline-list';
import { useTimeline } from './use-timeline';
import { type PanelView, WorkspaceProvider } from './workspace-context';

/** The page of one project: header, spine, composer, and the panel for what a card points at. */
export function ProjectTimeline({
  project,
  account,
  filter,
  page,
  chat,
  draft,
}: {
  project: ProjectView;
  account: AccountView;
  filter: TimelineFilter;
  page: TimelinePage;
  chat: ChatState;
  draft: string;
}) {
  const timeline = useTimeline(project.projectId, filter, page, chat);
  const { state, dispatch } = timeline;
  const timeZone = useTimeZone();
  const list = useRef<TimelineListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const [panel, setPanel] = useState<PanelView | null>(null);
  const { send, queue, withdraw } = useSend(project.projectId, dispatch);

  const items = useMemo(() => {
    const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
    return displayTimeline(state, (at) => day.format(new Date(at)));
  }, [state, timeZone]);

  // A version that goes live changes what the header, the rail and older plans say.
  const router = useRouter();
  const newest = state.entries.findLast((entry) => entry.kind === 'deployment')?.seq ?? 0;
  const known = useRef(newest);
  useEffect(() => {
    if (newest <= known.current) return;
    known.current = newest;
    router.refresh();
  }, [newest, router]);

  const isFresh =
    state.olderCursor === null &&
    items.length > 0 &&
    filter !== 'build' &&
    items.every((item) => item.kind !== 'run' && item.kind !== 'outgoing') &&
    state.entries.every((entry) => entry.kind === 'template');
  const scrollToEnd = () => list.current?.scrollToEnd();
  const drop = (messageId: string) => dispatch({ type: 'message-dropped', messageId });
  const outgoingText = (messageId: string) =>
    state.outgoing.find((message) => message.messageId === messageId)?.text;

  const sendFromComposer = async (text: string) => {
    scrollToEnd();
    const outcome = await send(text);
    // The words go back into the box; the timeline does not keep a second copy.
    if (!outcome.ok && outcome.messageId) drop(outcome.messageId);
    return outcome;
  };

  const workspace = {
    project,
    account,
    state,
    send: (text: string) => {
      scrollToEnd();
      void send(text);
    },
    compose: (text: string) => composer.current?.insert(text),
    openPanel: setPanel,
    scrollToEnd,
  };

  return (
    <WorkspaceProvider value={workspace}>
      <div className="flex min-w-0 flex-1">
        <main className="grid h-dvh min-w-0 flex-1 grid-rows-[auto_minmax(0,1fr)_auto]">
          <div>
            <TimelineHeader project={project} filter={filter} />
            <ConnectionBanner connection={timeline.connection} />
            <ErrorText error={timeline.pageError} className="m-3" />
          </div>
          {items.length === 0 ? (
            <TimelineEmpty filter={filter} onTry={(text) => composer.current?.insert(text)} />
          ) : (
            <TimelineList
              ref={list}
              items={items}
              grewAtStart={state.grewAtStart}
              unloaded={state.unloaded}
              isLoadingOlder={timeline.loading === 'older'}
              onNearStart={timeline.loadOlder}
              onNearEnd={timeline.loadNewer}
              onJump={state.newerCursor === null ? null : timeline.jumpToNewest}
              onTakeBack={(messageId) => {
                const text = outgoingText(messageId);
                drop(messageId);
                if (text) composer.current?.insert(text);
              }}
              onRetry={(messageId) => {
                const text = outgoingText(messageId);
                if (text) void send(text);
              }}
            />
          )}
          <div>
            {isFresh ? <Suggestions onTry={(text) => composer.current?.insert(text)} /> : null}
            <Composer
              ref={composer}
              projectId={project.projectId}
              initialDraft={draft}
              state={state}
              onSend={sendFromComposer}
              onQueue={queue}
              onWithdraw={withdraw}
            />
          </div>
          <Announcer last={state.entries.at(-1)} />
        </main>
        <SidePanel view={panel} projectId={project.projectId} onClose={() => setPanel(null)} />
      </div>
    </WorkspaceProvider>
  );
}
