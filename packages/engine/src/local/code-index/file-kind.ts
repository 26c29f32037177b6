import path from 'node:path';
import type { FileKind } from './code-index';
import { sourceLanguageOf } from './source-language';

const generatedNames = new Set([
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'cargo.lock',
  'poetry.lock',
  'uv.lock',
  'gemfile.lock',
  'composer.lock',
  'go.sum',
  'next-env.d.ts',
]);
const generatedFolders = new Set(['generated', '__generated__', 'gen', '__snapshots__', 'vendor']);
const testFolders = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'e2e',
  'cypress',
  'testing',
]);
const configFolders = new Set(['.github', '.vscode', '.ci', '.circleci']);
const documentLanguages = new Set(['Markdown', 'reStructuredText', 'Text']);
const dataLanguages = new Set(['JSON', 'YAML', 'XML', 'SVG', 'TOML', 'INI']);
const styleLanguages = new Set(['CSS', 'SCSS', 'Less']);
const rootConfigs = new Set([
  'package.json',
  'cargo.toml',
  'pyproject.toml',
  'go.mod',
  'dockerfile',
  'makefile',
]);

function hasPart(base: string, parts: readonly string[]): boolean {
  const pieces = base.split('.');
  return pieces.slice(1).some((piece) => parts.includes(piece));
}

/** What a file is for, told by its name alone. */
export function fileKindOf(filePath: string): FileKind {
  const base = path.posix.basename(filePath).toLowerCase();
  const folders = path.posix.dirname(filePath).toLowerCase().split('/');
  if (generatedNames.has(base) || folders.some((folder) => generatedFolders.has(folder))) {
    return 'generated';
  }
  if (hasPart(base, ['min', 'generated', 'map', 'pb', 'snap'])) return 'generated';
  const stem = base.split('.')[0] ?? base;
  const isTest =
    folders.some((folder) => testFolders.has(folder)) ||
    hasPart(base, ['test', 'tests', 'spec', 'e2e', 'cy']) ||
    stem.startsWith('test_') ||
    stem.endsWith('_test') ||
    stem.endsWith('_spec');
  if (isTest) return 'test';
  const language = sourceLanguageOf(filePath).name;
  if (language === 'HTML') return 'page';
  if (styleLanguages.has(language)) return 'style';
  if (rootConfigs.has(base) || hasPart(base, ['config', 'rc']) || base.startsWith('.')) {
    return 'config';
  }
  if (folders.some((folder) => configFolders.has(folder)) || base.startsWith('tsconfig')) {
    return 'config';
  }
  if (documentLanguages.has(language)) return 'document';
  if (dataLanguages.has(language)) return 'data';
  return 'source';
}
