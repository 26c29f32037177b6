import { assertNever } from '@planline/contracts/assert-never';
import type { ChatState } from '@planline/contracts/chat-state';
import type { Language } from '@planline/contracts/locale';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import type {
  TimelineEntry,
  TimelineFilter,
  TimelinePage,
} from '@planline/contracts/timeline-entry';
import type { ShownError } from '../errors/error-view';
import { belongsToFilter } from './entry-filter';
import { type LiveRun, newLiveRun, withRunEvent, withRunView } from './live-run';

/** A message of this browser that the timeline does not hold yet. */
export interface OutgoingMessage {
  messageId: string;
  text: string;
  language: Language;
  at: string;
  status: 'sending' | 'accepted' | 'failed';
  error: ShownError | null;
}

export interface TimelineState {
  filter: TimelineFilter;
  /** Ascending by `seq`, each once. */
  entries: readonly TimelineEntry[];
  olderCursor: string | null;
  /** Not null: the newest entries are not loaded, and live ones wait on the server. */
  newerCursor: string | null;
  /** Entries that arrived live while the end was not loaded. */
  unloaded: number;
  /** Resume from here. */
  position: string | null;
  chat: ChatState | null;
  runs: Readonly<Record<string, LiveRun>>;
  outgoing: readonly OutgoingMessage[];
  /** True right after entries were added at the start: the list keeps its place from the end. */
  grewAtStart: boolean;
}

export type TimelineAction =
  | { type: 'page-loaded'; place: 'newest' | 'older' | 'newer'; page: TimelinePage }
  | { type: 'stream-item'; position: string; item: ProjectStreamItem }
  | { type: 'chat-state'; chat: ChatState }
  | {
      type: 'message-sending';
      message: Pick<OutgoingMessage, 'messageId' | 'text' | 'language' | 'at'>;
    }
  | { type: 'message-accepted'; messageId: string; runId: string; ahead: number }
  | { type: 'message-failed'; messageId: string; error: ShownError }
  | { type: 'message-dropped'; messageId: string };

export function initialTimeline(
  filter: TimelineFilter,
  page: TimelinePage,
  chat: ChatState | null = null,
): TimelineState {
  const empty: TimelineState = {
    filter,
    entries: [],
    olderCursor: null,
    newerCursor: null,
    unloaded: 0,
    position: null,
    chat: null,
    runs: {},
    outgoing: [],
    grewAtStart: false,
  };
  const loaded = timelineReducer(empty, { type: 'page-loaded', place: 'newest', page });
  return chat ? withChat(loaded, chat) : loaded;
}

/** Pages and stream items to state. Every action may come twice, and a page may overlap the stream. */
export function timelineReducer(before: TimelineState, action: TimelineAction): TimelineState {
  const state = before.grewAtStart ? { ...before, grewAtStart: false } : before;
  switch (action.type) {
    case 'page-loaded':
      return withPage(state, action.place, action.page);
    case 'stream-item':
      return withStreamItem({ ...state, position: action.position }, action.item);
    case 'chat-state':
      return withChat(state, action.chat);
    case 'message-sending': {
      if (state.entries.some((entry) => entry.id === action.message.messageId)) return state;
      const message: OutgoingMessage = { ...action.message, status: 'sending', error: null };
      const others = state.outgoing.filter((each) => each.messageId !== message.messageId);
      return { ...state, outgoing: [...others, message] };
    }
    case 'message-accepted': {
      const run = state.runs[action.runId] ?? {
        ...newLiveRun(action.runId),
        ahead: action.ahead,
      };
      return {
        ...withOutgoing(state, action.messageId, { status: 'accepted', error: null }),
        runs: { ...state.runs, [action.runId]: { ...run, messageId: action.messageId } },
      };
    }
    case 'message-failed':
      return withOutgoing(state, action.messageId, { status: 'failed', error: action.error });
    case 'message-dropped':
      return {
        ...state,
        outgoing: state.outgoing.filter((each) => each.messageId !== action.messageId),
      };
    default:
      return assertNever(action);
  }
}

