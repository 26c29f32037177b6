import type { HistoryTurn, ProjectContext } from '@planline/contracts/engine';
import { markedData } from './marked-data';

/** The "Project Context" of a prompt (specification §22). */
export function projectContextText(context: ProjectContext): string {
  const lines = [
    `- Project: ${oneLine(context.projectName)}`,
    `- Framework: ${oneLine(context.framework ?? 'unknown')}`,
    `- Current Version: ${oneLine(context.versionId)}`,
    `- Last Build: ${oneLine(context.buildId ?? 'none')}`,
    `- Last Modified: ${oneLine(context.lastModified)}`,
  ];
  const parts = [`Project Context:\n${markedData('project-context', lines.join('\n'))}`];
  if (context.buildErrors?.length) {
    const errors = markedData('build-errors', context.buildErrors.join('\n'));
    parts.push(`The latest build failed with:\n${errors}`);
  }
  if (context.structure?.length) {
    const files = markedData('project-files', context.structure.map(oneLine).join('\n'));
    parts.push(`Files of this version:\n${files}`);
  }
  return parts.join('\n\n');
}

export function historyText(history: readonly HistoryTurn[]): string {
  const turns = history.map((turn) => `[${turn.role}]\n${turn.text}`);
  return `Earlier turns of this conversation, oldest first:\n${markedData('conversation', turns.join('\n\n'))}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
