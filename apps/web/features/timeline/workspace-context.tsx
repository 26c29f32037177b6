'use client';

import type { AccountView } from '@planline/contracts/account';
import type { ProjectView } from '@planline/contracts/project';
import { createContext, useContext } from 'react';
import type { TimelineState } from './timeline-reducer';

export type PanelView =
  | { type: 'version'; versionId: string }
  | { type: 'reference'; file: string; line: number | null; snippet: string };

/** What the cards of one project's page may do; each in its own words, no setters. */
export interface Workspace {
  project: ProjectView;
  account: AccountView;
  state: TimelineState;
  /** Sends a message as if it was typed. Rejects with nothing: the failure stands at the message. */
  send: (text: string) => void;
  /** Puts the words into the composer and the caret behind them. */
  compose: (text: string) => void;
  openPanel: (view: PanelView) => void;
  scrollToEnd: () => void;
}

const WorkspaceContext = createContext<Workspace | null>(null);
export const WorkspaceProvider = WorkspaceContext.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('a card was rendered outside of its project page');
  return workspace;
}
