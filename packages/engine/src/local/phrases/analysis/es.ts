import { countedIn } from '../counted';
import type { Phrases } from '../phrases';

const counted = countedIn('es');

export const analysis: Phrases['analysis'] = {
  overview: (files, lines, languages) =>
    `El proyecto tiene ${files} y ${lines}, sobre todo en ${languages}.`,
  focus: (topic) => `Preguntas por «${topic}», así que esos hallazgos van primero.`,
  result: counted({
    one: '# hallazgo, medido en los propios archivos.',
    other: '# hallazgos, medidos en los propios archivos.',
  }),
  clean: 'Ninguna de las comprobaciones integradas encontró fallos.',
  limits:
    'Son comprobaciones por reglas del motor local: cuentan y comparan, no juzgan el diseño ni la lógica.',
  categories: {
    accessibility: 'Accesibilidad',
    content: 'Contenido',
    quality: 'Calidad del código',
    tests: 'Pruebas',
    dependencies: 'Dependencias',
    security: 'Seguridad',
    maintenance: 'Mantenimiento',
  },
  missingAlt: {
    title: counted({
      one: '# imagen sin texto alternativo',
      other: '# imágenes sin texto alternativo',
    }),
    detail: (places) => `Estas imágenes no tienen texto alternativo: ${places}.`,
    impact: 'Los lectores de pantalla anuncian el nombre del archivo, o nada.',
    advice: 'Describe cada imagen en su atributo `alt`; déjalo vacío si es decorativa.',
  },
  missingLang: {
    title: counted({ one: '# página sin idioma', other: '# páginas sin idioma' }),
    detail: (places) => `El idioma no está declarado en ${places}.`,
    impact: 'Los lectores de pantalla y los traductores tienen que adivinar cómo leer la página.',
    advice: 'Pon el atributo `lang` en el elemento `html`.',
  },
  deadLinks: {
    title: counted({
      one: '# enlace que no lleva a ninguna parte',
      other: '# enlaces que no llevan a ninguna parte',
    }),
    detail: (places) => `El destino no existe: ${places}.`,
    impact: 'Los visitantes acaban en una página de error o no ven la imagen.',
    advice: 'Haz que cada uno apunte a un archivo que exista, o quítalo.',
  },
  missingTitle: {
    title: counted({ one: '# página sin título', other: '# páginas sin título' }),
    detail: (places) => `No hay título en ${places}.`,
    impact: 'Las pestañas, los marcadores y los buscadores muestran la dirección en su lugar.',
    advice: 'Da a cada página un `title` corto y propio.',
  },
  missingDescription: {
    title: counted({ one: '# página sin descripción', other: '# páginas sin descripción' }),
    detail: (places) => `Falta la descripción para los buscadores en ${places}.`,
    impact: 'Los resultados de búsqueda muestran un fragmento cualquiera.',
    advice: 'Añade una `meta` descripción de una o dos frases.',
  },
  missingViewport: {
    title: counted({
      one: '# página no preparada para el móvil',
      other: '# páginas no preparadas para el móvil',
    }),
    detail: (places) => `El área de visualización no está declarada en ${places}.`,
    impact: 'El móvil muestra la página con el ancho de un ordenador.',
    advice: 'Añade el elemento meta `viewport`.',
  },
  missingLabels: {
    title: counted({
      one: '# campo de formulario sin etiqueta',
      other: '# campos de formulario sin etiqueta',
    }),
    detail: (places) => `Estos campos no tienen etiqueta: ${places}.`,
    impact: 'Con un lector de pantalla no se sabe qué escribir.',
    advice: 'Une un `label` a cada campo.',
  },
  headingJump: {
    title: counted({
      one: '# nivel de título omitido',
      other: '# niveles de título omitidos',
    }),
    detail: (places) => `Un título se salta un nivel: ${places}.`,
    impact: 'El esquema de la página se vuelve difícil de seguir.',
    advice: 'Usa los niveles en orden.',
  },
  unusedClasses: {
    title: counted({
      one: '# clase de estilo que ninguna página usa',
      other: '# clases de estilo que ninguna página usa',
    }),
    detail: (places) => `Ninguna página ni script nombra estas clases: ${places}.`,
    impact: 'Las reglas sin uso hacen más difícil cambiar la hoja de estilo.',
    advice: 'Quítalas tras comprobar que ningún script compone sus nombres.',
  },
  longFunctions: {
    title: counted({
      one: '# función de más de 60 líneas',
      other: '# funciones de más de 60 líneas',
    }),
    detail: (places) => `Las más largas: ${places}.`,
    impact: 'Las funciones largas son difíciles de probar y de cambiar sin riesgo.',
    advice: 'Lleva cada paso a una función con nombre.',
  },
  complexFunctions: {
    title: counted({
      one: '# función con muchas ramas',
      other: '# funciones con muchas ramas',
    }),
    detail: (places) => `Más de 10 ramas: ${places}.`,
    impact: 'Cada rama es un camino que una prueba tiene que cubrir.',
    advice: 'Sal pronto de la función, o cambia las ramas por una tabla.',
  },
  todos: {
    title: counted({
      one: '# nota dejada para después',
      other: '# notas dejadas para después',
    }),
    detail: (places) => `Marcadas en los comentarios: ${places}.`,
    impact: 'El trabajo aplazado queda invisible en la planificación.',
    advice: 'Convierte cada nota en una tarea, o quítala.',
  },
  noTests: {
    title: () => 'Sin pruebas',
    detail: (places) => `Hay código fuente y ni una sola prueba: ${places}.`,
    impact: 'Cada cambio tiene que comprobarse a mano.',
    advice: 'Empieza por una prueba de la parte que más cambia.',
  },
  noLockFile: {
    title: () => 'Dependencias sin archivo de bloqueo',
    detail: (places) => `Se declaran dependencias y ningún archivo fija sus versiones: ${places}.`,
    impact: 'Dos instalaciones pueden recibir código distinto.',
    advice: 'Guarda en el repositorio el archivo de bloqueo del gestor de paquetes.',
  },
  loosePins: {
    title: counted({
      one: '# dependencia abierta a cualquier versión',
      other: '# dependencias abiertas a cualquier versión',
    }),
    detail: (places) => `Declaradas con \`*\` o \`latest\`: ${places}.`,
    impact: 'Una versión nueva puede romper el proyecto sin que este cambie.',
    advice: 'Indica una versión o un intervalo.',
  },
  largeFiles: {
    title: counted({
      one: '# archivo fuente de más de 400 líneas',
      other: '# archivos fuente de más de 400 líneas',
    }),
    detail: (places) => `Los más grandes: ${places}.`,
    impact: 'Los archivos grandes mezclan varios asuntos y provocan conflictos.',
    advice: 'Busca el segundo asunto de cada uno y sácalo.',
  },
  noReadme: {
    title: () => 'Sin README',
    detail: () => 'Ningún archivo dice a quien llega qué es esto y cómo ponerlo en marcha.',
    impact: 'Cada persona tiene que averiguarlo de nuevo.',
    advice: 'Escribe qué es el proyecto y los comandos para ponerlo en marcha.',
  },
  unsafeNames: {
    title: counted({
      one: '# archivo con nombre engañoso',
      other: '# archivos con nombre engañoso',
    }),
    detail: () => 'Sus nombres contienen caracteres de control o de dirección; no se han leído.',
    impact: 'Esos nombres pueden mostrar algo distinto de lo que se abre.',
    advice: 'Cámbiales el nombre y averigua de dónde vienen.',
  },
  churn: {
    title: counted({
      one: '# archivo que cambia sin parar',
      other: '# archivos que cambian sin parar',
    }),
    detail: (places) => `Los más modificados del historial reciente: ${places}.`,
    impact: 'Los cambios frecuentes en un mismo lugar señalan una división que falta.',
    advice: 'Empieza por ahí las revisiones y las pruebas.',
  },
  charts: {
    languages: 'Líneas por lenguaje',
    kinds: 'Archivos por clase',
    largest: 'Archivos más grandes',
    complex: 'Funciones por número de ramas',
    lines: 'Líneas',
    files: 'Archivos',
    file: 'Archivo',
    function: 'Función',
    complexity: 'Ramas',
    length: 'Longitud',
  },
  kinds: {
    source: 'Código fuente',
    page: 'Páginas',
    style: 'Estilos',
    test: 'Pruebas',
    document: 'Documentos',
    config: 'Configuración',
    data: 'Datos',
    generated: 'Generados',
  },
};
