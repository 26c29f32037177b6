import type { Language } from '@planline/contracts/locale';

/** Sent once into the same session when an answer came in another language. */
export const languageReminder: Record<Language, string> = {
  en: 'Your answer was not in English. Give the same answer again, with the same intent and structure, and write every natural-language value in English. Keep JSON keys, code, file paths and identifiers as they are.',
  fr: 'Votre réponse n’était pas en français. Donnez la même réponse, avec la même intention et la même structure, en écrivant chaque valeur en langage naturel en français. Ne traduisez ni les clés JSON, ni le code, ni les chemins, ni les identifiants. (Answer again in French.)',
  es: 'Tu respuesta no estaba en español. Da la misma respuesta, con la misma intención y estructura, y escribe en español cada valor en lenguaje natural. No traduzcas las claves JSON, el código, las rutas ni los identificadores. (Answer again in Spanish.)',
  ar: 'لم تكن إجابتك بالعربية. أعد الإجابة نفسها بالنية والبنية نفسيهما، واكتب كل قيمة نصية باللغة العربية. لا تترجم مفاتيح JSON ولا الشيفرة ولا مسارات الملفات ولا المعرّفات، واستخدم الأرقام 0-9. (Answer again in Arabic.)',
};
