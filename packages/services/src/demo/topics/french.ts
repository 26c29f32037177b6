import { analysis, feature, fix, general, type LanguageTopics, question } from './topic';

export const french: LanguageTopics = {
  language: 'fr',
  locales: ['fr', 'fr-CA'],
  products: [
    'le gâteau aux amandes',
    'la tarte au citron',
    'le pain au levain',
    'le croissant au zaatar',
  ],
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  questions: [
    ({ day }) =>
      question(
        [`À quelle heure ouvre-t-on le ${day} ?`, 'Où sont définis les horaires ?'],
        `Dans \`js/dates.js\` : \`openingHours\` associe le jour de la semaine (dimanche vaut 0) à deux heures décimales. Le ${day} y est lu par \`isOpenAt\` ; dimanche n’a pas d’entrée, la boutique est donc fermée.`,
        [['js/dates.js', 2, 'export const openingHours = {']],
        ['Les jours fériés sont-ils connus ?'],
      ),
    ({ product, price }) =>
      question(
        [`D’où vient le prix de « ${product} » ?`, `Je veux passer ${product} à ${price} €`],
        'Le prix figure deux fois dans `cakes.html` : pour la lecture dans `<span class="price">` et pour le calcul dans `data-price`. Il faut changer les deux.',
        [['cakes.html', 27, '<span>Almond cake</span> <span class="price">€28</span>']],
      ),
    () =>
      question(
        ['Où le panier est-il conservé ?', 'Garde-t-on des données sur les clients ?'],
        'Uniquement dans le navigateur du client, dans `localStorage` sous la clé `sunrise-cart`. Rien n’est envoyé à un serveur.',
        [['js/cart.js', 3, 'export function readCart(storage = globalThis.localStorage) {']],
      ),
  ],
  features: [
    ({ product, price }) =>
      feature([`Ajoute ${product} à ${price} €`, `Nouveau produit : ${product}, ${price} €`], {
        summary: `Ajouter ${product} à la liste`,
        overview: 'Une ligne de plus avec son bouton ; le panier ne change pas.',
        steps: [
          ['Ajouter la ligne', `Prix affiché et \`data-price="${price}"\`.`, ['cakes.html'], 'low'],
          [
            'Vérifier les deux prix',
            'Un test qui compare les deux valeurs de chaque ligne.',
            ['tests/prices.test.js'],
            'low',
          ],
        ],
        risks: ['Le prix se trouve à deux endroits.'],
      }),
    ({ day, percent }) =>
      feature([`Une remise de ${percent} % le ${day}`, `Offre du ${day}`], {
        summary: `Remise de ${percent} % le ${day}`,
        overview:
          'La date entre dans `cartTotal` ; la plus grande remise s’applique et la page l’explique.',
        steps: [
          [
            'La date dans le total',
            'Un paramètre avec valeur par défaut, pour les tests.',
            ['js/cart.js'],
            'medium',
          ],
          ['L’annoncer', 'Une ligne sous le total.', ['cakes.html', 'js/main.js'], 'low'],
        ],
        risks: ['Deux remises ne s’additionnent pas.'],
      }),
  ],
  fixes: [
    () =>
      fix(['Le site propose un retrait le dimanche', 'Retrait le dimanche alors que c’est fermé'], {
        issue: 'Le dimanche est proposé comme jour de retrait',
        severity: 'high',
        category: 'logique',
        rootCause: '`firstPickupDay` ajoute un ou deux jours sans regarder `openingHours`.',
        approach: 'Avancer tant que le jour n’a pas d’horaires.',
        changes: [
          ['js/dates.js', 'modify', 'Sauter les jours sans horaires à la place du `TODO`.'],
          ['tests/dates.test.js', 'modify', 'Commandes du vendredi soir et du samedi matin.'],
        ],
        testing: '`npm test`, puis la page un vendredi soir.',
      }),
  ],
  analyses: [
    () =>
      analysis(
        ['Que vaut le code ?', 'Analyse l’accessibilité du site'],
        'La base est saine : titres ordonnés, liens clairs. Les changements ne sont pas annoncés aux lecteurs d’écran.',
        [
          [
            'accessibilité',
            'Le compteur du panier est muet',
            'Pas de `aria-live` sur `data-cart-count`.',
            'Ajouter `aria-live="polite"`.',
          ],
          [
            'maintenance',
            'Répétitions dans `checkContactForm`',
            'Chaque champ est nettoyé à la main.',
          ],
        ],
      ),
  ],
  generals: [
    () =>
      general(
        ['Merci, c’est clair', 'Parfait, merci'],
        'Avec plaisir. Dites ce qui doit changer : vous aurez un plan à relire avant tout build.',
      ),
    ({ product }) =>
      general(
        [`Une phrase pour ${product} ?`],
        `Deux propositions pour **${product}** :\n\n- Sorti du four ce matin.\n- Notre plus vieille recette, toujours la préférée.`,
      ),
  ],
};
