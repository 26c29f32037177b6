import { expect, it } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('accepts Node %s', (version) => {
  expect(nodeVersionProblem(version)).toBeNull();
});

it.each(['18.20.4', '20.18.3'])('says in one line what to do about Node %s', (version) => {
  expect(nodeVersionProblem(version)).toMatch(
    /^Planline needs Node 20\.19 or newer; this is Node .+$/,
  );
});
