import { DomainError } from '@planline/contracts/domain-error';
import type { CliEvent } from './cli-event';

/**
 * What the CLI says it offers must be exactly what was asked for; a tool or a server more, in this
 * or a later version, and the run ends before the model has said a word.
 * @throws DomainError ENGINE_FAILED with the reason `unsafe-tools`
 */
export function checkInit(
  init: Extract<CliEvent, { type: 'init' }>,
  tools: readonly string[],
  permissionMode: string,
): void {
  const offered = init.tools.filter((tool) => tool !== 'StructuredOutput').toSorted();
  const isExact = offered.join() === tools.toSorted().join();
  if (!isExact || init.mcpServers.length > 0 || init.permissionMode !== permissionMode) {
    throw new DomainError('ENGINE_FAILED', { reason: 'unsafe-tools' });
  }
}
