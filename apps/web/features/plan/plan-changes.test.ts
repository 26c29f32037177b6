import { describe, expect, it } from 'vitest';
import { englishWords } from '../gallery/fixture-words';
import { featurePlan } from '../gallery/fixtures';
import { planChanges } from './plan-changes';
import { planCounts, withTicks } from './plan-counts';

const plan = featurePlan(englishWords);
const [first, second, third, fourth] = plan.steps;
if (!first || !second || !third || !fourth) throw new Error('the fixture has four steps');

describe('planChanges', () => {
  it('is empty for the same content', () => {
    expect(planChanges(plan, plan)).toEqual([]);
  });

  it('names what was ticked and unticked', () => {
    const after = withTicks(
      plan,
      new Map([
        ['s0', false],
        ['s3', true],
      ]),
    );
    expect(planChanges(plan, after)).toEqual([
      { kind: 'unticked', title: first.title },
      { kind: 'ticked', title: fourth.title },
    ]);
  });

  it('names added, removed, rewritten and reordered steps', () => {
    const added = { ...first, id: 'new', title: 'Write a test' };
    const after = { ...plan, steps: [third, { ...second, title: 'Check it' }, fourth, added] };
    expect(planChanges(plan, after)).toEqual([
      { kind: 'rewritten', title: 'Check it' },
      { kind: 'added', title: 'Write a test' },
      { kind: 'removed', title: first.title },
      { kind: 'reordered' },
    ]);
  });
});

describe('planCounts', () => {
  it('counts included steps and their different files', () => {
    expect(planCounts(plan.steps)).toEqual({ included: 3, steps: 4, files: 5 });
    expect(planCounts(withTicks(plan, new Map([['s2', false]])).steps).files).toBe(3);
  });
});
