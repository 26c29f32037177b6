/** Words that say nothing about a place in the code, folded as search folds them, in the four languages. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the and or but if then else of in on at to from by with without for as is are was were be been being am do does did
  doing has have had having it its this that these those there here where what which who whom whose when why how can could
  will would shall should may might must not no nor so than too very just about into over under again more most some any all
  each i me my we us our you your he she they them their please tell show give let make want need like get got also only
  does work works working way thing things stuff code file files project app application me could would use used using
  le la les l un une des du de d et ou mais si dans sur au aux a par pour avec sans est sont etait etre ete ai as avons avez
  ont ce cet cette ces ca cela il elle ils elles on nous vous je tu mon ma mes ton ta tes son sa ses notre nos votre vos leur
  leurs qui que quoi quel quelle quels quelles ou quand pourquoi comment peut peux pouvez puis faut faire fait fais ne pas
  plus moins tres aussi y en se s c j m t n qu est-ce voudrais veux souhaite merci svp plait fichier fichiers projet
  el los las lo una uno unos unas al del y o u pero si en con sin por para es son era ser esta estan este esto estos estas ese
  esa eso que quien cual cuales cuando donde como porque hay haber ha he han se su sus mi mis tu tus nuestro nuestra me te nos
  les le muy mas menos tambien no ni ya puede puedes podria quiero quisiera necesito favor hacer hace archivo archivos proyecto
  في من الي على عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم ان انه كان كانت يكون تكون ما ماذا لماذا كيف اين متي هل كم اي
  لا لم لن ليس او و ثم قد كل بعض هناك هنا عند عندما الي لي لنا لك نا اريد ارجو من فضلك يمكن يمكنك ممكن يتم تم مشروع المشروع
  ملف الملف ملفات الملفات علي الى`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
