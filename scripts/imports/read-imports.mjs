import { parseSync } from 'oxc-parser';

/**
 * @typedef {{ specifier: string, isType: boolean, line: number }} Import
 */

/**
 * Everything a module names in import, export-from and import().
 * @returns {{ imports: Import[], isClient: boolean }}
 * @throws when the file cannot be parsed: an unread file must not pass for a clean one
 */
export function readImports(fileName, source) {
  const { module, errors } = parseSync(fileName, source);
  const fatal = errors.find((error) => error.severity === 'Error');
  if (fatal) throw new Error(`${fileName}: ${fatal.message}`);

  const lineAt = (offset) => source.slice(0, offset).split('\n').length;
  const imports = [];
  for (const statement of module.staticImports) {
    const isNamed = statement.entries.length > 0;
    imports.push({
      specifier: statement.moduleRequest.value,
      isType: isNamed && statement.entries.every((entry) => entry.isType),
      line: lineAt(statement.start),
    });
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (!entry.moduleRequest) continue;
      imports.push({
        specifier: entry.moduleRequest.value,
        isType: entry.isType,
        line: lineAt(statement.start),
      });
    }
  }
  for (const expression of module.dynamicImports) {
    const text = source.slice(expression.moduleRequest.start, expression.moduleRequest.end);
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(text);
    if (literal) {
      imports.push({ specifier: literal[2], isType: false, line: lineAt(expression.start) });
    }
  }
  return {
    imports,
    isClient: /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*['"]use client['"]/.test(source),
  };
}
