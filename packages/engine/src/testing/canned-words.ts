import type { Language } from '@planline/contracts/locale';

export type CannedWords = Record<
  | 'answer'
  | 'topic'
  | 'featureSummary'
  | 'featureOverview'
  | 'firstStepTitle'
  | 'firstStep'
  | 'secondStepTitle'
  | 'secondStep'
  | 'dependencyReason'
  | 'risk'
  | 'alternative'
  | 'issue'
  | 'rootCause'
  | 'approach'
  | 'testing'
  | 'tip'
  | 'overview'
  | 'findingTitle'
  | 'finding'
  | 'greeting',
  string
>;

/** The sentences of the canned answers, said by people of each language and not by a machine. */
export const cannedWords: Record<Language, CannedWords> = {
  en: {
    answer:
      'The title is set in `src/app.ts`: the constant `title` is read once when the page is built and written into the head of every page.',
    topic: 'How the pages share one layout',
    featureSummary: 'Add a contact form that sends its message to the shop.',
    featureOverview:
      'The form becomes a page of its own, the menu links to it, and what people type is checked before it is sent.',
    firstStepTitle: 'Link the new page in the menu',
    firstStep: 'Add one entry to the list of links in `src/app.ts`, after the opening hours.',
    secondStepTitle: 'Write the form',
    secondStep: 'Create `src/contact.ts` with the fields for name, address and message.',
    dependencyReason: 'checks the fields in the browser and on the server',
    risk: 'Without a limit the form invites unwanted mail.',
    alternative: 'Show the address of the shop and let people write from their own mail.',
    issue: 'The page stays empty when the list of products cannot be loaded.',
    rootCause: 'The error of the request is caught in `src/app.ts` and then thrown away.',
    approach: 'Show a message with a button to try again, and keep what was on the page.',
    testing: 'A test answers the request with an error and looks for the message.',
    tip: 'Let every caught error either be shown or be thrown on.',
    overview:
      'The project is small and its parts are clear, but errors are handled in one place only.',
    findingTitle: 'Errors of the network are swallowed',
    finding:
      'Two requests in `src/app.ts` end in an empty handler, so nobody sees that they failed.',
    greeting: 'Hello! Ask me anything about this project, or tell me what you want to change.',
  },
  fr: {
    answer:
      'Le titre est défini dans `src/app.ts` : la constante `title` est lue une seule fois à la construction, puis écrite dans l’en-tête de chaque page.',
    topic: 'Comment les pages partagent la même mise en page',
    featureSummary: 'Ajouter un formulaire de contact qui envoie le message à la boutique.',
    featureOverview:
      'Le formulaire devient une page à part entière, le menu y mène, et la saisie est vérifiée avant l’envoi.',
    firstStepTitle: 'Ajouter la page au menu',
    firstStep: 'Ajouter une entrée à la liste des liens dans `src/app.ts`, après les horaires.',
    secondStepTitle: 'Écrire le formulaire',
    secondStep: 'Créer `src/contact.ts` avec les champs du nom, de l’adresse et du message.',
    dependencyReason: 'vérifie les champs dans le navigateur et sur le serveur',
    risk: 'Sans limite, le formulaire attire les messages indésirables.',
    alternative: 'Afficher l’adresse de la boutique et laisser chacun écrire depuis sa messagerie.',
    issue: 'La page reste vide quand la liste des produits ne peut pas être chargée.',
    rootCause: 'L’erreur de la requête est interceptée dans `src/app.ts`, puis ignorée.',
    approach:
      'Afficher un message avec un bouton pour réessayer et garder le contenu déjà présent.',
    testing: 'Un test répond à la requête par une erreur et cherche le message.',
    tip: 'Chaque erreur interceptée doit être affichée ou relancée.',
    overview:
      'Le projet est petit et bien découpé, mais les erreurs ne sont traitées qu’à un seul endroit.',
    findingTitle: 'Les erreurs du réseau sont avalées',
    finding:
      'Deux requêtes de `src/app.ts` finissent dans un gestionnaire vide : personne ne voit leur échec.',
    greeting:
      'Bonjour ! Posez-moi vos questions sur ce projet, ou dites-moi ce que vous voulez changer.',
  },
  es: {
    answer:
      'El título se define en `src/app.ts`: la constante `title` se lee una sola vez al construir y se escribe en la cabecera de cada página.',
    topic: 'Cómo comparten las páginas un mismo diseño',
    featureSummary: 'Añadir un formulario de contacto que envíe el mensaje a la tienda.',
    featureOverview:
      'El formulario será una página propia, el menú enlazará con ella y los datos se comprobarán antes de enviarlos.',
    firstStepTitle: 'Enlazar la página nueva en el menú',
    firstStep: 'Añadir una entrada a la lista de enlaces de `src/app.ts`, después del horario.',
    secondStepTitle: 'Escribir el formulario',
    secondStep: 'Crear `src/contact.ts` con los campos del nombre, la dirección y el mensaje.',
    dependencyReason: 'comprueba los campos en el navegador y en el servidor',
    risk: 'Sin un límite, el formulario atraerá mensajes no deseados.',
    alternative: 'Mostrar la dirección de la tienda y dejar que cada uno escriba desde su correo.',
    issue: 'La página queda vacía cuando no se puede cargar la lista de productos.',
    rootCause: 'El error de la petición se captura en `src/app.ts` y después se descarta.',
    approach: 'Mostrar un mensaje con un botón para reintentar y conservar lo que había.',
    testing: 'Una prueba responde a la petición con un error y busca el mensaje.',
    tip: 'Todo error capturado debe mostrarse o volver a lanzarse.',
    overview:
      'El proyecto es pequeño y sus partes están claras, pero los errores solo se tratan en un lugar.',
    findingTitle: 'Los errores de la red se pierden',
    finding:
      'Dos peticiones de `src/app.ts` acaban en un manejador vacío, así que nadie ve que fallaron.',
    greeting: '¡Hola! Pregúntame lo que quieras sobre este proyecto, o dime qué deseas cambiar.',
  },
  ar: {
    answer:
      'يُحدَّد العنوان في `src/app.ts`: تُقرأ القيمة `title` مرة واحدة عند البناء ثم تُكتب في رأس كل صفحة.',
    topic: 'كيف تتشارك الصفحات تخطيطًا واحدًا',
    featureSummary: 'إضافة نموذج تواصل يرسل الرسالة إلى المتجر.',
    featureOverview: 'يصبح النموذج صفحة مستقلة ترتبط بها القائمة، وتُفحص البيانات قبل إرسالها.',
    firstStepTitle: 'ربط الصفحة الجديدة بالقائمة',
    firstStep: 'أضف عنصرًا إلى قائمة الروابط في `src/app.ts` بعد ساعات العمل.',
    secondStepTitle: 'كتابة النموذج',
    secondStep: 'أنشئ `src/contact.ts` مع حقول الاسم والعنوان والرسالة.',
    dependencyReason: 'تفحص الحقول في المتصفح وعلى الخادم',
    risk: 'من دون حدٍّ للإرسال سيجلب النموذج رسائل غير مرغوبة.',
    alternative: 'عرض عنوان المتجر وترك الناس يكتبون من بريدهم.',
    issue: 'تبقى الصفحة فارغة عندما يتعذر تحميل قائمة المنتجات.',
    rootCause: 'يُلتقط خطأ الطلب في `src/app.ts` ثم يُهمَل.',
    approach: 'عرض رسالة مع زر لإعادة المحاولة والإبقاء على المحتوى السابق.',
    testing: 'اختبار يجيب عن الطلب بخطأ ثم يبحث عن الرسالة.',
    tip: 'كل خطأ يُلتقط يجب أن يُعرض أو يُعاد رميه.',
    overview: 'المشروع صغير وأجزاؤه واضحة، لكن الأخطاء تُعالج في موضع واحد فقط.',
    findingTitle: 'أخطاء الشبكة تضيع',
    finding: 'ينتهي طلبان في `src/app.ts` بمعالج فارغ، فلا يرى أحد أنهما فشلا.',
    greeting: 'مرحبًا! اسألني ما تشاء عن هذا المشروع، أو قل لي ما الذي تريد تغييره.',
  },
};
