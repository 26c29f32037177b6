import { describe, expect, it } from 'vitest';
import { type FoldableBuildEvent, foldBuild } from './fold-build';

const at = (second: number) => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`;
const event = (
  second: number,
  phase: FoldableBuildEvent['phase'],
  type: FoldableBuildEvent['type'],
  data: FoldableBuildEvent['data'] = {},
): FoldableBuildEvent => ({ phase, type, title: '', data, at: at(second) });
const step = (stepId: string, status: 'started' | 'done') => ({
  step: { stepId, title: `step ${stepId}`, status },
});

describe('a build folded from its events', () => {
  it('begins with five pending phases and no step', () => {
    const folded = foldBuild([]);
    expect(folded.phase).toBeNull();
    expect(folded.phases.map((phase) => phase.status)).toEqual(Array(5).fill('pending'));
    expect(folded.steps).toEqual([]);
  });

  it('keeps when each phase began and ended', () => {
    const folded = foldBuild([event(1, 'setup', 'started'), event(3, 'setup', 'completed')]);
    expect(folded.phases[0]).toEqual({
      phase: 'setup',
      status: 'completed',
      startedAt: at(1),
      endedAt: at(3),
    });
  });

  it('shows the latest report of each step, in the order of their beginning', () => {
    const folded = foldBuild([
      event(1, 'development', 'started'),
      event(2, 'development', 'progress', step('b', 'started')),
      event(3, 'development', 'progress', step('a', 'started')),
      event(4, 'development', 'progress', step('b', 'done')),
    ]);
    expect(folded.steps.map(({ stepId, status }) => [stepId, status])).toEqual([
      ['b', 'done'],
      ['a', 'started'],
    ]);
    expect(folded.phase).toBe('development');
  });

  it('marks the phase that failed', () => {
    const folded = foldBuild([event(1, 'build', 'started'), event(2, 'build', 'failed')]);
    expect(folded.phases.find((phase) => phase.phase === 'build')?.status).toBe('failed');
  });
});
