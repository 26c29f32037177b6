import { findClaude } from '@planline/engine/claude/find-claude';
import { claudeCredentials } from '../claude-credentials';
import { readStartConfig } from '../config';
import { loadEnvFile } from '../env-file';
import { claudeFindings } from './claude-findings';
import { databaseFinding } from './database-finding';
import { placeFindings } from './place-findings';
import { formatFindings } from './print-findings';
import { runtimeFindings } from './runtime-findings';
import { toolFindings } from './tool-findings';

/** @returns the exit code: 1 when something is missing that Planline cannot do without */
export async function doctor({
  checkout,
  format,
}: {
  checkout: string;
  format: 'text' | 'json';
}): Promise<number> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  const [runtime, database, claude, tools, places] = await Promise.all([
    runtimeFindings(),
    databaseFinding(config),
    findClaude({ configuredPath: config.CLAUDE_CLI_PATH ?? null, env: process.env }),
    toolFindings(process.env),
    placeFindings(config),
  ]);
  const findings = [
    ...runtime,
    database,
    ...claudeFindings(claude, claudeCredentials(config) !== null),
    ...tools,
    ...places,
  ];
  console.log(format === 'json' ? JSON.stringify(findings, null, 2) : formatFindings(findings));
  return findings.some((finding) => finding.state === 'missing') ? 1 : 0;
}
