import { messageWords } from '../intent/message-words';

/** Words of the four languages by what they mean for a recipe; a final `*` stands for any ending. */
const conceptWords = {
  add: `add* creat* insert* put new include* want need have ajout* cree creer creez creation insere* mets mettre nouvel*
    nouveau voudrais veux aimerais anad* agreg* crea crear pon poner incluye* nuev* quiero quisiera necesit* queremos اضف
    اضافه اضافة انشي انشئ انشيء انشاء ضع ادرج جديد* اريد نريد نحتاج احتاج اضافت*`,
  change: `chang* replac* set make turn updat* renam* modif* remplac* mets mettre passe cambi* sustitu* reemplaz* pon haz
    غير تغيير استبدل استبدال بدل عدل تعديل اجعل`,
  fix: `fix* repair* correct* broken dead missing corrig* repar* casse* mort morts brise* manquant* arregl* corrij* rot*
    falta* اصلح اصلاح صحح تصحيح مكسور* معطل* مفقود* ناقص*`,
  page: 'page pages pagina paginas صفحه صفحة صفحات',
  section: 'section sections rubrique bloc seccion secciones apartado bloque قسم قسما فقره فقرة',
  form: 'form forms formulaire formulaires formulario formularios نموذج نموذجا استماره استمارة',
  hours: 'hours timetable horaire horaires heures horario horarios horas ساعات مواعيد اوقات',
  colour: 'colour* color* couleur* لون لونا الوان',
  background: 'background backgrounds fond fonds arriere fondo fondos خلفيه خلفية خلفيات',
  text: 'text texts texte textes texto textos wording sentence phrase frase نص نصا نصوص عباره عبارة',
  heading: 'heading headline title titre intitule titulo encabezado عنوان عنوانا',
  dark: 'dark night sombre nuit oscuro noche داكن داكنا ليلي ليليا مظلم مظلما',
  theme: 'theme themes mode modes modo tema temas وضع وضعا مظهر مظهرا سمه سمة',
  alt: 'alt alternative alternatif alternatifs alternativo alternativos بديل بديله بديلة',
  language: 'lang language langue idioma لغه لغة',
  declare: 'declare* attribut* atribut* declar* صرح تصريح حدد تحديد سمه سمة',
  link: 'link links lien liens enlace enlaces vinculo vinculos hyperlink* رابط روابط',
  image: 'image images img photo photos picture* imagen imagenes foto fotos صوره صورة صور',
  check: 'check* verif* comprob* comprueb* تحقق فحص افحص',
} as const;

export type Concept = keyof typeof conceptWords;

const concepts = new Map<Concept, readonly string[]>(
  (Object.entries(conceptWords) as [Concept, string][]).map(([concept, words]) => [
    concept,
    words.split(/\s+/),
  ]),
);

/** Where each concept is first named, in words from the start; absent ones are missing. */
export function conceptsIn(text: string): ReadonlyMap<Concept, number> {
  const found = new Map<Concept, number>();
  for (const [position, word] of messageWords(text).entries()) {
    for (const [concept, forms] of concepts) {
      if (found.has(concept)) continue;
      const isNamed = forms.some((form) =>
        form.endsWith('*') ? word.startsWith(form.slice(0, -1)) : form === word,
      );
      if (isNamed) found.set(concept, position);
    }
  }
  return found;
}
