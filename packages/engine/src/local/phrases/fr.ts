import { analysis } from './analysis/fr';
import { countedIn, listIn } from './counted';
import type { Phrases } from './phrases';

const counted = countedIn('fr');
const roles = {
  accent: 'la couleur principale',
  background: 'la couleur de fond',
  text: 'la couleur du texte',
} as const;

export const fr: Phrases = {
  list: listIn('fr'),
  quote: (text) => `« ${text} »`,
  counts: {
    files: counted({ one: '# fichier', many: '# de fichiers', other: '# fichiers' }),
    lines: counted({ one: '# ligne', many: '# de lignes', other: '# lignes' }),
    pages: counted({ one: '# page', many: '# de pages', other: '# pages' }),
    images: counted({ one: '# image', many: '# d’images', other: '# images' }),
    commits: counted({ one: '# commit', many: '# de commits', other: '# commits' }),
  },
  local: {
    note: 'Réponse du moteur local : il a cherché dans un index du projet. Aucun modèle de langage n’a lu ni interprété le code.',
    searched: (files) => `Recherche faite dans ${files}.`,
  },
  question: {
    best: (file) => `Le résultat le plus proche est ${file}.`,
    defines: (file, names) => `${file} définit ${names}.`,
    hasHeadings: (file, names) => `${file} contient les titres ${names}.`,
    mentions: (file, words) => `${file} mentionne ${words}.`,
    says: (code) => `Son propre commentaire dit : ${code}`,
    usedBy: (file, users) => `${file} est utilisé par ${users}.`,
    others: 'À lire aussi :',
    changedBy: (code) => `Un commit passé qui l’a touché : ${code}`,
    nothing: (files) => `Rien dans ce projet (${files}) ne correspond à vos mots.`,
    rephrase:
      'Essayez un nom présent dans le code : une page, une fonction, un libellé que vous voyez à l’écran.',
    project: (name, files, languages) =>
      `${name} est un projet de ${files}, écrit surtout en ${languages}.`,
    described: (code) => `Il se décrit ainsi : ${code}`,
    pages: (names) => `Ses pages sont ${names}.`,
    scripts: 'Ses scripts sont :',
    noManifest: 'Il n’y a pas de manifeste : aucun script et aucune dépendance ne sont déclarés.',
    dependencies: (count, file) =>
      `${file} déclare ${count === 1 ? '1 dépendance' : `${count} dépendances`} :`,
    noDependencies: (file) => `${file} ne déclare aucune dépendance.`,
    counted: (files, lines) => `Le projet compte ${files} et ${lines}.`,
    followUp: 'Lu avec votre message précédent.',
  },
  feature: {
    summary: (request) => `Un plan pour : ${request}`,
    overviewSite: (pages) =>
      `C’est un site statique de ${pages}. Les étapes ci-dessous modifient directement ses fichiers, et le moteur local sait les réaliser.`,
    overviewCode: (file, reason) =>
      `Le code existant le plus proche est ${file}, car ${reason}. Le plan l’étend, puis s’occupe du code qui l’utilise et des tests.`,
    overviewUnknown: (files) =>
      `Rien dans ce projet (${files}) ne se rapproche de la demande : le plan commence donc par déterminer où elle a sa place.`,
    extendTitle: (file) => `Étendre ${file}`,
    extend: (file, place, request) =>
      `Travaillez dans ${file}, à l’endroit suivant : ${place}. Ce qui est demandé : ${request}. Gardez les noms et la structure déjà en place.`,
    connectTitle: 'Adapter le code appelant',
    connect: (files) => `Ces fichiers utilisent ce qui change ; vérifiez chacun d’eux : ${files}.`,
    testTitle: 'Couvrir par des tests',
    extendTests: (files) => `Ajoutez des cas pour le nouveau comportement dans ${files}.`,
    newTests: (file) =>
      `Aucun test ne mentionne encore ${file}. Écrivez-en un pour le nouveau comportement avant de toucher à l’ancien.`,
    documentTitle: 'Mettre à jour la documentation',
    document: (file) => `Décrivez le changement dans ${file}.`,
    clarifyTitle: 'Déterminer où cela a sa place',
    clarify: (request) =>
      `Nommez la page, le module ou l’écran dont il s’agit : ${request}. Avec ce nom, le plan pourra désigner des fichiers.`,
    riskUsers: (file, files) =>
      `${file} est utilisé dans ${files} ; un changement de son interface s’y répercute.`,
    riskUntested: (file) => `Aucun test ne mentionne ${file} : une erreur passerait inaperçue.`,
    riskComplex: (name, complexity) =>
      `${name} compte déjà ${complexity} branches ; divisez-la avant d’en ajouter.`,
    riskChurn: (file, commits) =>
      `${file} a changé dans ${commits} de l’historique récent ; attendez-vous à des conflits.`,
    riskModel:
      'Les fichiers proposés viennent d’une recherche, pas d’une compréhension. Modifier ce code demande un moteur à modèle ou une personne.',
    alternative: (file) => `Commencer plutôt par ${file}, le résultat suivant.`,
    dependencyReason: (file) => `Déjà utilisée par ${file}.`,
    place: (name, line) => `${name} (ligne ${line})`,
    wholeFile: 'sa partie principale',
    prompt: (request, files) => `Demande : ${request}\nFichiers proposés : ${files}`,
  },
  recipe: {
    addPageTitle: (title) => `Ajouter la page ${title}`,
    addPage: (file, title) =>
      `Créer la nouvelle page ${file} avec le titre ${title}, dans la mise en page de l’accueil.`,
    linkPage: 'Y renvoyer depuis la navigation de toutes les autres pages.',
    addSectionTitle: (heading, file) => `Ajouter la section ${heading} à ${file}`,
    addSection: (file, heading) => `Ajouter une section intitulée ${heading} à ${file}.`,
    addFormTitle: (file) => `Ajouter un formulaire de contact à ${file}`,
    addForm: (file) => `Ajouter un formulaire de contact avec nom, courriel et message à ${file}.`,
    addHoursTitle: (file) => `Ajouter les horaires d’ouverture à ${file}`,
    addHours: (file) => `Ajouter un tableau des horaires d’ouverture de la semaine à ${file}.`,
    copyHours: (file) => `Ce sont ceux que ${file} affiche déjà.`,
    hoursExist: (file) =>
      `${file} affiche déjà les horaires d’ouverture ; l’étape les laisserait tels quels.`,
    changeTextTitle: (from, to) => `Remplacer le texte ${from} par ${to}`,
    changeText: (from, to, file) => `Remplacer le texte ${from} par ${to} dans ${file}.`,
    changeColourTitle: (role, code) => `Changer ${roles[role]} en ${code}`,
    changeColour: (role, file, code) => `Changer ${roles[role]} dans ${file} en ${code}.`,
    darkTitle: 'Ajouter un thème sombre',
    dark: (file) =>
      `Ajouter à ${file} un thème sombre qui suit le réglage du système du lecteur (prefers-color-scheme).`,
    altTitle: (file) => `Ajouter les textes alternatifs manquants dans ${file}`,
    alt: (file, images) => `Ajouter le texte alternatif manquant à ${images} dans ${file}.`,
    languageTitle: (file) => `Déclarer la langue de ${file}`,
    language: (file, code) => `Déclarer la langue de la page ${file} avec l’attribut ${code}.`,
    linksTitle: (file) => `Réparer les liens morts dans ${file}`,
    links: (file, links) => `Réparer les liens morts dans ${file} : ${links}.`,
    checkTitle: 'Vérifier tout le site',
    check: 'Vérifier que chaque lien interne et chaque image du site mène à un fichier qui existe.',
    placeholderRisk:
      'Le nouveau texte est une première ébauche tirée de vos mots ; relisez-le avant de publier.',
    formRisk:
      'Le formulaire a besoin d’une adresse qui reçoit les messages ; d’ici là, il ouvre la messagerie.',
    formExists: (file) => `${file} contient déjà un formulaire ; l’étape le laisserait tel quel.`,
    deleteRisk: 'Les mêmes mots peuvent figurer à plusieurs endroits ; tous changent.',
  },
  fix: {
    issue: (request) => `Signalé : ${request}`,
    category: {
      links: 'Liens morts',
      images: 'Images',
      language: 'Langue et accessibilité',
      layout: 'Mise en page',
      data: 'Valeurs fausses',
      error: 'Erreur à l’exécution',
      other: 'Comportement',
    },
    cause: (file, place, reason) =>
      `Très probablement dans ${file}, à cet endroit : ${place}, car ${reason}.`,
    causeFound: (findings) => `Constaté dans les fichiers eux-mêmes : ${findings}`,
    causeUnknown: (files) =>
      `Aucun fichier (${files} examinés) ne correspond aux mots du signalement ; aucune cause ne peut être nommée.`,
    alsoLikely: (files) => `Candidats suivants : ${files}.`,
    reason: {
      names: (names) => `on y trouve la définition de ${names}`,
      path: (words) => `son nom contient ${words}`,
      words: (words) => `on y lit ${words}`,
      history: (commits) => `${commits} à ce sujet l’ont touché`,
    },
    honest:
      'C’est le résultat d’une recherche, pas d’une exécution du programme : confirmez-le avant de changer quoi que ce soit.',
    approach: (file) =>
      `Reproduisez d’abord le défaut, puis regardez ${file} et suivez la valeur qui devient fausse.`,
    approachFound: (files) =>
      `Corrigez les endroits trouvés dans ${files} ; rien d’autre n’a besoin de changer.`,
    approachUnknown:
      'Reproduisez le défaut, notez la page et les mots exacts à l’écran, puis redemandez avec eux.',
    change: (file, place) =>
      `Corriger le comportement dans ${file}, à cet endroit : ${place}, une fois le défaut confirmé.`,
    changeSecond: (file) => `Chercher le même défaut dans ${file}.`,
    changeTest: (file) =>
      `Ajouter à ${file} un test qui échoue avant la correction et passe après.`,
    testWith: (code) => `Lancez ${code} avant et après la correction.`,
    testManually:
      'Le projet ne déclare aucune commande de test : refaites les gestes qui montraient le défaut et constatez qu’il a disparu.',
    preventTest: 'Gardez un test du comportement corrigé.',
    preventCheck: 'Contrôlez les liens et les images avant chaque mise en ligne.',
    preventSmall: (name) => `Divisez ${name} : les fonctions courtes rendent ces défauts visibles.`,
  },
  analysis,
  general: {
    greeting: 'Bonjour ! Ici le moteur local.',
    thanks: 'Avec plaisir.',
    able: 'Je cherche dans l’index de ce projet, je dis où se trouvent les choses, je mesure le code et je prépare des plans avec les fichiers concernés.',
    identity:
      'Je suis le moteur local de Planline : un index, des règles et des modèles de phrases. Il n’y a pas de modèle de langage derrière moi.',
    unable:
      'Je ne peux parler que de ce projet : ses fichiers, sa structure et des plans pour lui.',
    askLead: 'Vous pourriez demander :',
    examples: (page) =>
      page
        ? [
            'Où sont définis les horaires d’ouverture ?',
            'Analyse le projet',
            `Ajoute une section « Avis » à ${page}`,
          ]
        : [
            'Où commence le programme ?',
            'Analyse le projet',
            'Ajoute un test pour la partie qui change le plus souvent',
          ],
    project: (files, languages) => `Ce projet compte ${files}, surtout en ${languages}.`,
  },
  build: {
    ideaStep: (file) => `Écrire ${file}`,
    wrote: (file) => `${file} est écrit.`,
    changed: (files) => `Modifié : ${files}.`,
    alreadyDone: 'Rien à faire : le site est déjà ainsi.',
    noRecipe:
      'Le moteur local n’a pas de recette pour cette étape. Il faut un moteur à modèle ou une personne.',
    notIncluded: 'Non cochée dans le plan.',
    notFound: (text) => `Le texte ${text} ne figure pas dans les pages.`,
    noPage: 'Aucune page n’a été trouvée pour cette étape.',
    noStyles: 'Aucune feuille de style à modifier n’a été trouvée.',
    pageExists: (file) => `${file} existe déjà.`,
    linksLeft: (places) => `Ne mène toujours nulle part : ${places}.`,
    unlinked: (places) =>
      `Aucun fichier ne ressemble à ${places} : le lien est devenu du texte simple.`,
    linksClean: 'Chaque lien interne et chaque image mène à un fichier qui existe.',
    documentStep: (file) => `Écrire le plan dans ${file}`,
    documentOnly: (file) =>
      `Aucun code n’a été modifié. Le plan a été écrit dans ${file} ; modifier le code de ce projet demande un moteur à modèle.`,
    placeholder: 'Le texte est une première ébauche tirée du plan ; relisez-le.',
    guessedAlt:
      'Les textes alternatifs viennent des légendes et des noms de fichiers ; relisez-les.',
    refusedPath: 'Le chemin sort du projet et a été refusé.',
  },
};
