import { DomainError } from '@planline/contracts/domain-error';
import { runProjectCommand } from '@planline/engine/workspace/command-runner';
import type { BuildJournal } from './build-journal';

const limits = {
  timeoutMs: 10 * 60_000,
  maxOutputBytes: 4 * 1024 * 1024,
  maxMemoryBytes: 2 * 1024 * 1024 * 1024,
};

/**
 * Runs one of the project's own commands in its worktree: clean environment, bounded, its output in the log.
 * @throws BUILD_FAILED; on abort the signal's reason
 */
export async function runProjectBuild(
  command: readonly string[],
  folder: string,
  journal: BuildJournal,
  signal: AbortSignal,
): Promise<void> {
  const shown = command.join(' ');
  journal.line(`$ ${shown}`);
  const result = await runProjectCommand({
    ...limits,
    cwd: folder,
    command,
    onLine: (line) => journal.line(line),
    signal,
  });
  if (result.outcome === 'ok') return;
  const reason = {
    failed: () => `${shown}: exit code ${'exitCode' in result ? (result.exitCode ?? '—') : '—'}`,
    'timed-out': () => `${shown}: ${limits.timeoutMs / 60_000} min`,
    'not-found': () => `${shown}: ${command[0]}?`,
  }[result.outcome]();
  journal.line(reason);
  throw new DomainError('BUILD_FAILED', { phase: journal.phase, reason });
}
