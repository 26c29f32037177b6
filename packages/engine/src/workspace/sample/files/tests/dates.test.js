import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpenAt } from '../js/dates.js';

test('is open on a Tuesday morning', () => {
  assert.equal(isOpenAt(new Date(2026, 2, 3, 9, 30)), true);
});

test('is closed on Sundays', () => {
  assert.equal(isOpenAt(new Date(2026, 2, 1, 9, 30)), false);
});
