/**
 * Leaves the words of a text that somebody chose in a language: code, paths, addresses and
 * identifiers are the same in all of them and have no vote. Every pattern is linear.
 */
export function proseOfText(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(```|~~~)[^\n]*\n[\s\S]*?(?:\n[ \t]*\1|$(?![\s\S]))/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .split(/\s+/)
    .filter((word) => !isTechnical(word))
    .join(' ')
    .trim();
}

function isTechnical(word: string): boolean {
  return (
    /^\W*(?:https?|ftp|file|mailto):/i.test(word) ||
    // A path, a file name, a package: a separator between word characters.
    /[A-Za-z0-9_-][/\\.@:#][A-Za-z0-9_@-]/.test(word) ||
    // snake_case, kebab-flags, camelCase, calls, placeholders.
    /[A-Za-z0-9]_[A-Za-z0-9]|^\W*--?[a-z]|[a-z][A-Z]|[A-Za-z]\(|[<>{}=$]/.test(word)
  );
}
