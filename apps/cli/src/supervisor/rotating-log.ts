import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

export interface RotatingLog {
  write(line: string): void;
  close(): void;
}

/**
 * Appends lines to a file that is renamed to `.1`, `.2`, … when it has grown to `maxBytes`; the
 * oldest is dropped. Writes are synchronous: the last words of a crash must be on disk.
 */
export function openRotatingLog(
  file: string,
  { maxBytes = 10 * 1024 * 1024, kept = 3 }: { maxBytes?: number; kept?: number } = {},
): RotatingLog {
  mkdirSync(path.dirname(file), { recursive: true });
  let descriptor = openSync(file, 'a', 0o600);
  let size = fstatSync(descriptor).size;

  const rotate = () => {
    closeSync(descriptor);
    for (let number = kept; number > 1; number -= 1) {
      moveIfThere(`${file}.${number - 1}`, `${file}.${number}`);
    }
    moveIfThere(file, `${file}.1`);
    descriptor = openSync(file, 'a', 0o600);
    size = 0;
  };

  return {
    write(line) {
      const text = `${line}\n`;
      if (size > 0 && size + text.length > maxBytes) rotate();
      size += writeSync(descriptor, text);
    },
    close: () => closeSync(descriptor),
  };
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
