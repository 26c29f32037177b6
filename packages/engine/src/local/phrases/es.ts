import { analysis } from './analysis/es';
import { countedIn, listIn } from './counted';
import type { Phrases } from './phrases';

const counted = countedIn('es');
const roles = {
  accent: 'el color principal',
  background: 'el color de fondo',
  text: 'el color del texto',
} as const;

export const es: Phrases = {
  list: listIn('es'),
  quote: (text) => `«${text}»`,
  counts: {
    files: counted({ one: '# archivo', many: '# de archivos', other: '# archivos' }),
    lines: counted({ one: '# línea', many: '# de líneas', other: '# líneas' }),
    pages: counted({ one: '# página', many: '# de páginas', other: '# páginas' }),
    images: counted({ one: '# imagen', many: '# de imágenes', other: '# imágenes' }),
    commits: counted({ one: '# commit', many: '# de commits', other: '# commits' }),
  },
  local: {
    note: 'Respuesta del motor local: ha buscado en un índice del proyecto. Ningún modelo de lenguaje ha leído ni interpretado el código.',
    searched: (files) => `Búsqueda hecha en ${files}.`,
  },
  question: {
    best: (file) => `Lo más cercano es ${file}.`,
    defines: (file, names) => `${file} define ${names}.`,
    hasHeadings: (file, names) => `${file} contiene los títulos ${names}.`,
    mentions: (file, words) => `${file} menciona ${words}.`,
    says: (code) => `Su propio comentario dice: ${code}`,
    usedBy: (file, users) => `${file} se usa en ${users}.`,
    others: 'También conviene leer:',
    changedBy: (code) => `Un commit anterior que lo tocó: ${code}`,
    nothing: (files) => `Nada en este proyecto (${files}) coincide con tus palabras.`,
    rephrase:
      'Prueba con un nombre que aparezca en el código: una página, una función, un texto que veas en la pantalla.',
    project: (name, files, languages) =>
      `${name} es un proyecto de ${files}, escrito sobre todo en ${languages}.`,
    described: (code) => `Se describe así: ${code}`,
    pages: (names) => `Sus páginas son ${names}.`,
    scripts: 'Sus scripts son:',
    noManifest: 'No hay manifiesto, así que no se declaran scripts ni dependencias.',
    dependencies: (count, file) =>
      `${file} declara ${count === 1 ? '1 dependencia' : `${count} dependencias`}:`,
    noDependencies: (file) => `${file} no declara ninguna dependencia.`,
    counted: (files, lines) => `El proyecto tiene ${files} y ${lines}.`,
    followUp: 'Leído junto con tu mensaje anterior.',
  },
  feature: {
    summary: (request) => `Un plan para: ${request}`,
    overviewSite: (pages) =>
      `Es un sitio estático de ${pages}. Los pasos siguientes modifican directamente sus archivos, y el motor local sabe realizarlos.`,
    overviewCode: (file, reason) =>
      `El código existente más cercano es ${file}, porque ${reason}. El plan lo amplía y luego se ocupa del código que lo usa y de las pruebas.`,
    overviewUnknown: (files) =>
      `Nada en este proyecto (${files}) se acerca a lo pedido, así que el plan empieza por decidir dónde encaja.`,
    extendTitle: (file) => `Ampliar ${file}`,
    extend: (file, place, request) =>
      `Trabaja en ${file}, en este lugar: ${place}. Lo que se pide: ${request}. Mantén los nombres y la estructura que ya existen.`,
    connectTitle: 'Adaptar el código que lo usa',
    connect: (files) => `Estos archivos usan lo que cambia; revisa cada uno: ${files}.`,
    testTitle: 'Cubrirlo con pruebas',
    extendTests: (files) => `Añade casos para el nuevo comportamiento en ${files}.`,
    newTests: (file) =>
      `Ninguna prueba menciona todavía ${file}. Escribe una para el nuevo comportamiento antes de tocar el anterior.`,
    documentTitle: 'Actualizar la documentación',
    document: (file) => `Describe el cambio en ${file}.`,
    clarifyTitle: 'Decidir dónde encaja',
    clarify: (request) =>
      `Nombra la página, el módulo o la pantalla de que se trata: ${request}. Con ese nombre el plan podrá señalar archivos.`,
    riskUsers: (file, files) =>
      `${file} se usa en ${files}; un cambio de su interfaz llega hasta ahí.`,
    riskUntested: (file) =>
      `Ninguna prueba menciona ${file}, así que un error pasaría inadvertido.`,
    riskComplex: (name, complexity) =>
      `${name} ya tiene ${complexity} ramas; divídela antes de añadir más.`,
    riskChurn: (file, commits) =>
      `${file} cambió en ${commits} del historial reciente; cuenta con conflictos.`,
    riskModel:
      'Los archivos propuestos salen de una búsqueda, no de haber entendido el código. Modificarlo requiere un motor con modelo o una persona.',
    alternative: (file) => `Empezar por ${file}, el siguiente resultado.`,
    dependencyReason: (file) => `Ya la usa ${file}.`,
    place: (name, line) => `${name} (línea ${line})`,
    wholeFile: 'su parte principal',
    prompt: (request, files) => `Petición: ${request}\nArchivos propuestos: ${files}`,
  },
  recipe: {
    addPageTitle: (title) => `Añadir la página ${title}`,
    addPage: (file, title) =>
      `Crear la nueva página ${file} con el título ${title}, con el diseño de la portada.`,
    linkPage: 'Enlazarla desde la navegación de todas las demás páginas.',
    addSectionTitle: (heading, file) => `Añadir la sección ${heading} a ${file}`,
    addSection: (file, heading) => `Añadir una sección titulada ${heading} a ${file}.`,
    addFormTitle: (file) => `Añadir un formulario de contacto a ${file}`,
    addForm: (file) => `Añadir un formulario de contacto con nombre, correo y mensaje a ${file}.`,
    addHoursTitle: (file) => `Añadir el horario de apertura a ${file}`,
    addHours: (file) => `Añadir una tabla con el horario de apertura de la semana a ${file}.`,
    copyHours: (file) => `Es el que ${file} ya muestra.`,
    hoursExist: (file) =>
      `${file} ya muestra el horario de apertura; el paso lo dejaría como está.`,
    changeTextTitle: (from, to) => `Cambiar el texto ${from} por ${to}`,
    changeText: (from, to, file) => `Cambiar el texto ${from} por ${to} en ${file}.`,
    changeColourTitle: (role, code) => `Cambiar ${roles[role]} a ${code}`,
    changeColour: (role, file, code) => `Cambiar ${roles[role]} en ${file} a ${code}.`,
    darkTitle: 'Añadir un tema oscuro',
    dark: (file) =>
      `Añadir a ${file} un tema oscuro que sigue el ajuste del sistema del lector (prefers-color-scheme).`,
    altTitle: (file) => `Añadir los textos alternativos que faltan en ${file}`,
    alt: (file, images) => `Añadir el texto alternativo que falta a ${images} en ${file}.`,
    languageTitle: (file) => `Declarar el idioma de ${file}`,
    language: (file, code) => `Declarar el idioma de la página ${file} con el atributo ${code}.`,
    linksTitle: (file) => `Corregir los enlaces rotos en ${file}`,
    links: (file, links) => `Corregir los enlaces rotos en ${file}: ${links}.`,
    checkTitle: 'Comprobar todo el sitio',
    check:
      'Comprobar que cada enlace interno y cada imagen del sitio lleva a un archivo que existe.',
    placeholderRisk:
      'El texto nuevo es un primer borrador hecho con tus palabras; léelo antes de publicarlo.',
    formRisk:
      'El formulario necesita una dirección que reciba los mensajes; hasta entonces abre el programa de correo.',
    formExists: (file) => `${file} ya tiene un formulario; el paso lo dejaría como está.`,
    deleteRisk: 'Las mismas palabras pueden estar en varios lugares; todas cambian.',
  },
  fix: {
    issue: (request) => `Avisado: ${request}`,
    category: {
      links: 'Enlaces rotos',
      images: 'Imágenes',
      language: 'Idioma y accesibilidad',
      layout: 'Diseño',
      data: 'Valores erróneos',
      error: 'Error de ejecución',
      other: 'Comportamiento',
    },
    cause: (file, place, reason) =>
      `Lo más probable es que esté en ${file}, en este lugar: ${place}, porque ${reason}.`,
    causeFound: (findings) => `Hallado en los propios archivos: ${findings}`,
    causeUnknown: (files) =>
      `Ningún archivo (${files} examinados) coincide con las palabras del aviso; no se puede nombrar una causa.`,
    alsoLikely: (files) => `Siguientes candidatos: ${files}.`,
    reason: {
      names: (names) => `ahí se define ${names}`,
      path: (words) => `su nombre contiene ${words}`,
      words: (words) => `ahí se lee ${words}`,
      history: (commits) => `lo tocó el historial sobre este tema (${commits})`,
    },
    honest:
      'Es el resultado de una búsqueda, no de ejecutar el programa: confírmalo antes de cambiar nada.',
    approach: (file) =>
      `Reproduce primero el fallo, luego mira ${file} y sigue el valor que se vuelve erróneo.`,
    approachFound: (files) =>
      `Corrige los lugares hallados en ${files}; no hace falta cambiar nada más.`,
    approachUnknown:
      'Reproduce el fallo, anota la página y las palabras exactas de la pantalla, y pregunta otra vez con ellas.',
    change: (file, place) =>
      `Corregir el comportamiento en ${file}, en este lugar: ${place}, una vez confirmado el fallo.`,
    changeSecond: (file) => `Buscar el mismo fallo en ${file}.`,
    changeTest: (file) =>
      `Añadir a ${file} una prueba que falle antes de la corrección y pase después.`,
    testWith: (code) => `Ejecuta ${code} antes y después de la corrección.`,
    testManually:
      'El proyecto no declara ningún comando de prueba: repite los pasos que mostraban el fallo y comprueba que ha desaparecido.',
    preventTest: 'Conserva una prueba del comportamiento corregido.',
    preventCheck: 'Comprueba enlaces e imágenes antes de cada publicación.',
    preventSmall: (name) => `Divide ${name}: las funciones cortas hacen visibles estos fallos.`,
  },
  analysis,
  general: {
    greeting: '¡Hola! Soy el motor local.',
    thanks: 'De nada.',
    able: 'Busco en el índice de este proyecto, digo dónde está cada cosa, mido el código y preparo planes con los archivos que tocan.',
    identity:
      'Soy el motor local de Planline: un índice, reglas y plantillas de frases. No hay ningún modelo de lenguaje detrás.',
    unable: 'Solo puedo hablar de este proyecto: sus archivos, su estructura y planes para él.',
    askLead: 'Podrías preguntar:',
    examples: (page) =>
      page
        ? [
            '¿Dónde está definido el horario de apertura?',
            'Analiza el proyecto',
            `Añade una sección «Opiniones» a ${page}`,
          ]
        : [
            '¿Dónde empieza el programa?',
            'Analiza el proyecto',
            'Añade una prueba para la parte que más cambia',
          ],
    project: (files, languages) => `Este proyecto tiene ${files}, sobre todo en ${languages}.`,
  },
  build: {
    ideaStep: (file) => `Escribir ${file}`,
    wrote: (file) => `Se ha escrito ${file}.`,
    changed: (files) => `Modificado: ${files}.`,
    alreadyDone: 'Nada que hacer: el sitio ya está así.',
    noRecipe:
      'El motor local no tiene una receta para este paso. Hace falta un motor con modelo o una persona.',
    notIncluded: 'No está marcado en el plan.',
    notFound: (text) => `El texto ${text} no aparece en las páginas.`,
    noPage: 'No se encontró ninguna página para este paso.',
    noStyles: 'No se encontró ninguna hoja de estilo que cambiar.',
    pageExists: (file) => `${file} ya existe.`,
    linksLeft: (places) => `Sigue sin llevar a ninguna parte: ${places}.`,
    unlinked: (places) =>
      `No hay ningún archivo parecido a ${places}, así que el enlace pasó a ser texto.`,
    linksClean: 'Cada enlace interno y cada imagen lleva a un archivo que existe.',
    documentStep: (file) => `Escribir el plan en ${file}`,
    documentOnly: (file) =>
      `No se ha modificado código. El plan se ha escrito en ${file}; modificar el código de este proyecto requiere un motor con modelo.`,
    placeholder: 'El texto es un primer borrador hecho a partir del plan; léelo, por favor.',
    guessedAlt:
      'Los textos alternativos salen de pies de foto y nombres de archivo; léelos, por favor.',
    refusedPath: 'La ruta sale del proyecto y se ha rechazado.',
  },
};
