/** The few lines that the start command prints; everything else goes to the log files. */

const isTerminal = process.stdout.isTTY === true;
const styled = (code: number, text: string) =>
  isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = (text: string): string => styled(1, text);
export const dim = (text: string): string => styled(2, text);
export const isColored = isTerminal;

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Says what was done and how long it took; what fails is said by whoever catches it. */
export async function timed<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  say(`  ✓ ${title}  ${dim(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`)}`);
  return result;
}