function withPage(
  state: TimelineState,
  place: 'newest' | 'older' | 'newer',
  page: TimelinePage,
): TimelineState {
  if (place === 'older') {
    const grew = page.entries.some((entry) => entry.seq < (state.entries[0]?.seq ?? Infinity));
    return {
      ...withEntries(state, page.entries),
      olderCursor: page.olderCursor,
      grewAtStart: grew,
    };
  }
  if (place === 'newer') {
    return {
      ...withEntries(state, page.entries),
      newerCursor: page.newerCursor,
      unloaded: page.newerCursor === null ? 0 : state.unloaded,
    };
  }
  // The newest page replaces what was there: a gap between the two could not be seen otherwise.
  // Only what came after the page was made stays.
  const last = page.entries.at(-1)?.seq ?? 0;
  const later = page.newerCursor === null ? state.entries.filter((entry) => entry.seq > last) : [];
  const fresh: TimelineState = {
    ...state,
    entries: [],
    olderCursor: page.olderCursor,
    newerCursor: page.newerCursor,
    unloaded: 0,
    position: state.position ?? page.position,
  };
  return withEntries(fresh, [...page.entries, ...later]);
}

/** Merges by seq; what comes in replaces what was there, because it was read later. */
function withEntries(state: TimelineState, incoming: readonly TimelineEntry[]): TimelineState {
  if (incoming.length === 0) return state;
  const arrived = new Set(incoming.map((entry) => entry.id as string));
  const bySeq = new Map(state.entries.map((entry) => [entry.seq, entry]));
  for (const entry of incoming) bySeq.set(entry.seq, entry);
  return {
    ...state,
    entries: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    outgoing: state.outgoing.filter((message) => !arrived.has(message.messageId)),
  };
}

function withStreamItem(state: TimelineState, item: ProjectStreamItem): TimelineState {
  switch (item.type) {
    case 'entry':
      return withLiveEntry(state, item.entry);
    case 'run': {
      const run = state.runs[item.event.runId] ?? newLiveRun(item.event.runId);
      const next = withRunEvent(run, item.event);
      if (next === run && state.runs[item.event.runId]) return state;
      return { ...state, runs: { ...state.runs, [item.event.runId]: next } };
    }
    case 'state':
      return withChat(state, item.state);
    case 'reconnect':
      return state;
    default:
      return assertNever(item);
  }
}

function withLiveEntry(state: TimelineState, entry: TimelineEntry): TimelineState {
  const outgoing = state.outgoing.filter((message) => message.messageId !== entry.id);
  const known = { ...state, outgoing };
  if (!belongsToFilter(entry, state.filter)) return known;
  const last = state.entries.at(-1);
  const isLoaded = state.entries.some((each) => each.seq === entry.seq);
  if (state.newerCursor !== null && !isLoaded && entry.seq > (last?.seq ?? 0))
    return { ...known, unloaded: state.unloaded + 1 };
  return withEntries(known, [entry]);
}

function withChat(state: TimelineState, chat: ChatState): TimelineState {
  const runs = { ...state.runs };
  for (const view of chat.runs)
    runs[view.runId] = withRunView(runs[view.runId] ?? newLiveRun(view.runId), view);
  return { ...state, chat, runs };
}

function withOutgoing(
  state: TimelineState,
  messageId: string,
  change: Pick<OutgoingMessage, 'status' | 'error'>,
): TimelineState {
  return {
    ...state,
    outgoing: state.outgoing.map((message) =>
      message.messageId === messageId ? { ...message, ...change } : message,
    ),
  };
}

/** True while an event of some run is missing: a stream that starts over fills it. */
export function hasGap(state: TimelineState): boolean {
  return Object.values(state.runs).some((run) => run.held.length > 0);
}
