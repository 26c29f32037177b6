import type { ClaudeCliReport } from '@planline/contracts/engine-status';
import { describe, expect, it } from 'vitest';
import { chooseEngine } from './engine-choice';

const usable: ClaudeCliReport = { usable: true, path: '/bin/claude', version: '2.1.330' };
const tooOld: ClaudeCliReport = {
  usable: false,
  path: '/bin/claude',
  version: '2.1.197',
  reason: 'cli-too-old',
  missingFlags: ['--restricted'],
};

describe('chooseEngine', () => {
  it('takes claude when a CLI and credentials are there', () => {
    const choice = chooseEngine({ preference: 'auto', claude: usable, hasCredentials: true });
    expect(choice).toEqual({ kind: 'claude', reason: 'claude-ready' });
  });

  it('follows a wish that can be met', () => {
    const found = { claude: usable, hasCredentials: true };
    expect(chooseEngine({ preference: 'claude', ...found })).toEqual({
      kind: 'claude',
      reason: 'chosen',
    });
    expect(chooseEngine({ preference: 'local', ...found })).toEqual({
      kind: 'local',
      reason: 'chosen',
    });
  });

  it.each([
    [null, true, 'no-cli'],
    [tooOld, true, 'cli-too-old'],
    [usable, false, 'no-credentials'],
  ] as const)('falls back to local and names the obstacle', (claude, hasCredentials, reason) => {
    for (const preference of ['auto', 'claude'] as const) {
      expect(chooseEngine({ preference, claude, hasCredentials })).toEqual({
        kind: 'local',
        reason,
      });
    }
  });
});
