/** The words of the gallery's project in a left-to-right and in a right-to-left language. */
export interface FixtureWords {
  project: string;
  lina: string;
  ask: string;
  askBuild: string;
  feature: { title: string; overview: string; steps: [string, string][]; risks: string[] };
  fix: {
    symptom: string;
    cause: string;
    approach: string;
    changes: string[];
    testing: string;
    tip: string;
  };
  question: { answer: string; topics: string[] };
  analysis: { overview: string; findings: [string, string, string, string][] };
  markdown: string;
  summary: string;
}

export const englishWords: FixtureWords = {
  project: 'Sunrise Bakery',
  lina: 'Lina',
  ask: 'Visitors should be able to reserve a cake for a date. Where would that go?',
  askBuild: 'Cake reservations with a date',
  feature: {
    title: 'Cake reservations with a date',
    overview: 'A form on the cakes page that checks the date and keeps each reservation.',
    steps: [
      ['Add the reservation form to the cakes page', 'Below the list, with name, cake and date.'],
      ['Check the date: not in the past, not on Sundays', ''],
      ['Keep reservations and show what is still free', 'One JSON file is enough for now.'],
      ['Send a confirmation by e-mail', ''],
    ],
    risks: [
      'Two people may reserve the last cake at once.',
      'Mail needs a server that this site has not.',
    ],
  },
  fix: {
    symptom: 'The contact form loses what people typed when the address is wrong',
    cause: 'The handler in src/js/contact.js reloads the page before the check has run.',
    approach: 'Check first, show the message beside the field, and never reload.',
    changes: [
      'Check the address before anything is sent',
      'Show the message beside its field',
      'Remove the page that only said "error"',
    ],
    testing: 'Type a wrong address, press Send: the text stays and the message is read out.',
    tip: 'Keep a test that sends the form with a wrong address.',
  },
  question: {
    answer:
      'The opening hours stand in `src/data/hours.json` and are written into the footer by `renderHours()`.\n\n1. `src/js/footer.js` reads the file when the page loads.\n2. Holidays are in the same file under `closed`, as dates like 2026-12-25.\n\nRun `npm run build -- --watch` to see a change at once.',
    topics: ['How are holidays handled?', 'Which pages show the footer?'],
  },
  analysis: {
    overview: 'A small static site of **34 files**. Two things deserve care first.',
    findings: [
      [
        'performance',
        'Photos are loaded before they are seen',
        'src/pages/cakes.html loads 14 photos, 3.2 MB in all.',
        'high',
      ],
      [
        'accessibility',
        'Four pictures have no description',
        'Screen readers say the file name instead.',
        'medium',
      ],
    ],
  },
  markdown:
    '## Where to begin\n\nThree things are worth a look:\n\n- **Forms** lose text on an error\n- Photos are heavy, see [the guide](https://web.dev/learn/images)\n- [ ] The footer is copied into every page\n\n| Page | Size | Photos |\n| --- | --- | --- |\n| cakes.html | 84 kB | 14 |\n| index.html | 12 kB | 2 |\n\n```js\nexport const closed = ["2026-12-25"];\n```\n',
  summary: 'Cake reservations with a date',
};

export const arabicWords: FixtureWords = {
  project: 'مخبز الشروق',
  lina: 'لينا',
  ask: 'أريد أن يتمكن الزوار من حجز كعكة لتاريخ محدد. أين يُضاف ذلك؟',
  askBuild: 'حجز الكعك بتاريخ محدد',
  feature: {
    title: 'حجز الكعك بتاريخ محدد',
    overview: 'نموذج في صفحة الكعك يتحقق من التاريخ ويحفظ كل حجز في /var/data/reservations.json.',
    steps: [
      ['إضافة نموذج الحجز إلى صفحة الكعك', 'أسفل القائمة، وفيه الاسم والكعكة والتاريخ.'],
      ['التحقق من التاريخ: ليس في الماضي ولا يوم الأحد', ''],
      ['حفظ الحجوزات وعرض المتاح منها', 'يكفي الآن ملف JSON واحد.'],
      ['إرسال تأكيد بالبريد الإلكتروني', ''],
    ],
    risks: [
      'قد يحجز شخصان آخر كعكة في اللحظة نفسها.',
      'يحتاج البريد إلى خادم لا يملكه هذا الموقع.',
    ],
  },
  fix: {
    symptom: 'يفقد نموذج التواصل ما كتبه الزائر حين يكون العنوان خاطئًا',
    cause: 'تعيد الدالة في src/js/contact.js تحميل الصفحة قبل أن ينتهي التحقق.',
    approach: 'التحقق أولًا، ثم عرض الرسالة بجانب الحقل دون إعادة تحميل.',
    changes: [
      'التحقق من العنوان قبل الإرسال',
      'عرض الرسالة بجانب حقلها',
      'حذف الصفحة التي لا تقول سوى "خطأ"',
    ],
    testing: 'اكتب عنوانًا خاطئًا واضغط إرسال: يبقى النص وتُقرأ الرسالة.',
    tip: 'احتفظ باختبار يرسل النموذج بعنوان خاطئ.',
  },
  question: {
    answer:
      'ساعات العمل موجودة في `src/data/hours.json` وتكتبها الدالة `renderHours()` في التذييل.\n\n1. يقرأ src/js/footer.js الملف عند تحميل الصفحة.\n2. العطل في الملف نفسه تحت `closed` بتواريخ مثل 2026-12-25.\n\nشغّل `npm run build -- --watch` لترى التغيير فورًا، وقد تغيّر +12 -3 من الأسطر.',
    topics: ['كيف تُعامل العطل؟', 'أي الصفحات تعرض التذييل؟'],
  },
  analysis: {
    overview: 'موقع صغير من **34 ملفًا**. أمران يستحقان العناية أولًا.',
    findings: [
      [
        'الأداء',
        'تُحمّل الصور قبل رؤيتها',
        'تحمّل الصفحة src/pages/cakes.html أربع عشرة صورة حجمها 3.2 MB.',
        'مرتفع',
      ],
      ['سهولة الوصول', 'أربع صور بلا وصف', 'يقرأ قارئ الشاشة اسم الملف بدلًا منها.', 'متوسط'],
    ],
  },
  markdown:
    '## من أين نبدأ\n\nثلاثة أمور تستحق النظر:\n\n- **النماذج** تفقد النص عند الخطأ\n- الصور ثقيلة، راجع [الدليل](https://web.dev/learn/images)\n- التذييل منسوخ في كل صفحة\n\n| الصفحة | الحجم | الصور |\n| --- | --- | --- |\n| cakes.html | 84 kB | 14 |\n| index.html | 12 kB | 2 |\n\n```js\nexport const closed = ["2026-12-25"];\n```\n',
  summary: 'حجز الكعك بتاريخ محدد',
};
