import path from 'node:path';

interface SourceLanguage {
  name: string;
  /** The grammar in `@vscode/tree-sitter-wasm`, where one reads this language. */
  grammar?: string;
}

const byExtension: Readonly<Record<string, SourceLanguage>> = {
  '.ts': { name: 'TypeScript', grammar: 'typescript' },
  '.mts': { name: 'TypeScript', grammar: 'typescript' },
  '.cts': { name: 'TypeScript', grammar: 'typescript' },
  '.tsx': { name: 'TypeScript', grammar: 'tsx' },
  '.js': { name: 'JavaScript', grammar: 'javascript' },
  '.mjs': { name: 'JavaScript', grammar: 'javascript' },
  '.cjs': { name: 'JavaScript', grammar: 'javascript' },
  '.jsx': { name: 'JavaScript', grammar: 'tsx' },
  '.py': { name: 'Python', grammar: 'python' },
  '.go': { name: 'Go', grammar: 'go' },
  '.rs': { name: 'Rust', grammar: 'rust' },
  '.java': { name: 'Java', grammar: 'java' },
  '.rb': { name: 'Ruby', grammar: 'ruby' },
  '.php': { name: 'PHP', grammar: 'php' },
  '.cs': { name: 'C#', grammar: 'c-sharp' },
  '.c': { name: 'C', grammar: 'cpp' },
  '.h': { name: 'C', grammar: 'cpp' },
  '.cc': { name: 'C++', grammar: 'cpp' },
  '.cpp': { name: 'C++', grammar: 'cpp' },
  '.cxx': { name: 'C++', grammar: 'cpp' },
  '.hpp': { name: 'C++', grammar: 'cpp' },
  '.sh': { name: 'Shell', grammar: 'bash' },
  '.bash': { name: 'Shell', grammar: 'bash' },
  '.ps1': { name: 'PowerShell', grammar: 'powershell' },
  '.css': { name: 'CSS', grammar: 'css' },
  '.scss': { name: 'SCSS' },
  '.less': { name: 'Less' },
  '.html': { name: 'HTML' },
  '.htm': { name: 'HTML' },
  '.xhtml': { name: 'HTML' },
  '.vue': { name: 'Vue' },
  '.svelte': { name: 'Svelte' },
  '.astro': { name: 'Astro' },
  '.md': { name: 'Markdown' },
  '.mdx': { name: 'Markdown' },
  '.rst': { name: 'reStructuredText' },
  '.txt': { name: 'Text' },
  '.json': { name: 'JSON' },
  '.jsonc': { name: 'JSON' },
  '.yaml': { name: 'YAML' },
  '.yml': { name: 'YAML' },
  '.toml': { name: 'TOML' },
  '.ini': { name: 'INI', grammar: 'ini' },
  '.xml': { name: 'XML' },
  '.svg': { name: 'SVG' },
  '.sql': { name: 'SQL' },
  '.graphql': { name: 'GraphQL' },
  '.prisma': { name: 'Prisma' },
  '.proto': { name: 'Protocol Buffers' },
  '.kt': { name: 'Kotlin' },
  '.swift': { name: 'Swift' },
  '.dart': { name: 'Dart' },
  '.ex': { name: 'Elixir' },
  '.exs': { name: 'Elixir' },
  '.lua': { name: 'Lua' },
};

const byName: Readonly<Record<string, SourceLanguage>> = {
  dockerfile: { name: 'Dockerfile' },
  makefile: { name: 'Makefile' },
  gemfile: { name: 'Ruby', grammar: 'ruby' },
  rakefile: { name: 'Ruby', grammar: 'ruby' },
};

export function sourceLanguageOf(filePath: string): SourceLanguage {
  const base = path.posix.basename(filePath).toLowerCase();
  return byName[base] ?? byExtension[path.posix.extname(base)] ?? { name: 'Text' };
}
