import type { CliEvent } from './cli-event';

/**
 * Whether the last message was finished by the model. A stream that breaks in its middle ends as
 * a success of the CLI, with exit code 0: only the missing stop reason tells.
 */
export class MessageEnd {
  #messageId: string | null = null;
  #hasStopReason = true;

  take(event: CliEvent): void {
    if (event.type === 'message-start') {
      this.#messageId = event.messageId;
      this.#hasStopReason = false;
    }
    if (event.type === 'stop-reason') this.#hasStopReason = true;
    // A message that was fetched whole, after its stream had failed, has no stream of its own.
    const isWhole = event.type === 'text' || event.type === 'tool-use';
    if (isWhole && event.messageId !== this.#messageId) this.#hasStopReason = true;
  }

  isMissing(): boolean {
    return !this.#hasStopReason;
  }
}
