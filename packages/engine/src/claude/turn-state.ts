import type { EngineActivity } from '@planline/contracts/engine';
import { authenticationFailed, cliMissing, engineFailed, failureOf } from './api-failure';
import { checkInit } from './check-init';
import type { ProcessEnd } from './claude-process';
import type { CliEvent, CliResult } from './cli-event';
import { MessageEnd } from './message-end';
import { TouchedFiles } from './touched-files';
import type { TurnEnd, TurnEvent, TurnSpec, WrittenWords } from './turn-event';

/** What has been heard of one turn so far. */
export class TurnState {
  readonly #spec: TurnSpec;
  readonly #reads: TouchedFiles;
  readonly #edits: TouchedFiles;
  readonly #messageEnd = new MessageEnd();
  readonly #words: WrittenWords[] = [];
  #openBlock: WrittenWords | null = null;
  #aiSessionId: string | null = null;
  #apiError: string | null = null;
  #result: CliResult | null = null;

  constructor(spec: TurnSpec) {
    this.#spec = spec;
    this.#reads = new TouchedFiles(spec.project.path);
    this.#edits = new TouchedFiles(spec.project.path);
  }

  *take(event: CliEvent): Generator<TurnEvent, void, void> {
    this.#messageEnd.take(event);
    switch (event.type) {
      case 'init':
        checkInit(event, this.#spec.tools, this.#spec.permissionMode);
        if (this.#aiSessionId === null) {
          yield { type: 'start', model: event.model, aiSessionId: event.sessionId };
        }
        this.#aiSessionId = event.sessionId;
        return;
      case 'message-start':
        // A model that speaks before the CLI has said what it offers cannot be checked.
        if (this.#aiSessionId === null) throw engineFailed('unsafe-tools');
        this.#keepOpenBlock();
        return;
      case 'block-start':
        return yield* this.#openBlockOf(event);
      case 'text-delta':
        if (this.#openBlock) this.#openBlock.text += event.text;
        yield { type: 'text-delta', text: event.text };
        return;
      case 'input-delta':
        if (this.#openBlock?.kind !== 'output') return;
        this.#openBlock.text += event.json;
        yield { type: 'output-delta', json: event.json };
        return;
      case 'block-stop':
        return yield* this.#closeBlock();
      case 'text':
        // An open block has the same words already: this one was not streamed.
        if (!this.#openBlock) this.#words.push({ kind: 'text', text: event.text });
        return;
      case 'tool-use':
        return yield* this.#toolUse(event);
      case 'tool-result': {
        this.#reads.settle(event.id, event.isError);
        const file = this.#edits.settle(event.id, event.isError);
        if (file) yield { type: 'file-edited', file };
        return;
      }
      case 'permission-denied':
        yield { type: 'tool-refused', toolName: event.toolName };
        return;
      case 'api-retry':
        // Ten tries with a wrong key are three minutes of silence for the person who waits.
        if (event.error === 'authentication_failed' || event.status === 401) {
          throw authenticationFailed();
        }
        this.#apiError = event.error;
        return;
      case 'api-error':
        this.#apiError = event.error;
        return;
      case 'result':
        this.#result = event;
        return;
      case 'stop-reason':
        this.#apiError = null;
        return;
    }
  }

  end({ exitCode, stderr }: ProcessEnd): TurnEnd {
    const result = this.#result;
    const isSessionLost = this.#spec.isResumed && this.#aiSessionId === null;
    if (isSessionLost && result?.isError !== false) return { kind: 'session-lost' };
    // Whoever starts a command for us says so when there is none.
    if (!result && (exitCode === 126 || exitCode === 127)) throw cliMissing();
    if (!result) throw engineFailed('crashed', stderr);
    this.#keepOpenBlock();
    const isBroken = result.isError && this.#isWorthReading(result);
    if (result.isError && !isBroken) throw failureOf(result, this.#apiError);
    return {
      kind: 'answered',
      structured: result.structured,
      words: this.#words,
      truncated: this.#messageEnd.isMissing(),
      usage: result.usage,
      filesRead: this.#reads.list(),
      filesEdited: this.#edits.list(),
      aiSessionId: result.sessionId ?? this.#aiSessionId,
    };
  }

  *#openBlockOf(event: Extract<CliEvent, { type: 'block-start' }>) {
    if (event.block === 'thinking') yield progress('thinking');
    if (event.block === 'text') {
      this.#openBlock = { kind: 'text', text: '' };
      yield { type: 'text-start' } as const;
    }
    if (event.block === 'tool' && event.toolName === 'StructuredOutput') {
      this.#openBlock = { kind: 'output', text: '' };
      yield progress('writing');
      yield { type: 'output-start' } as const;
    }
  }

  *#closeBlock() {
    const block = this.#openBlock;
    this.#keepOpenBlock();
    if (block?.kind === 'output') yield { type: 'output-end' } as const;
    if (block?.kind === 'text') yield { type: 'text-end', text: block.text } as const;
  }

  #keepOpenBlock() {
    if (this.#openBlock?.text.trim()) this.#words.push(this.#openBlock);
    this.#openBlock = null;
  }

  *#toolUse({ id, name, input }: Extract<CliEvent, { type: 'tool-use' }>) {
    if (name === 'Grep' || name === 'Glob') yield progress('searching');
    if (name === 'Read') {
      const file = this.#reads.ask(id, input.file_path);
      if (file) yield progress('reading', file);
    }
    if (name === 'Edit' || name === 'Write') {
      const file = this.#edits.ask(id, input.file_path);
      if (file) yield progress('writing', file);
    }
  }

  /**
   * A run that failed may still have brought an answer: one that the CLI refused by its schema, or
   * the part before the server broke off, which the reader has seen already.
   */
  #isWorthReading(result: CliResult): boolean {
    if (result.subtype === 'error_max_structured_output_retries') return true;
    const failure = failureOf(result, this.#apiError);
    const isServers = failure.code === 'ENGINE_FAILED' && this.#messageEnd.isMissing();
    return isServers && this.#words.some((one) => /^\s*(```\w*\s*)?\{/.test(one.text));
  }
}

const progress = (activity: EngineActivity, file?: string): TurnEvent => ({
  type: 'progress',
  activity,
  ...(file && { file }),
});
