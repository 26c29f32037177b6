import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { ask } from '../testing/ask';
import { ProjectFolder } from '../testing/project-folder';

describe('indexing a large file', () => {
  it('gives the event loop its turns', async () => {
    const block = Array.from(
      { length: 4_000 },
      (_, at) =>
        `export function handler${at}(request: { id: number }) { return request.id > ${at} ? 'a' : 'b'; }`,
    ).join('\n');
    await using folder = await ProjectFolder.create({ 'src/large.ts': block });
    await ask(folder, 'warm up');
    await folder.write('src/large.ts', `${block}\nexport const end = 1;\n`);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const begunAt = performance.now();
    delay.enable();
    await ask(folder, 'Where is handler77?');
    delay.disable();
    // A share, so that a busy machine changes both sides: in one go the longest block is nearly all of it.
    expect(delay.max / 1e6 / (performance.now() - begunAt)).toBeLessThan(0.5);
  });
});
