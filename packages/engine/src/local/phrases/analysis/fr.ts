import { countedIn } from '../counted';
import type { Phrases } from '../phrases';

const counted = countedIn('fr');

export const analysis: Phrases['analysis'] = {
  overview: (files, lines, languages) =>
    `Le projet compte ${files} et ${lines}, surtout en ${languages}.`,
  focus: (topic) => `Vous demandez « ${topic} » : ces constats viennent en premier.`,
  result: counted({
    one: '# constat, mesuré dans les fichiers eux-mêmes.',
    other: '# constats, mesurés dans les fichiers eux-mêmes.',
  }),
  clean: 'Aucun des contrôles intégrés n’a trouvé de défaut.',
  limits:
    'Ce sont des contrôles par règles du moteur local : ils comptent et comparent, ils ne jugent ni la conception ni la logique.',
  categories: {
    accessibility: 'Accessibilité',
    content: 'Contenu',
    quality: 'Qualité du code',
    tests: 'Tests',
    dependencies: 'Dépendances',
    security: 'Sécurité',
    maintenance: 'Maintenance',
  },
  missingAlt: {
    title: counted({
      one: '# image sans texte alternatif',
      other: '# images sans texte alternatif',
    }),
    detail: (places) => `Ces images n’ont pas de texte alternatif : ${places}.`,
    impact: 'Les lecteurs d’écran annoncent le nom du fichier, ou rien.',
    advice: 'Décrivez chaque image dans son attribut `alt` ; laissez-le vide pour un décor.',
  },
  missingLang: {
    title: counted({ one: '# page sans langue', other: '# pages sans langue' }),
    detail: (places) => `La langue n’est pas déclarée dans ${places}.`,
    impact: 'Les lecteurs d’écran et les traducteurs doivent deviner comment lire la page.',
    advice: 'Donnez l’attribut `lang` à l’élément `html`.',
  },
  deadLinks: {
    title: counted({
      one: '# lien qui ne mène nulle part',
      other: '# liens qui ne mènent nulle part',
    }),
    detail: (places) => `La cible n’existe pas : ${places}.`,
    impact: 'Les visiteurs arrivent sur une page d’erreur ou ne voient pas l’image.',
    advice: 'Faites pointer chacun vers un fichier existant, ou supprimez-le.',
  },
  missingTitle: {
    title: counted({ one: '# page sans titre', other: '# pages sans titre' }),
    detail: (places) => `Il n’y a pas de titre dans ${places}.`,
    impact: 'Onglets, favoris et résultats de recherche montrent l’adresse à la place.',
    advice: 'Donnez à chaque page un `title` court et propre.',
  },
  missingDescription: {
    title: counted({ one: '# page sans description', other: '# pages sans description' }),
    detail: (places) => `Il manque la description pour les moteurs de recherche dans ${places}.`,
    impact: 'Les résultats de recherche montrent un extrait quelconque.',
    advice: 'Ajoutez une `meta` description d’une ou deux phrases.',
  },
  missingViewport: {
    title: counted({
      one: '# page non préparée pour le téléphone',
      other: '# pages non préparées pour le téléphone',
    }),
    detail: (places) => `La zone d’affichage n’est pas déclarée dans ${places}.`,
    impact: 'Le téléphone affiche la page dans la largeur d’un ordinateur.',
    advice: 'Ajoutez l’élément meta `viewport`.',
  },
  missingLabels: {
    title: counted({
      one: '# champ de formulaire sans étiquette',
      other: '# champs de formulaire sans étiquette',
    }),
    detail: (places) => `Ces champs n’ont pas d’étiquette : ${places}.`,
    impact: 'Avec un lecteur d’écran, on ne sait pas quoi saisir.',
    advice: 'Reliez un `label` à chaque champ.',
  },
  headingJump: {
    title: counted({ one: '# niveau de titre sauté', other: '# niveaux de titre sautés' }),
    detail: (places) => `Un titre saute un niveau : ${places}.`,
    impact: 'Le plan de la page devient difficile à suivre.',
    advice: 'Utilisez les niveaux dans l’ordre.',
  },
  unusedClasses: {
    title: counted({
      one: '# classe de style qu’aucune page n’utilise',
      other: '# classes de style qu’aucune page n’utilise',
    }),
    detail: (places) => `Aucune page ni aucun script ne nomme ces classes : ${places}.`,
    impact: 'Les règles inutiles rendent la feuille de style plus difficile à modifier.',
    advice: 'Supprimez-les après avoir vérifié qu’aucun script ne compose leur nom.',
  },
  longFunctions: {
    title: counted({
      one: '# fonction de plus de 60 lignes',
      other: '# fonctions de plus de 60 lignes',
    }),
    detail: (places) => `Les plus longues : ${places}.`,
    impact: 'Les longues fonctions sont difficiles à tester et à modifier sans risque.',
    advice: 'Déplacez chaque étape dans une fonction qui porte un nom.',
  },
  complexFunctions: {
    title: counted({
      one: '# fonction à nombreuses branches',
      other: '# fonctions à nombreuses branches',
    }),
    detail: (places) => `Plus de 10 branches : ${places}.`,
    impact: 'Chaque branche est un chemin qu’un test doit couvrir.',
    advice: 'Sortez tôt de la fonction, ou remplacez les branches par une table.',
  },
  todos: {
    title: counted({
      one: '# note remise à plus tard',
      other: '# notes remises à plus tard',
    }),
    detail: (places) => `Marquées dans les commentaires : ${places}.`,
    impact: 'Le travail repoussé reste invisible dans la planification.',
    advice: 'Faites de chaque note une tâche, ou supprimez-la.',
  },
  noTests: {
    title: () => 'Aucun test',
    detail: (places) => `Il y a du code source et pas un seul test : ${places}.`,
    impact: 'Chaque changement doit être vérifié à la main.',
    advice: 'Commencez par un test de la partie qui change le plus souvent.',
  },
  noLockFile: {
    title: () => 'Dépendances sans fichier de verrouillage',
    detail: (places) =>
      `Des dépendances sont déclarées, mais aucun fichier ne fixe leurs versions : ${places}.`,
    impact: 'Deux installations peuvent recevoir un code différent.',
    advice: 'Versionnez le fichier de verrouillage du gestionnaire de paquets.',
  },
  loosePins: {
    title: counted({
      one: '# dépendance ouverte à toute version',
      other: '# dépendances ouvertes à toute version',
    }),
    detail: (places) => `Déclarées avec \`*\` ou \`latest\` : ${places}.`,
    impact: 'Une nouvelle version peut casser le projet sans qu’il ait changé.',
    advice: 'Indiquez une version ou un intervalle.',
  },
  largeFiles: {
    title: counted({
      one: '# fichier source de plus de 400 lignes',
      other: '# fichiers source de plus de 400 lignes',
    }),
    detail: (places) => `Les plus grands : ${places}.`,
    impact: 'Les grands fichiers mêlent plusieurs sujets et provoquent des conflits.',
    advice: 'Cherchez le second sujet de chacun et sortez-le.',
  },
  noReadme: {
    title: () => 'Pas de README',
    detail: () => 'Aucun fichier ne dit à un nouveau venu ce que c’est ni comment le lancer.',
    impact: 'Chacun doit tout redécouvrir.',
    advice: 'Écrivez ce qu’est le projet et les commandes pour le lancer.',
  },
  unsafeNames: {
    title: counted({
      one: '# fichier au nom trompeur',
      other: '# fichiers au nom trompeur',
    }),
    detail: () =>
      'Leurs noms contiennent des caractères de contrôle ou de direction ; ils n’ont pas été lus.',
    impact: 'De tels noms peuvent montrer autre chose que ce qui s’ouvre.',
    advice: 'Renommez-les et cherchez d’où ils viennent.',
  },
  churn: {
    title: counted({
      one: '# fichier qui change sans cesse',
      other: '# fichiers qui changent sans cesse',
    }),
    detail: (places) => `Les plus modifiés de l’historique récent : ${places}.`,
    impact: 'Des changements fréquents au même endroit signalent un découpage manquant.',
    advice: 'Commencez par là les relectures et les tests.',
  },
  charts: {
    languages: 'Lignes par langage',
    kinds: 'Fichiers par nature',
    largest: 'Plus grands fichiers',
    complex: 'Fonctions par nombre de branches',
    lines: 'Lignes',
    files: 'Fichiers',
    file: 'Fichier',
    function: 'Fonction',
    complexity: 'Branches',
    length: 'Longueur',
  },
  kinds: {
    source: 'Sources',
    page: 'Pages',
    style: 'Styles',
    test: 'Tests',
    document: 'Documents',
    config: 'Configuration',
    data: 'Données',
    generated: 'Générés',
  },
};
