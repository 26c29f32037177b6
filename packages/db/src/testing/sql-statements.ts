/**
 * The statements of an SQL file as psql would send them, one at a time: for machines without psql. Knows comments,
 * quoted strings, dollar quotes and psql's own lines (skipped); that is all our files hold.
 */
export function sqlStatements(text: string): string[] {
  const statements: string[] = [];
  let statement = '';
  const tokens =
    /^\\[^\n]*$|--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[a-z_]*\$)[\s\S]*?\1|;|[^;'"$\\-]+|[\s\S]/gim;
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('--') || /^\\[a-z]/.test(token)) continue;
    if (token !== ';') {
      statement += token;
      continue;
    }
    if (statement.trim() !== '') statements.push(statement.trim());
    statement = '';
  }
  if (statement.trim() !== '') statements.push(statement.trim());
  return statements;
}
