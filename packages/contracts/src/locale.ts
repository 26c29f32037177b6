import { z } from 'zod';

/** The four languages of the interface. */
export const languages = ['en', 'fr', 'es', 'ar'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A BCP 47 tag as people send it (`ar-EG`, `en-US`), at most 10 characters as the column is. */
export const localeSchema = z
  .string()
  .max(10)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 tag')
  .refine((tag) => languageSchema.safeParse(tag.split('-')[0]?.toLowerCase()).success, {
    message: 'one of en, fr, es, ar',
  });
export type Locale = z.infer<typeof localeSchema>;

/** The part before `-`; anything unknown is `en`. */
export function languageOf(locale: string | null | undefined): Language {
  const parsed = languageSchema.safeParse(locale?.split('-')[0]?.toLowerCase());
  return parsed.success ? parsed.data : 'en';
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
