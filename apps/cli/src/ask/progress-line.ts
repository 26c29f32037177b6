import type { PlanEvent } from '@planline/contracts/engine';

export interface ProgressLine {
  show(event: PlanEvent): void;
  /** Leaves the line empty, for what comes after. */
  end(): void;
}

/** One line on stderr that says what the engine is doing; on a terminal it replaces itself. */
export function progressLine(output: NodeJS.WriteStream): ProgressLine {
  let last = '';
  const write = (text: string) => {
    if (text === last) return;
    last = text;
    output.write(
      output.isTTY ? `\r\u001b[2K${text.slice(0, (output.columns ?? 80) - 1)}` : `${text}\n`,
    );
  };
  return {
    show(event) {
      if (event.type === 'engine-start') {
        write(event.model === null ? event.engine : `${event.engine} (${event.model})`);
      }
      if (event.type === 'progress') {
        // Without a terminal each file would be a line of its own in somebody's log.
        const file = output.isTTY && event.file ? ` ${event.file}` : '';
        write(`${event.activity}${file}`);
      }
      if (event.type === 'answer-start') write('writing');
    },
    end() {
      if (output.isTTY) output.write('\r\u001b[2K');
    },
  };
}
