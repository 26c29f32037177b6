import { describe, expect, it } from 'vitest';
import { buildArguments, isAiSessionId, planArguments } from './claude-arguments';
import { claudeEnvironment } from './claude-environment';

const run = { jsonSchema: { type: 'object' }, resumeSessionId: null, model: null };
const id = '5f3c1f0e-7f43-4a5e-9a52-0d6a8b0f9b11';

/** The value after a flag; undefined when the flag is not there. */
function flagValue(args: string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at === -1 ? undefined : args[at + 1];
}

describe('the arguments of a run', () => {
  it.each([
    ['plan', planArguments(run), 'plan', 'Glob,Grep,Read'],
    ['build', buildArguments(run), 'dontAsk', 'Edit,Glob,Grep,Read,Write'],
  ])('%s holds every flag that keeps the project out', (_, args, mode, tools) => {
    expect(args).toEqual(
      expect.arrayContaining([
        '-p',
        '--restricted',
        '--strict-mcp-config',
        '--disable-slash-commands',
        '--verbose',
      ]),
    );
    expect(flagValue(args, '--setting-sources')).toBe('');
    expect(flagValue(args, '--permission-prompts')).toBe('none');
    expect(flagValue(args, '--output-format')).toBe('stream-json');
    expect(flagValue(args, '--permission-mode')).toBe(mode);
    expect(flagValue(args, '--tools')).toBe(tools);
    const settings = JSON.parse(flagValue(args, '--settings') ?? '');
    expect(settings.useAutoModeDuringPlan).toBe(false);
    expect(settings.permissions.deny).toEqual(
      expect.arrayContaining(['Read(**/.env)', 'Read(**/.env.*)', 'Read(**/*.pem)']),
    );
  });

  it('resumes only where it is told to', () => {
    expect(planArguments(run)).not.toContain('--resume');
    expect(flagValue(planArguments({ ...run, resumeSessionId: id }), '--resume')).toBe(id);
  });

  it('knows a session id from a flag', () => {
    expect(isAiSessionId(id)).toBe(true);
    for (const other of ['--fork-session', `${id} --x`, '01J9ZQ4K3WQ6V4W2N6X9Q7Q8ZT', '', null]) {
      expect(isAiSessionId(other)).toBe(false);
    }
  });
});

describe('the environment of a run', () => {
  it('holds these names and no other', () => {
    const env = claudeEnvironment({
      credentials: { kind: 'api-key', apiKey: 'k' },
      home: '/h',
      temporaryDirectory: '/t',
      searchPath: '/bin',
      baseUrl: undefined,
    });
    expect(Object.keys(env).toSorted()).toEqual([
      'ANTHROPIC_API_KEY',
      'API_TIMEOUT_MS',
      'CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS',
      'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC',
      'CLAUDE_CODE_MAX_RETRIES',
      'DISABLE_AUTOUPDATER',
      'DISABLE_TELEMETRY',
      'HOME',
      'LANG',
      'PATH',
      'TMPDIR',
    ]);
  });
});
