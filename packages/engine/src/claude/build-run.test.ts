import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlanContent } from '@planline/contracts/plan';
import { describe, expect, it } from 'vitest';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { collectEvents, eventOf } from '../testing/collect-events';
import { livingProcessesWith } from '../testing/living-processes';
import { requestText } from '../testing/request-text';
import { message, structured, text, tool } from '../testing/scripted-reply';

const never = new AbortController().signal;

const plan: PlanContent = {
  contractVersion: '1.0',
  kind: 'feature',
  title: 'Add a contact page',
  summary: 'A page with a form.',
  steps: [
    step('step-1', 'Rename the bakery', ['src/app.ts']),
    step('step-2', 'Write the page', ['./src/contact.ts']),
    step('step-3', 'Translate it', ['src/locales/']),
    { ...step('step-4', 'Left out by the reader', ['src/never.ts']), included: false },
  ],
  dependencies: [],
  risks: [],
};

function step(id: string, title: string, files: string[]) {
  return { id, title, description: `${title}.`, files, effort: 'low' as const, included: true };
}

const edits = [
  message([tool('Read', { file_path: 'src/app.ts' })]),
  message([
    text('I rename the bakery.'),
    tool('Edit', { file_path: 'src/app.ts', old_string: 'Corner', new_string: 'River' }),
  ]),
  message([tool('Write', { file_path: 'src/contact.ts', content: 'export {};\n' })]),
];

describe('build with the real CLI', () => {
  it('edits the worktree and tells each step by what was edited', async () => {
    await using bench = await createClaudeTestBench([
      ...edits,
      structured({
        steps: [
          { id: 'step-1', outcome: 'done' },
          { id: 'step-2', outcome: 'changed', note: 'Without the address field.' },
          { id: 'step-3', outcome: 'done' },
        ],
        commitSubject: 'Add a contact page\n\nand more',
      }),
    ]);
    const events = await collectEvents(bench.engine.build(bench.buildRequest({ plan }), never));
    expect(readFileSync(path.join(bench.project, 'src/app.ts'), 'utf8')).toContain('River Bakery');
    expect(readFileSync(path.join(bench.project, 'src/contact.ts'), 'utf8')).toBe('export {};\n');
    expect(events.filter((event) => event.type.startsWith('step'))).toEqual([
      { type: 'step-start', stepId: 'step-1', title: 'Rename the bakery' },
      { type: 'step-start', stepId: 'step-2', title: 'Write the page' },
      { type: 'step-end', stepId: 'step-1', outcome: 'done' },
      {
        type: 'step-end',
        stepId: 'step-2',
        outcome: 'changed',
        note: 'Without the address field.',
      },
      { type: 'step-start', stepId: 'step-3', title: 'Translate it' },
      // It says done, and no file of the step was touched.
      { type: 'step-end', stepId: 'step-3', outcome: 'changed' },
    ]);
    expect(eventOf(events, 'finish')).toMatchObject({
      outcome: 'edited',
      commitSubject: 'Add a contact page',
      filesRead: ['src/app.ts'],
    });
    expect(events).toContainEqual({
      type: 'progress',
      activity: 'writing',
      file: 'src/contact.ts',
    });
    expect(events).toContainEqual({ type: 'log', line: 'I rename the bakery.' });
    expect(bench.leftovers()).toEqual([]);
  });

  it('tells the model the included steps with their ids, and no other', async () => {
    await using bench = await createClaudeTestBench([
      ...edits,
      structured({ steps: [], commitSubject: 'Add a page' }),
    ]);
    await collectEvents(bench.engine.build(bench.buildRequest({ plan }), never));
    const told = requestText(bench.api.requests[0]);
    expect(told).toContain('Step step-2: Write the page');
    expect(told).not.toContain('Left out by the reader');
  });

  it('claims nothing for a model that does not report', async () => {
    await using bench = await createClaudeTestBench(
      (_, index) => edits[index] ?? message([text('Ok.')]),
    );
    const events = await collectEvents(bench.engine.build(bench.buildRequest({ plan }), never));
    const outcomes = events.flatMap((event) => (event.type === 'step-end' ? [event.outcome] : []));
    expect(outcomes).toEqual(['changed', 'changed', 'skipped']);
    expect(eventOf(events, 'finish').commitSubject).toBe('Add a contact page');
  });

  it('fails when nothing was edited, whatever the report says', async () => {
    await using bench = await createClaudeTestBench([
      structured({ steps: [{ id: 'step-1', outcome: 'done' }], commitSubject: 'Add a page' }),
    ]);
    await expect(
      collectEvents(bench.engine.build(bench.buildRequest({ plan }), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_FAILED', details: { reason: 'no-changes' } });
  });

  it('refuses a shell, and a file outside of the worktree', async () => {
    await using bench = await createClaudeTestBench([
      message([tool('Bash', { command: 'touch shell.txt', description: 'x' })]),
      message([tool('Write', { file_path: '../outside.txt', content: 'x' })]),
      ...edits,
      structured({ steps: [], commitSubject: 'Add a page' }),
    ]);
    const events = await collectEvents(bench.engine.build(bench.buildRequest({ plan }), never));
    expect(existsSync(path.join(bench.project, 'shell.txt'))).toBe(false);
    expect(existsSync(path.join(bench.folder, 'outside.txt'))).toBe(false);
    expect(events).toContainEqual({ type: 'log', line: 'Refused: Write' });
  });

  it('makes a first version from an idea', async () => {
    await using bench = await createClaudeTestBench([
      message([tool('Write', { file_path: 'index.html', content: '<!doctype html>\n' })]),
      structured({ steps: [], commitSubject: 'Make the first version' }),
    ]);
    const request = bench.buildRequest({ idea: 'A bakery that delivers by bicycle' });
    const events = await collectEvents(bench.engine.build(request, never));
    expect(requestText(bench.api.requests[0])).toContain('A bakery that delivers by bicycle');
    expect(eventOf(events, 'finish')).toMatchObject({ commitSubject: 'Make the first version' });
  });

  it('stops with its reader and leaves no process', async () => {
    const abort = new AbortController();
    await using bench = await createClaudeTestBench([
      message([tool('Write', { file_path: 'a.txt', content: 'x'.repeat(400) })], {
        pieceDelayMs: 200,
      }),
    ]);
    const run = async () => {
      for await (const event of bench.engine.build(bench.buildRequest({ plan }), abort.signal)) {
        if (event.type === 'engine-start') abort.abort(new Error('cancelled'));
      }
    };
    await expect(run()).rejects.toThrow('cancelled');
    expect(livingProcessesWith(bench.folder)).toEqual([]);
  });
});
