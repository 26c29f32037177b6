import type { ClaudeCliReport } from '@planline/contracts/engine-status';
import { absent, type Finding, ok } from './finding';

const withoutIt = 'Without it the local engine answers.';

/** What there is of the Claude CLI and of credentials for it; never a credential itself. */
export function claudeFindings(report: ClaudeCliReport, hasCredentials: boolean): Finding[] {
  return [cliFinding(report), credentialsFinding(hasCredentials)];
}

function cliFinding(report: ClaudeCliReport): Finding {
  if (report.usable)
    return ok('Claude CLI', `${report.version} at ${report.path}, all flags there`);
  const where = [report.version, report.path].filter((part) => part !== null).join(' at ');
  switch (report.reason) {
    case 'no-cli':
      return absent(
        'Claude CLI',
        'not found',
        `${withoutIt} npm install -g @anthropic-ai/claude-code, or set CLAUDE_CLI_PATH.`,
      );
    case 'cli-too-old':
      return absent(
        'Claude CLI',
        `${where} lacks ${report.missingFlags.join(', ')}`,
        `${withoutIt} Those flags keep a run read-only: claude update.`,
      );
    case 'cli-broken':
      return absent(
        'Claude CLI',
        `${where} does not run`,
        `${withoutIt} Try claude --version, or set CLAUDE_CLI_PATH.`,
      );
  }
}

function credentialsFinding(hasCredentials: boolean): Finding {
  return hasCredentials
    ? ok('credentials', 'present')
    : absent(
        'credentials',
        'none',
        'Set ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or PLANLINE_CLAUDE_LOGIN_DIR in .env.',
      );
}
