/**
 * What each intent sounds like. One rule per line: intent, weight, then phrases between commas.
 * `^` means "begins the message", a final `*` any ending. Letters are folded (no accents, one form of alef),
 * and Arabic words are compared without their article and joined conjunction.
 */
export const intentLexicon = `
# English
question 3 | ^how do, ^how does, ^how is, ^how are, ^how can i, ^how would, ^how should, ^where, ^which, ^who, ^when, ^what, ^what's, ^does, ^do we, ^is there, ^are there, ^is it, ^are we, ^can i, ^why
question 2 | how does, how do, where is, where are, where do, what does, what is, explain*, walk me through, tell me where, tell me how, tell me what, tell me about, i wonder, i would like to know, i'd like to know, do you know, can you explain, understand
question 1 | why, difference between, purpose of, meaning of, describe, show me
feature 4 | ^add, ^create, ^make, ^build, ^implement, ^introduce, ^change, ^update, ^replace, ^rename, ^move, ^put, ^translate, ^redesign, ^write, ^set, ^turn, ^enable, ^support, ^insert, ^remove, ^show, ^let, ^allow, ^use, ^switch
feature 3 | can you add, could you add, please add, i want, i'd like a*, i would like a*, we need, we want, i need, new page, new section, new feature, dark mode, it would be nice, can we have, could we have, plan a, let's add, let's have, should have, should be able to
feature 2 | add, create, implement, build, change the, make the, replace, translate the, introduce, let users, let visitors, let people, allow users, support for, redesign
fix 4 | ^fix, ^repair, ^resolve, ^debug, ^solve, bug, bugs, crash*, broken, doesn't work, does not work, don't work, not working, isn't working, stopped working, stack trace, typeerror, referenceerror, syntaxerror, undefined is not, cannot read, throws, exception, fails, failing, failed, 404, 500, regression, no longer work*
fix 3 | rejected, refused, denied, why doesn't, why does not, why isn't, why can't, error, errors, wrong, incorrect, fix, repair, is missing, are missing, won't, can't log in, nothing happens, freezes, hangs, stuck, duplicate*, unexpected*, instead of, leak, overlaps, overflow*, twice, dead link, dead links, misaligned, garbled, lost, disappear*, blank page, too slow, invalid
fix 1 | problem, issue, missing, bad, slow, weird, corrupt*
analysis 4 | ^analyse, ^analyze, ^audit, ^review, ^assess, ^evaluate, ^inspect, ^measure, ^check the, ^scan, analysis, audit, code review, code quality, quality report, health check, technical debt, tech debt, security review, how healthy, how good, overview of the quality, weak points, weaknesses, code smells, state of the
analysis 4 | analyse, analyze, review, assess, evaluate, metrics, statistics, report on, biggest files, largest files, complexity, hotspots, dead code, unused, test coverage, coverage, bottlenecks, vulnerabilities, how many lines, outdated, maintainability, duplication, what could be improved, what should we improve, what can be improved, improve first, performance of, accessibility of
analysis 1 | quality, security, performance, accessibility, structure, dependencies, risks
general 5 | ^hello, ^hi, ^hey, ^good morning, ^good evening, ^good afternoon, ^thanks, ^thank you, ^bye, ^goodbye, ^great, ^ok, ^okay, ^cool, ^nice, ^perfect, ^well done, who are you, what can you do, what are you, how are you, help me please, can you help, tell me a joke, what do you do, see you, what is the weather, are you a robot, are you an ai, are you human, good job, ^help, ^lol, ^sorry, ^never mind, how can you help, who made you, nice to meet you, your name

# French
question 3 | ^comment, ^ou est, ^ou sont, ^ou se, ^ou, ^quel, ^quelle, ^quels, ^quelles, ^qui, ^quand, ^que fait, ^que font, ^qu'est ce, ^est ce que, ^est ce qu, ^y a t il, ^pourquoi, ^a quoi, ^combien, ^dans quel, ^dans quelle, ^que signifie, ^c'est quoi, ^d'ou
question 2 | comment fonctionne, comment marche, ou est, ou se trouve, ou sont, expliqu*, a quoi sert, a quoi servent, j'aimerais savoir, je voudrais savoir, je me demande, dis moi ou, dis moi comment, dites moi, comprendre, que fait, parle moi
question 1 | pourquoi, difference entre, signifie, decris*, montre moi, savoir
feature 4 | ^ajoute*, ^cree, ^creez, ^creer, ^mets, ^mettez, ^fais, ^construis, ^implemente*, ^change, ^changez, ^changer, ^remplace*, ^renomme*, ^deplace*, ^traduis*, ^ecris, ^redige*, ^active*, ^insere*, ^modifie*, ^permets, ^permettre, ^rends, ^passe, ^affiche*, ^supprime*, ^enleve*
feature 3 | je veux, je voudrais un, je voudrais une, je voudrais ajouter, je voudrais que, j'aimerais un, j'aimerais une, j'aimerais ajouter, j'aimerais que, il nous faut, il faudrait, nous voulons, on voudrait, on aimerait, j'ai besoin, nous avons besoin, nouvelle page, nouvelle section, nouvelle fonctionnalite, mode sombre, peux tu ajouter, pouvez vous ajouter, pourrais tu ajouter, pourriez vous ajouter, il serait bien, peut on avoir, serait il possible
feature 2 | ajouter, creer, implementer, remplacer, changer la, changer le, traduire, mettre en place, permettre aux, proposer
fix 4 | ^corrige*, ^repare*, ^resous, ^resoudre, ^debogue*, bug, bugs, bogue*, plante, plantage*, casse, cassee, casses, cassees, ne fonctionne pas, ne fonctionne plus, ne fonctionnent, ne marche pas, ne marche plus, ne marchent, typeerror, exception, echoue*, erreur 404, erreur 500, 404, 500, regression
fix 3 | refuse, refusee, rejete*, erreur, erreurs, faux, fausse, incorrect*, corriger, reparer, manque, manquant*, bloque*, rien ne se passe, ne s'affiche, ne s'affichent, n'apparait, ne se charge, n'arrive pas, n'arrivent pas, double, doublon*, au lieu, deux fois, lien mort, liens morts, se chevauch*, deborde*, fige, perdu*, disparu, disparait, page blanche, trop lent*, invalide
fix 1 | probleme, souci, bizarre, lent, lente, mauvais*
analysis 4 | ^analyse*, ^audite*, ^evalue*, ^examine*, ^inspecte*, ^mesure*, ^passe en revue, ^fais une analyse, ^fais un audit, ^fais le point, ^verifie*, analyse, audit, revue de code, qualite du code, bilan, etat de sante, dette technique, points faibles, faiblesses, etat du, rapport de qualite, rapport sur
analysis 4 | analyser, evaluer, examiner, metriques, statistiques, plus gros fichiers, fichiers les plus, complexite, code mort, inutilise*, couverture, vulnerabilites, combien de lignes, obsoletes, maintenabilite, duplication, ameliorer en premier, peut on ameliorer, faut il ameliorer, a ameliorer, performances du, accessibilite du
analysis 1 | qualite, securite, performance*, accessibilite, structure, dependances, risques
general 5 | ^bonjour, ^salut, ^bonsoir, ^coucou, ^merci, ^au revoir, ^d'accord, ^super, ^parfait, ^bravo, ^genial, ^ok, ^bonne journee, ^bonne soiree, qui es tu, qui etes vous, que peux tu faire, que pouvez vous faire, que sais tu faire, comment ca va, comment vas tu, comment allez vous, peux tu m'aider, pouvez vous m'aider, raconte moi une blague, une blague, a bientot, es tu un robot, es tu une ia, aide moi, ^aide, tant pis, ^desole*, enchante*, ton nom, comment peux tu m'aider, a demain, quel temps fait il

# Spanish
question 3 | ^como, ^donde, ^que, ^cual, ^cuales, ^quien, ^cuando, ^por que, ^para que, ^cuanto, ^cuantos, ^cuantas, ^hay, ^existe, ^en que, ^de donde, ^en cual, ^se puede
question 2 | como funciona, como se, donde esta, donde estan, donde se, que hace, explica*, para que sirve, para que sirven, me gustaria saber, quisiera saber, quiero saber, me pregunto, dime donde, dime como, dime que, entender, cuentame
question 1 | por que, diferencia entre, significa, describe, muestrame, saber
feature 4 | ^anade, ^anadir, ^anada, ^agrega*, ^crea, ^crear, ^cree, ^pon, ^poner, ^haz, ^construye, ^implementa*, ^cambia, ^cambiar, ^cambie, ^reemplaza*, ^sustituye, ^renombra*, ^mueve, ^traduce, ^escribe, ^activa*, ^inserta*, ^modifica*, ^permite, ^incluye, ^muestra, ^quita, ^elimina*, ^redisena*
feature 3 | quiero un, quiero una, quiero que, quiero anadir, quiero agregar, quisiera un, quisiera una, quisiera anadir, me gustaria un, me gustaria una, me gustaria que, me gustaria anadir, me gustaria tener, necesitamos, necesito un, necesito una, queremos, nueva pagina, nueva seccion, nueva funcionalidad, modo oscuro, puedes anadir, puedes agregar, puedes crear, podrias anadir, podrias agregar, podrias crear, seria bueno, estaria bien, podemos tener, hace falta
feature 2 | anadir, agregar, crear, implementar, reemplazar, cambiar el, cambiar la, traducir, permitir a, permitir que
fix 4 | ^corrige*, ^arregla*, ^repara*, ^resuelve, ^soluciona*, ^depura*, bug, bugs, se cae, se rompe, roto, rota, rotos, rotas, no funciona*, no anda, dejo de funcionar, typeerror, excepcion, falla, fallan, fallo, error 404, error 500, 404, 500, regresion
fix 3 | rechazad*, rechaza, error, errores, incorrect*, equivocad*, corregir, arreglar, reparar, falta, faltan, faltante*, bloquead*, no pasa nada, no aparece*, no se ve*, no se muestra*, no carga*, no puedo, no pueden, no deja, duplicad*, en lugar de, en vez de, dos veces, enlaces muertos, se solapa*, se desborda, se congela, perdid*, desaparec*, pagina en blanco, demasiado lent*, invalid*
fix 1 | problema, problemas, raro, rara, lento, lenta, mal
analysis 4 | ^analiza*, ^audita*, ^evalua*, ^examina*, ^inspecciona*, ^mide, ^revisa*, ^haz un analisis, ^haz una auditoria, ^haz una revision, ^comprueba*, analisis, auditoria, revision de codigo, revision del codigo, calidad del codigo, informe de calidad, deuda tecnica, puntos debiles, debilidades, estado del, estado de salud, informe sobre
analysis 4 | analizar, evaluar, examinar, metricas, estadisticas, archivos mas grandes, ficheros mas grandes, complejidad, codigo muerto, sin usar, cobertura, vulnerabilidades, cuantas lineas, obsolet*, desactualizad*, mantenibilidad, duplicacion, mejorar primero, se puede mejorar, podriamos mejorar, deberiamos mejorar, hay que mejorar, rendimiento del, accesibilidad del
analysis 1 | calidad, seguridad, rendimiento, accesibilidad, estructura, dependencias, riesgos
general 5 | ^hola, ^buenos dias, ^buenas, ^gracias, ^muchas gracias, ^adios, ^hasta luego, ^hasta manana, ^de acuerdo, ^vale, ^perfecto, ^genial, ^bien hecho, ^ok, ^estupendo, quien eres, que puedes hacer, que sabes hacer, que eres, como estas, que tal, puedes ayudarme, me puedes ayudar, cuentame un chiste, un chiste, eres un robot, eres una ia, ^ayuda, ayudame, ^perdon, no importa, encantad*, tu nombre, como puedes ayudarme, te llamas, que tiempo hace

# Arabic
question 3 | ^كيف, ^اين, ^ما, ^ماذا, ^من اين, ^متي, ^هل, ^لماذا, ^اي, ^كم, ^في اي, ^لم, ^ما هي, ^ما هو, ^من المسؤول, ^باي
question 2 | كيف يعمل, كيف تعمل, كيف يتم, اين يوجد, اين توجد, اين يتم, اشرح*, وضح*, اريد ان اعرف, اود ان اعرف, اريد معرفه, اريد معرفة, فهم, افهم, ما وظيفه, ما وظيفة, ما الغرض, اخبرني اين, اخبرني كيف, اخبرني عن, ماذا يفعل, ماذا تفعل
question 1 | لماذا, فرق بين, معني, صف, ارني
feature 4 | ^اضف, ^اضيفي, ^اضيفوا, ^انشي, ^انشيء, ^انشئ, ^اعمل, ^اجعل, ^اجعلي, ^ضع, ^نفذ, ^ابن, ^غير, ^غيري, ^بدل, ^استبدل, ^انقل, ^ترجم, ^اكتب, ^فعل, ^ادرج, ^عدل, ^صمم, ^احذف, ^ازل, ^اسمح, ^طور, ^اضافه, ^اضافة, ^اظهر
feature 3 | اريد صفحه, اريد صفحة, اريد قسم*, اريد نموذج*, اريد ان تضيف, اريد اضافه, اريد اضافة, اريد زر*, نريد, نحتاج, احتاج, صفحه جديده, صفحة جديدة, قسم جديد, ميزه جديده, ميزة جديدة, وضع داكن, وضع ليلي, وضع مظلم, يمكنك اضافه, يمكنك اضافة, ممكن تضيف, ممكن اضافه, ممكن اضافة, ارجو اضافه, ارجو اضافة, من جيد, اود اضافه, اود اضافة, اود ان تضيف, اريد انشاء
feature 2 | اضافه, اضافة, انشاء, تنفيذ, تغيير, استبدال, ترجمه, ترجمة, سماح
fix 4 | ^اصلح, ^اصلحي, ^صحح, ^حل, ^عالج, خلل, لا يعمل, لا تعمل, لم يعد يعمل, لم تعد تعمل, توقف عن, معطل, معطله, معطلة, مكسور*, typeerror, يتعطل, تتعطل, انهيار, ينهار, تنهار, يفشل, تفشل, فشل, 404, 500
fix 3 | مرفوض*, يرفض, ترفض, خطا, اخطاء, خاطي*, خاطئ*, خاطيه, خاطئة, اصلاح, تصحيح, مفقود*, ناقص*, لا يظهر, لا تظهر, لا يحدث شيء, لا يحدث شي, لا يفتح, لا تفتح, لا يمكنني, لا استطيع, لا يستطيع, مكرر*, بدلا من, مرتين, لا يحمل, لا تحمل, متداخل*, يختفي, تختفي, اختفت, اختفي, صفحه بيضاء, صفحة بيضاء, بطيء جدا, بطيئه جدا, بطيئة جدا, تجمد*, يتجمد, ضاع*, غير صالح*, غير صحيح*
fix 1 | مشكله, مشكلة, بطيء, بطيئه, بطيئة, غريب, سيي
analysis 4 | ^حلل, ^حللي, ^افحص, ^راجع, ^قيم, ^دقق, ^قس, ^تحليل, ^اجر, ^اجري, ^تحقق, تحليل, تدقيق, مراجعه كود, مراجعة كود, مراجعه شامله, مراجعة شاملة, جوده كود, جودة كود, جوده شيفره, جودة شيفرة, ديون تقنيه, ديون تقنية, دين تقني, نقاط ضعف, تقرير عن, تقرير جوده, تقرير جودة, حاله مشروع, حالة مشروع, حاله كود, حالة كود
analysis 4 | تقييم, فحص, مقاييس, احصاءات, احصائيات, اكبر ملفات, اكبر الملفات, تعقيد, كود ميت, غير مستخدم*, غير مستعمل*, تغطيه, تغطية, ثغرات, كم سطر*, كم عدد اسطر, قديمه, قديمة, قابليه صيانه, تكرار, نحسن اولا, يمكن تحسينه, يمكن تحسينها, يجب تحسينه, يحتاج تحسين*, اداء موقع
analysis 1 | جوده, جودة, امان, اداء, بنيه, بنية, تبعيات, مخاطر, امكانيه وصول, امكانية وصول
general 5 | ^مرحبا, ^اهلا, ^سلام عليكم, ^سلام, ^صباح خير, ^مساء خير, ^شكرا, ^مع سلامه, ^مع سلامة, ^حسنا, ^ممتاز, ^رايع, ^رائع, ^تمام, ^احسنت, ^عفوا, ^هاي, ^الي لقاء, من انت, ماذا يمكنك ان تفعل, ما الذي يمكنك, ماذا تستطيع, كيف حالك, كيف حال, هل يمكنك مساعدتي, ساعدني, مساعده, مساعدة, نكته, نكتة, هل انت روبوت, هل انت ذكاء, ما اسمك, كيف يمكنك مساعدتي, كيف طقس, تشرفت, يعطيك عافيه, يعطيك عافية, جزاك, اسف
`;
