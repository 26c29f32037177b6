import { describe, expect, it } from 'vitest';
import { parseLogLine, toJsonLine, toTerminalLine } from './log-line';

const pino = '{"level":40,"time":1764000000000,"pid":7,"hostname":"h","runId":"R1","msg":"slow"}';

describe('log lines of children', () => {
  it('keeps a JSON line as it is', () => {
    expect(toJsonLine(pino, parseLogLine(pino, 0))).toBe(pino);
  });

  it('wraps plain text, so that the file is JSON in every line', () => {
    const text = 'Error: "broken"';
    expect(JSON.parse(toJsonLine(text, parseLogLine(text, 5)))).toEqual({
      level: 30,
      time: 5,
      msg: text,
    });
  });

  it('takes half a JSON object for plain text', () => {
    expect(parseLogLine('{"level":30,"msg"', 5)).toMatchObject({ isPlain: true });
  });

  it('shows source, level, message and fields to a person', () => {
    expect(toTerminalLine('worker', parseLogLine(pino, 0), false)).toBe(
      '16:00:00 worker WARN  slow  runId=R1',
    );
  });
});
