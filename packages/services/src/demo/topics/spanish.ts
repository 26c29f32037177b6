import { analysis, feature, fix, general, type LanguageTopics, question } from './topic';

export const spanish: LanguageTopics = {
  language: 'es',
  locales: ['es', 'es-MX'],
  products: [
    'la tarta de almendra',
    'la tarta de limón',
    'el pan de masa madre',
    'el cruasán de zaatar',
  ],
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  questions: [
    ({ day }) =>
      question(
        [`¿A qué hora abrimos el ${day}?`, '¿Dónde está el horario?'],
        `En \`js/dates.js\`: \`openingHours\` asocia el día de la semana (el domingo es 0) con dos horas decimales. El ${day} se lee de ahí con \`isOpenAt\`; el domingo no tiene entrada y cuenta como cerrado.`,
        [['js/dates.js', 2, 'export const openingHours = {']],
        ['¿Se conocen los festivos?'],
      ),
    ({ product, price }) =>
      question(
        [`¿De dónde sale el precio de ${product}?`, `Quiero que ${product} cueste ${price} €`],
        'El precio está dos veces en `cakes.html`: para leer en `<span class="price">` y para calcular en `data-price`. Hay que cambiar los dos.',
        [['cakes.html', 27, '<span>Almond cake</span> <span class="price">€28</span>']],
      ),
    () =>
      question(
        ['¿Dónde se guarda la cesta?', '¿Guardamos datos de clientes?'],
        'Solo en el navegador del cliente, en `localStorage` con la clave `sunrise-cart`. Nada llega a un servidor.',
        [['js/cart.js', 3, 'export function readCart(storage = globalThis.localStorage) {']],
      ),
  ],
  features: [
    ({ product, price }) =>
      feature([`Añade ${product} por ${price} €`, `Producto nuevo: ${product}, ${price} €`], {
        summary: `Añadir ${product} a la lista`,
        overview: 'Una línea más con su botón; la cesta no cambia.',
        steps: [
          ['Añadir la línea', `Precio visible y \`data-price="${price}"\`.`, ['cakes.html'], 'low'],
          [
            'Comprobar los dos precios',
            'Una prueba que compara ambos valores de cada línea.',
            ['tests/prices.test.js'],
            'low',
          ],
        ],
        risks: ['El precio está en dos sitios.'],
      }),
    ({ day, percent }) =>
      feature([`Un descuento del ${percent} % el ${day}`, `Oferta del ${day}`], {
        summary: `Descuento del ${percent} % el ${day}`,
        overview: 'La fecha entra en `cartTotal`; vale el descuento mayor y la página lo explica.',
        steps: [
          [
            'La fecha en el total',
            'Un argumento con valor por defecto, para las pruebas.',
            ['js/cart.js'],
            'medium',
          ],
          ['Decirlo', 'Una línea debajo del total.', ['cakes.html', 'js/main.js'], 'low'],
        ],
        risks: ['Dos descuentos no se suman.'],
      }),
  ],
  fixes: [
    () =>
      fix(['La web ofrece recoger el domingo y está cerrado', 'Recogida en domingo: error'], {
        issue: 'Se ofrece el domingo como día de recogida',
        severity: 'high',
        category: 'lógica',
        rootCause: '`firstPickupDay` suma uno o dos días sin mirar `openingHours`.',
        approach: 'Avanzar mientras el día no tenga horario.',
        changes: [
          ['js/dates.js', 'modify', 'Saltar los días sin horario en lugar del `TODO`.'],
          [
            'tests/dates.test.js',
            'modify',
            'Pedidos del viernes por la tarde y del sábado por la mañana.',
          ],
        ],
        testing: '`npm test` y la página un viernes por la tarde.',
      }),
  ],
  analyses: [
    () =>
      analysis(
        ['¿Qué tal está el código?', 'Analiza la accesibilidad'],
        'La base es buena: títulos en orden y enlaces claros. Los cambios no se anuncian a los lectores de pantalla.',
        [
          [
            'accesibilidad',
            'El contador de la cesta es mudo',
            'Falta `aria-live` en `data-cart-count`.',
            'Añadir `aria-live="polite"`.',
          ],
          ['mantenimiento', 'Repetición en `checkContactForm`', 'Cada campo se limpia a mano.'],
        ],
      ),
  ],
  generals: [
    () =>
      general(
        ['Gracias, queda claro', 'Perfecto, gracias'],
        'De nada. Di qué debe cambiar y tendrás un plan para revisar antes de construir nada.',
      ),
    ({ product }) =>
      general(
        [`¿Una frase para ${product}?`],
        `Dos para **${product}**:\n\n- Recién salida del horno.\n- Nuestra receta más antigua, y la preferida.`,
      ),
  ],
};
