/**
 * The specification's own check (§6.2): one Arabic letter anywhere is enough. It cannot tell an
 * English answer with one Arabic word from an Arabic one; `checkLanguage` decides on a retry.
 */
export function validateArabicResponse(text: string, language: string): boolean {
  return language !== 'ar' || /[\u0600-\u06FF]/.test(text);
}
