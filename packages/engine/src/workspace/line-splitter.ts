import { StringDecoder } from 'node:string_decoder';

const lineMaxCharacters = 2_000;

// Colour and cursor codes, then every other control character.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controlCodes = /\u001B\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000B-\u001F\u007F]/gu;

/** Bytes in, clean lines out: decoded across chunk borders, without control codes, each bounded in length. */
export function createLineSplitter(onLine: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const emit = (line: string) => {
    const clean = line.replace(controlCodes, '').slice(0, lineMaxCharacters);
    if (clean.trim() !== '') onLine(clean);
  };
  return {
    push(chunk: Buffer) {
      const parts = (rest + decoder.write(chunk)).split(/\r?\n|\r/u);
      rest = (parts.pop() ?? '').slice(0, lineMaxCharacters * 4);
      for (const part of parts) emit(part);
    },
    end() {
      emit(rest + decoder.end());
      rest = '';
    },
  };
}
