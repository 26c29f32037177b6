import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BuildRequest, PlanRequest } from '@planline/contracts/engine';
import { createClaudeEngine } from '../claude/claude-engine';
import type { ClaudeEngineOptions } from '../claude/claude-engine-options';
import { findTestCli } from './find-test-cli';
import { createScriptedMessagesApi, type Script } from './scripted-messages-api';

/** The real CLI, a scripted API and a project of two files, in folders that vanish together. */
export async function createClaudeTestBench(
  script: Script,
  options: Partial<ClaudeEngineOptions> = {},
) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pl-'));
  const project = path.join(folder, 'project');
  const temporaryDirectory = path.join(folder, 'tmp');
  const stateDirectory = path.join(folder, 'state');
  for (const each of [path.join(project, 'src'), temporaryDirectory, stateDirectory]) {
    mkdirSync(each, { recursive: true });
  }
  writeFileSync(path.join(project, 'src/app.ts'), "export const title = 'Corner Bakery';\n");
  writeFileSync(path.join(project, 'README.md'), '# Corner Bakery\n');
  const api = await createScriptedMessagesApi({ script });
  const engine = createClaudeEngine({
    cliPath: findTestCli(),
    credentials: { kind: 'api-key', apiKey: 'dummy-key-of-a-test' },
    baseUrl: api.url,
    temporaryDirectory,
    ...options,
  });
  const common = {
    message: 'Where is the title set?',
    locale: 'en',
    language: 'en' as const,
    context: {
      projectName: 'Corner Bakery',
      framework: 'vite',
      versionId: 'version-1',
      buildId: null,
      lastModified: '2026-11-01T10:00:00.000Z',
    },
    stateDirectory,
  };
  return {
    api,
    engine,
    folder,
    project,
    stateDirectory,
    /** Names of what a run left in its temporary folder: nothing, when all went well. */
    leftovers: () => readdirSync(temporaryDirectory),
    planRequest: (changes: Partial<PlanRequest> = {}): PlanRequest => ({
      ...common,
      snapshotPath: project,
      aiSessionId: null,
      ...changes,
    }),
    buildRequest: (changes: Partial<BuildRequest> = {}): BuildRequest => ({
      ...common,
      worktreePath: project,
      plan: null,
      idea: null,
      ...changes,
    }),
    async [Symbol.asyncDispose]() {
      await api.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
