import { describe, expect, it } from 'vitest';
import { readStartConfig } from '../config';
import { claudeFindings } from './claude-findings';
import { databaseFinding } from './database-finding';
import { missing, ok } from './finding';
import { placeFindings } from './place-findings';
import { formatFindings } from './print-findings';
import { nodeFinding } from './runtime-findings';
import { toolFindings } from './tool-findings';

describe('doctor', () => {
  it('says which Node is too old', () => {
    expect(nodeFinding('20.18.3').state).toBe('missing');
    expect(nodeFinding('22.1.0').state).toBe('ok');
  });

  it('names the flags that a Claude CLI lacks', () => {
    const [cli] = claudeFindings(
      {
        usable: false,
        path: '/usr/bin/claude',
        version: '1.0.0',
        reason: 'cli-too-old',
        missingFlags: ['--restricted', '--tools'],
      },
      true,
    );
    expect(cli).toMatchObject({
      state: 'absent',
      detail: '1.0.0 at /usr/bin/claude lacks --restricted, --tools',
    });
  });

  it('says that credentials are there and never which', () => {
    const none = { usable: false, path: null, version: null, reason: 'no-cli', missingFlags: [] };
    const text = JSON.stringify(claudeFindings(none as never, true));
    expect(text).toContain('present');
    expect(text).not.toContain('sk-');
  });

  it('finds the embedded PostgreSQL without making a data folder', async () => {
    const config = readStartConfig({ PLANLINE_DATA_DIR: '/nowhere/planline' }, '/');
    expect(await databaseFinding(config)).toMatchObject({ name: 'PostgreSQL', state: 'ok' });
  });

  it('does not show the password of a server that cannot be reached', async () => {
    const url = 'postgres://me:hunter2@127.0.0.1:1/planline';
    const finding = await databaseFinding(readStartConfig({ DATABASE_URL: url }, '/'));
    expect(finding.state).toBe('missing');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('notices a Redis that does not answer', async () => {
    const findings = await toolFindings({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(findings.find((one) => one.name === 'Redis')).toMatchObject({
      state: 'absent',
      detail: 'does not answer at 127.0.0.1:1',
    });
  });

  it('looks at the disk of a folder that is not there yet', async () => {
    const config = readStartConfig({ PLANLINE_DATA_DIR: '/nowhere/at/all' }, '/');
    const findings = await placeFindings(config);
    expect(findings.at(-1)).toMatchObject({ name: 'disk' });
  });

  it('puts what to do under what is not there', () => {
    expect(formatFindings([ok('git', '2.39'), missing('Node', '18', 'Install a newer one.')])).toBe(
      '  ✓ git   2.39\n  ✗ Node  18\n          Install a newer one.',
    );
  });
});
