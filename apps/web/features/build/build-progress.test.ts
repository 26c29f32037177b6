import { describe, expect, it } from 'vitest';
import { englishWords } from '../gallery/fixture-words';
import { build } from '../gallery/fixtures';
import { newLiveRun, withRunEvent } from '../timeline/live-run';
import { runEvent, runId } from '../timeline/testing-fixtures';
import { buildProgress } from './build-progress';

const queued = { ...build(englishWords, 'queued', 'setup'), steps: [] };
const events = [
  runEvent(1, { type: 'run-started', engine: 'local', reason: 'x', model: null }),
  runEvent(2, { type: 'build-phase', phase: 'setup', status: 'started' }),
  runEvent(3, { type: 'build-phase', phase: 'setup', status: 'completed' }),
  runEvent(4, { type: 'build-phase', phase: 'development', status: 'started' }),
  runEvent(5, { type: 'build-step', stepId: 's1', title: 'one', status: 'started' }),
  runEvent(6, { type: 'build-step', stepId: 's1', title: 'one', status: 'done' }),
  runEvent(7, { type: 'build-step', stepId: 's2', title: 'two', status: 'started' }),
];
const runAfter = (count: number, ...more: Parameters<typeof withRunEvent>[1][]) =>
  [...events.slice(0, count), ...more].reduce(withRunEvent, newLiveRun(runId));

describe('buildProgress', () => {
  it('follows the events of the run', () => {
    const progress = buildProgress(queued, runAfter(7));
    expect(progress.status).toBe('running');
    expect(progress.phases.map((phase) => phase.status)).toEqual([
      'completed',
      'started',
      'pending',
      'pending',
      'pending',
    ]);
    expect(progress.currentPhase).toBe('development');
    expect(progress.currentStep).toEqual({ number: 2, total: 2, title: 'two' });
  });

  it('never goes back behind what is stored', () => {
    const stored = build(englishWords, 'running', 'deploy');
    expect(buildProgress(stored, runAfter(2)).phases[0]?.status).toBe('completed');
  });

  it('ends with the run, even before the stored view is read again', () => {
    const failed = runAfter(
      7,
      runEvent(8, { type: 'run-failed', error: { code: 'RUN_INTERRUPTED', details: {} } }),
    );
    expect(buildProgress(queued, failed)).toMatchObject({
      status: 'failed',
      currentStep: null,
      currentPhase: null,
      error: { code: 'RUN_INTERRUPTED' },
    });
    const cancelled = runAfter(7, runEvent(8, { type: 'run-cancelled' }));
    expect(buildProgress(queued, cancelled).status).toBe('cancelled');
  });

  it('shows a stop that was asked for only while there is something to stop', () => {
    const asked = runAfter(7, runEvent(8, { type: 'run-cancel-requested' }));
    expect(buildProgress(queued, asked).cancelRequested).toBe(true);
    expect(buildProgress({ ...queued, status: 'succeeded' }, asked).cancelRequested).toBe(false);
  });
});
