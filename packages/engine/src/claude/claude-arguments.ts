/**
 * The CLI's flags. The read-only guarantee is `--restricted` with `--setting-sources ""`,
 * `--strict-mcp-config` and `--tools`: together they keep the project's hooks, settings, MCP
 * servers and commands out, and reads inside the folder. `--permission-mode plan` alone is none of
 * that: it is there because the specification asks for it, and never fewer flags than these.
 */

export interface ClaudeRunArguments {
  jsonSchema: object;
  /** Must have passed `isAiSessionId`: it stands in argv. */
  resumeSessionId: string | null;
  model: string | null;
}

export const planTools = ['Glob', 'Grep', 'Read'] as const;
export const buildTools = ['Edit', 'Glob', 'Grep', 'Read', 'Write'] as const;

/** Flags without which no run is started; `findClaude` looks for them in `--help`. */
export const requiredFlags = [
  '--restricted',
  '--setting-sources',
  '--tools',
  '--strict-mcp-config',
] as const;

const deniedReads = ['Read(**/.env)', 'Read(**/.env.*)', 'Read(**/*.pem)'];
/** A worktree's `.git` is a file: whoever rewrites it chooses which hooks git runs afterwards. */
const deniedEdits = ['Edit(.git)', 'Edit(**/.git)', 'Edit(**/.git/**)'];

export function planArguments(run: ClaudeRunArguments): string[] {
  return [
    ...commonArguments(run, deniedReads),
    ...['--permission-mode', 'plan'],
    ...['--tools', planTools.join(',')],
  ];
}

/** Without Bash: the product runs the project's install and build itself, in a sandbox of its own. */
export function buildArguments(run: ClaudeRunArguments): string[] {
  return [
    ...commonArguments(run, [...deniedReads, ...deniedEdits]),
    // Whatever is not allowed by name is refused instead of asked for.
    ...['--permission-mode', 'dontAsk'],
    ...['--tools', buildTools.join(',')],
    ...['--allowedTools', 'Edit,Write'],
  ];
}

function commonArguments(run: ClaudeRunArguments, deny: string[]): string[] {
  const settings = { useAutoModeDuringPlan: false, permissions: { deny } };
  return [
    '-p',
    ...['--output-format', 'stream-json', '--verbose', '--include-partial-messages'],
    '--restricted',
    ...['--setting-sources', ''],
    '--strict-mcp-config',
    '--disable-slash-commands',
    ...['--permission-prompts', 'none'],
    ...['--settings', JSON.stringify(settings)],
    ...['--json-schema', JSON.stringify(run.jsonSchema)],
    ...(run.model ? ['--model', run.model] : []),
    ...(run.resumeSessionId ? ['--resume', run.resumeSessionId] : []),
  ];
}

/** The CLI's sessions are UUIDs. Anything else might be read as a flag or as a session's title. */
export const isAiSessionId = (value: string | null | undefined): value is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value ?? '');
