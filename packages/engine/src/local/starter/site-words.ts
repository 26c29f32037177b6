import { type Language, languageOf } from '@planline/contracts/locale';

/** What visitors of a site read: texts that recipes and the starter write into pages. */
export interface SiteWords {
  language: Language;
  home: string;
  about: string;
  contact: string;
  skip: string;
  navigation: string;
  draft(title: string): string;
  formHeading: string;
  name: string;
  email: string;
  message: string;
  send: string;
  hoursHeading: string;
  toFillIn: string;
  days: readonly string[];
  lead(name: string): string;
  offerHeading: string;
  offers: readonly { title: string; text: string }[];
  aboutHeading(name: string): string;
  aboutText(name: string): string;
  storyHeading: string;
  contactText: string;
  callToAction: string;
  formNote: string;
  rights(name: string): string;
  sent: string;
}

const en: SiteWords = {
  language: 'en',
  home: 'Home',
  about: 'About',
  contact: 'Contact',
  skip: 'Skip to the content',
  navigation: 'Main',
  draft: (title) => `Here you will soon read more about: ${title}.`,
  formHeading: 'Write to us',
  name: 'Name',
  email: 'E-mail',
  message: 'Message',
  send: 'Send',
  hoursHeading: 'Opening hours',
  toFillIn: 'to be announced',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  lead: (name) => `Welcome to ${name}.`,
  offerHeading: 'What we offer',
  offers: [
    { title: 'Made for you', text: 'Tell us what you need, and we find what fits.' },
    { title: 'Close by', text: 'You reach a person, not a queue.' },
    { title: 'With care', text: 'We take the time that good work needs.' },
  ],
  aboutHeading: (name) => `About ${name}`,
  aboutText: (name) => `${name} began with one idea:`,
  storyHeading: 'Our idea',
  contactText: 'Questions, wishes or a first order: write to us.',
  callToAction: 'Get in touch',
  formNote: 'The form opens your e-mail program with your message.',
  rights: (name) => `© ${name}`,
  sent: 'Thank you. Your e-mail program opens with your message.',
};

const fr: SiteWords = {
  language: 'fr',
  home: 'Accueil',
  about: 'À propos',
  contact: 'Contact',
  skip: 'Aller au contenu',
  navigation: 'Principale',
  draft: (title) => `Vous en saurez bientôt plus ici : ${title}.`,
  formHeading: 'Écrivez-nous',
  name: 'Nom',
  email: 'Courriel',
  message: 'Message',
  send: 'Envoyer',
  hoursHeading: 'Horaires d’ouverture',
  toFillIn: 'à préciser',
  days: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
  lead: (name) => `Bienvenue chez ${name}.`,
  offerHeading: 'Ce que nous proposons',
  offers: [
    { title: 'Pour vous', text: 'Dites-nous ce qu’il vous faut, nous trouvons ce qui convient.' },
    { title: 'Tout près', text: 'Vous parlez à une personne, pas à un répondeur.' },
    { title: 'Avec soin', text: 'Nous prenons le temps qu’un bon travail demande.' },
  ],
  aboutHeading: (name) => `À propos de ${name}`,
  aboutText: (name) => `${name} est né d’une idée :`,
  storyHeading: 'Notre idée',
  contactText: 'Une question, une envie, une première commande : écrivez-nous.',
  callToAction: 'Nous contacter',
  formNote: 'Le formulaire ouvre votre messagerie avec votre message.',
  rights: (name) => `© ${name}`,
  sent: 'Merci. Votre messagerie s’ouvre avec votre message.',
};

const es: SiteWords = {
  language: 'es',
  home: 'Inicio',
  about: 'Quiénes somos',
  contact: 'Contacto',
  skip: 'Ir al contenido',
  navigation: 'Principal',
  draft: (title) => `Aquí pronto podrás leer más sobre: ${title}.`,
  formHeading: 'Escríbenos',
  name: 'Nombre',
  email: 'Correo electrónico',
  message: 'Mensaje',
  send: 'Enviar',
  hoursHeading: 'Horario de apertura',
  toFillIn: 'por confirmar',
  days: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
  lead: (name) => `Te damos la bienvenida a ${name}.`,
  offerHeading: 'Lo que ofrecemos',
  offers: [
    { title: 'Para ti', text: 'Cuéntanos qué necesitas y encontraremos lo que te conviene.' },
    { title: 'Muy cerca', text: 'Te atiende una persona, no una centralita.' },
    { title: 'Con esmero', text: 'Dedicamos el tiempo que un buen trabajo necesita.' },
  ],
  aboutHeading: (name) => `Sobre ${name}`,
  aboutText: (name) => `${name} nació de una idea:`,
  storyHeading: 'Nuestra idea',
  contactText: 'Una pregunta, un deseo o un primer pedido: escríbenos.',
  callToAction: 'Contactar',
  formNote: 'El formulario abre tu programa de correo con tu mensaje.',
  rights: (name) => `© ${name}`,
  sent: 'Gracias. Tu programa de correo se abre con tu mensaje.',
};

const ar: SiteWords = {
  language: 'ar',
  home: 'الرئيسية',
  about: 'من نحن',
  contact: 'اتصل بنا',
  skip: 'انتقل إلى المحتوى',
  navigation: 'القائمة الرئيسية',
  draft: (title) => `ستجدون هنا قريبًا المزيد عن: ${title}.`,
  formHeading: 'راسلونا',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  message: 'الرسالة',
  send: 'إرسال',
  hoursHeading: 'ساعات العمل',
  toFillIn: 'تُحدَّد لاحقًا',
  days: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  lead: (name) => `أهلًا بكم في ${name}.`,
  offerHeading: 'ما نقدّمه',
  offers: [
    { title: 'من أجلكم', text: 'أخبرونا بما تحتاجون إليه، ونجد لكم ما يناسبكم.' },
    { title: 'بالقرب منكم', text: 'يجيبكم شخص حقيقي، لا مجيب آلي.' },
    { title: 'بعناية', text: 'نمنح العمل الجيد الوقت الذي يحتاج إليه.' },
  ],
  aboutHeading: (name) => `عن ${name}`,
  aboutText: (name) => `بدأ ${name} من فكرة:`,
  storyHeading: 'فكرتنا',
  contactText: 'لأي سؤال أو رغبة أو طلب أول: راسلونا.',
  callToAction: 'تواصلوا معنا',
  formNote: 'يفتح النموذج برنامج البريد لديكم وفيه رسالتكم.',
  rights: (name) => `© ${name}`,
  sent: 'شكرًا لكم. يُفتح برنامج البريد لديكم وفيه رسالتكم.',
};

const all: Readonly<Record<Language, SiteWords>> = { en, fr, es, ar };

export function siteWordsOf(locale: string): SiteWords {
  return all[languageOf(locale)];
}
