/** Control characters, and marks that make text read in another order than it is stored ("Trojan Source"). */
const unsafeInName = /[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/u;
const unsafeInText = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

export function isSafeName(name: string): boolean {
  return !unsafeInName.test(name);
}

/** The text as it may be shown: same characters, without those that hide or reorder others. */
export function safeText(text: string): string {
  return text.replace(unsafeInText, '');
}
