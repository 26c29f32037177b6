import { messageWords } from '../intent/message-words';

type Shade = 'plain' | 'dark' | 'light';

/** Words for colours in the four languages, folded, with a plain, a dark and a light value. */
const colours: readonly [words: string, values: Record<Shade, string>][] = [
  ['green vert verte verde اخضر خضراء', { plain: '#2e7d32', dark: '#14532d', light: '#a5d6a7' }],
  ['blue bleu bleue azul ازرق زرقاء', { plain: '#1d4ed8', dark: '#1e3a8a', light: '#93c5fd' }],
  ['red rouge rojo roja احمر حمراء', { plain: '#c62828', dark: '#7f1d1d', light: '#fca5a5' }],
  ['orange naranja برتقالي', { plain: '#c2570c', dark: '#7c2d12', light: '#fdba74' }],
  [
    'yellow jaune amarillo amarilla اصفر صفراء',
    { plain: '#ca8a04', dark: '#713f12', light: '#fde68a' },
  ],
  [
    'purple violet violette morado morada violeta بنفسجي ارجواني',
    { plain: '#7c3aed', dark: '#4c1d95', light: '#c4b5fd' },
  ],
  ['pink rose rosa وردي زهري', { plain: '#be185d', dark: '#831843', light: '#f9a8d4' }],
  ['brown marron brun marron بني', { plain: '#7b4a21', dark: '#4e2d12', light: '#d7b899' }],
  [
    'teal turquoise turquesa تركوازي فيروزي',
    { plain: '#0f766e', dark: '#134e4a', light: '#99f6e4' },
  ],
  ['grey gray gris رمادي', { plain: '#6b7280', dark: '#374151', light: '#e5e7eb' }],
  [
    'black noir noire negro negra اسود سوداء',
    { plain: '#111111', dark: '#000000', light: '#374151' },
  ],
  [
    'white blanc blanche blanco blanca ابيض بيضاء',
    { plain: '#ffffff', dark: '#f3f4f6', light: '#ffffff' },
  ],
  ['beige cream creme crema بيج كريمي', { plain: '#f5f0e6', dark: '#d6c7a1', light: '#fdfaf3' }],
  ['gold dore or dorado ذهبي', { plain: '#a16207', dark: '#713f12', light: '#fcd34d' }],
];
const darkWords = new Set('dark deep fonce foncee sombre oscuro oscura داكن غامق'.split(' '));
const lightWords = new Set('light pale clair claire clara claro فاتح'.split(' '));

/** A colour that a text names, as a CSS value: a hexadecimal one, or a word of the four languages. */
export function colourIn(text: string): string | null {
  const hex = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/i.exec(text)?.[0];
  if (hex) return hex.toLowerCase();
  const words = messageWords(text);
  const known = words
    .map((word) => colours.find(([names]) => names.split(' ').includes(word)))
    .find((entry) => entry !== undefined);
  if (!known) return null;
  const shade: Shade = words.some((word) => darkWords.has(word))
    ? 'dark'
    : words.some((word) => lightWords.has(word))
      ? 'light'
      : 'plain';
  return known[1][shade];
}
