/** Lines that children print: pino's JSON as it is, anything else wrapped so that the file stays JSON. */

const levelNames: Record<number, string> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

/** Said by the process itself, in JSON or (a crash, a library) in plain text. */
export interface LogLine {
  level: number;
  time: number;
  message: string;
  fields: Record<string, unknown>;
  isPlain: boolean;
}

/** `plainLevel`: what a line without a level of its own counts as. */
export function parseLogLine(text: string, now: number, plainLevel = 30): LogLine {
  if (text.startsWith('{')) {
    try {
      const { level, time, msg, pid, hostname, name, ...fields } = JSON.parse(text) as Record<
        string,
        unknown
      >;
      if (typeof level === 'number') {
        return {
          level,
          time: typeof time === 'number' ? time : now,
          message: typeof msg === 'string' ? msg : '',
          fields,
          isPlain: false,
        };
      }
    } catch {
      // Half a line of JSON is plain text like any other.
    }
  }
  return { level: plainLevel, time: now, message: text, fields: {}, isPlain: true };
}

/** The line as it goes to the log file: always one JSON object. */
export function toJsonLine(text: string, line: LogLine): string {
  return line.isPlain
    ? JSON.stringify({ level: line.level, time: line.time, msg: line.message })
    : text;
}

/** The line as a person reads it in the terminal. */
export function toTerminalLine(source: string, line: LogLine, isColored: boolean): string {
  const time = new Date(line.time).toISOString().slice(11, 19);
  const level = line.isPlain ? '' : `${(levelNames[line.level] ?? String(line.level)).padEnd(5)} `;
  const error = line.fields.err as { message?: string; stack?: string } | undefined;
  const fields = Object.entries(line.fields)
    .filter(([name, value]) => name !== 'err' && typeof value !== 'object')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
  const text = [line.message, fields, error?.stack ?? error?.message]
    .filter((part) => part !== undefined && part !== '')
    .join('  ');
  const color = line.level >= 50 ? 31 : line.level >= 40 ? 33 : 2;
  const head = `${time} ${source.padEnd(6)} ${level}`;
  return isColored ? `\u001b[${color}m${head}\u001b[0m${text}` : `${head}${text}`;
}
