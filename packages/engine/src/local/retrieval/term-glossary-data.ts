/**
 * How people name things of software and of web sites in French, Spanish and Arabic, and how code names them.
 * One concept per line: English words of code | French | Spanish | Arabic; alternatives between commas.
 */
export const termGlossaryData = `
login signin auth | connexion, se connecter, identification, connecter | inicio de sesión, iniciar sesión, acceder, acceso | تسجيل الدخول, دخول, الولوج
logout signout | déconnexion, se déconnecter | cerrar sesión, salir, desconexión | تسجيل الخروج, خروج
register signup | inscription, s'inscrire, créer un compte | registro, registrarse, crear una cuenta | التسجيل, إنشاء حساب, اشتراك
password | mot de passe, mots de passe | contraseña, contraseñas, clave | كلمة المرور, كلمة السر, كلمات المرور
user | utilisateur, utilisateurs, utilisatrice | usuario, usuarios, usuaria | مستخدم, المستخدم, المستخدمين, مستخدمين
account profile | compte, comptes | cuenta, cuentas | حساب, حسابات
profile | profil, profils | perfil, perfiles | الملف الشخصي, ملف شخصي
session | session, sessions | sesión, sesiones | جلسة, جلسات
token jwt | jeton, jetons | token, ficha | رمز الدخول, رمز, رموز
permission role access | autorisation, droits, permissions, habilitation | permiso, permisos, autorización | صلاحية, صلاحيات, إذن, أذونات
admin | administrateur, administration | administrador, administración | مدير, مسؤول, الإدارة, مشرف
owner | propriétaire | propietario, dueño | مالك, صاحب
member team | membre, membres, équipe | miembro, miembros, equipo | عضو, أعضاء, فريق
invite invitation | invitation, inviter | invitación, invitar | دعوة, دعوات
customer client | client, clients, cliente, clientèle | cliente, clientes | عميل, عملاء, زبون, زبائن
cart basket | panier, paniers | carrito, cesta | سلة, عربة التسوق, سلة المشتريات
checkout | validation de commande, passer commande, passage en caisse | finalizar compra, proceso de pago | إتمام الشراء, إتمام الطلب
order | commande, commandes | pedido, pedidos, orden de compra | طلبية, طلب شراء, طلبات, الطلب
payment pay | paiement, paiements, payer | pago, pagos, pagar | دفع, الدفع, مدفوعات, سداد
invoice bill | facture, factures, facturation | factura, facturas, facturación | فاتورة, فواتير
billing | facturation | facturación, cobro | فوترة, الفوترة
price cost | prix, tarif, tarifs, coût | precio, precios, coste, costo, tarifa | سعر, أسعار, ثمن, تكلفة
discount coupon promo | remise, réduction, rabais, code promo | descuento, cupón, rebaja | خصم, تخفيض, قسيمة, كوبون
tax vat | taxe, taxes, tva, impôt | impuesto, impuestos, iva | ضريبة, ضرائب
shipping delivery | livraison, expédition, livrer | envío, entrega, envíos, reparto | شحن, توصيل, التوصيل, تسليم
refund | remboursement, rembourser | reembolso, devolución | استرداد, استرجاع المبلغ
product item | produit, produits, article, articles | producto, productos, artículo | منتج, منتجات, المنتج
catalog | catalogue | catálogo | كتالوج, فهرس المنتجات
category | catégorie, catégories | categoría, categorías | فئة, فئات, تصنيف, تصنيفات
stock inventory | stock, inventaire | existencias, inventario | مخزون, المخزون, جرد
shop store | boutique, magasin | tienda, comercio | متجر, محل
subscription plan | abonnement, abonnements, s'abonner | suscripción, suscripciones | اشتراك, اشتراكات
balance wallet credit | solde, portefeuille, crédit | saldo, monedero, crédito | رصيد, محفظة
booking reservation | réservation, réservations, réserver | reserva, reservas, reservar | حجز, حجوزات
appointment | rendez-vous | cita, citas | موعد, مواعيد
calendar | calendrier, agenda | calendario, agenda | تقويم, روزنامة
schedule hours | horaire, horaires, planning | horario, horarios, agenda | جدول, مواعيد العمل, ساعات العمل, جداول
opening hours | heures d'ouverture, horaires d'ouverture | horario de apertura, horas de apertura | ساعات العمل, أوقات العمل, مواعيد الفتح
contact | contact, contacter, coordonnées | contacto, contactar | اتصال, تواصل, اتصل بنا, تواصل معنا
address location | adresse, adresses, lieu | dirección, direcciones, ubicación | عنوان, عناوين, موقع المحل
phone tel | téléphone, numéro de téléphone | teléfono, número de teléfono | هاتف, رقم الهاتف, جوال
email mail | courriel, e-mail, mail, courrier | correo, correo electrónico, mail | بريد, بريد إلكتروني, البريد الإلكتروني, إيميل
newsletter | lettre d'information, infolettre | boletín, boletín informativo | نشرة بريدية, نشرة إخبارية
message | message, messages | mensaje, mensajes | رسالة, رسائل
notification alert | notification, notifications, alerte | notificación, notificaciones, aviso, alerta | إشعار, إشعارات, تنبيه, تنبيهات
chat conversation | discussion, conversation, clavardage | chat, conversación | محادثة, دردشة, محادثات
comment | commentaire, commentaires | comentario, comentarios | تعليق, تعليقات
review rating | avis, note, évaluation | reseña, reseñas, valoración, opinión | تقييم, تقييمات, مراجعة
like favorite | favori, favoris, j'aime | favorito, favoritos, me gusta | مفضلة, إعجاب
share | partage, partager | compartir | مشاركة, شارك
search | recherche, rechercher, chercher | búsqueda, buscar, buscador | بحث, البحث, يبحث
filter | filtre, filtres, filtrer | filtro, filtros, filtrar | تصفية, فلتر, مرشح
sort order | tri, trier, ordre | ordenar, orden, ordenación | ترتيب, فرز
page | page, pages | página, páginas | صفحة, صفحات, الصفحة
home index | accueil, page d'accueil | inicio, página de inicio, portada, página principal | الرئيسية, الصفحة الرئيسية
about | à propos, qui sommes-nous | acerca de, quiénes somos, sobre nosotros | من نحن, حول, نبذة عنا
menu nav navigation | menu, menus, barre de navigation | menú, menús, barra de navegación | قائمة, القائمة, قوائم
nav navigation | navigation | navegación | تنقل, التنقل, ملاحة
header | en-tête, entête, bandeau | encabezado, cabecera | رأس الصفحة, ترويسة, الترويسة
footer | pied de page, bas de page | pie de página, pie | تذييل, ذيل الصفحة, أسفل الصفحة
sidebar | barre latérale, panneau latéral | barra lateral | شريط جانبي, الشريط الجانبي
section | section, sections, rubrique | sección, secciones, apartado | قسم, أقسام, القسم
title heading | titre, titres, intitulé | título, títulos, encabezado | عنوان الصفحة, عنوان, العناوين
text content | texte, textes, contenu | texto, textos, contenido | نص, نصوص, محتوى, المحتوى
paragraph | paragraphe, paragraphes | párrafo, párrafos | فقرة, فقرات
link href | lien, liens | enlace, enlaces, vínculo, vínculos | رابط, روابط, الروابط, وصلة
broken dead link | lien mort, liens morts, liens cassés, lien brisé | enlace roto, enlaces rotos | رابط معطل, روابط معطلة, روابط مكسورة
image img photo picture | image, images, photo, photos | imagen, imágenes, foto, fotos | صورة, صور, الصور, الصورة
icon | icône, icônes | icono, iconos | أيقونة, أيقونات
logo | logo, logotype | logotipo, logo | شعار, الشعار
video | vidéo, vidéos | vídeo, video, vídeos | فيديو, مقطع مرئي
gallery | galerie, galeries | galería, galerías | معرض الصور, معرض, ألبوم
alt alternative text | texte alternatif, textes alternatifs | texto alternativo, textos alternativos | نص بديل, النص البديل, نصوص بديلة
button | bouton, boutons | botón, botones | زر, أزرار, الزر
form | formulaire, formulaires | formulario, formularios | نموذج, استمارة, نماذج
field input | champ, champs, saisie | campo, campos, entrada | حقل, حقول, إدخال, الإدخال
label | étiquette, libellé, libellés | etiqueta, etiquetas | تسمية, ملصق, تسميات
list | liste, listes | lista, listas, listado | قائمة عناصر, لائحة, سرد
table | tableau, table, tableaux | tabla, tablas | جدول, جداول
card | carte, cartes | tarjeta, tarjetas | بطاقة, بطاقات
modal dialog popup | fenêtre modale, boîte de dialogue, modale | modal, ventana emergente, diálogo | نافذة منبثقة, مربع حوار
tab | onglet, onglets | pestaña, pestañas | تبويب, تبويبات
tooltip | infobulle | información emergente | تلميح
dropdown select | liste déroulante, menu déroulant | desplegable, menú desplegable | قائمة منسدلة
checkbox | case à cocher | casilla, casilla de verificación | خانة اختيار
slider carousel | carrousel, diaporama | carrusel, pase de diapositivas | شريط عرض, عرض شرائح
banner hero | bannière, bandeau | banner, cartel | لافتة, بانر
color colour | couleur, couleurs | color, colores | لون, ألوان, الألوان, اللون
theme | thème, thèmes | tema, temas | سمة, مظهر, السمة, المظهر
dark mode | mode sombre, thème sombre | modo oscuro, tema oscuro | الوضع الداكن, الوضع الليلي, الوضع المظلم
light mode | mode clair, thème clair | modo claro, tema claro | الوضع الفاتح
style css | style, styles, feuille de style | estilo, estilos, hoja de estilo | نمط, أنماط, تنسيق, التنسيق
font | police, polices, typographie | fuente, fuentes, tipografía | خط, خطوط, الخط
layout | mise en page, disposition, agencement | diseño, maquetación, disposición | تخطيط, تصميم الصفحة
background | fond, arrière-plan | fondo | خلفية, الخلفية
border | bordure, bordures, bord | borde, bordes | حدود, إطار
margin padding spacing | marge, marges, espacement | margen, márgenes, espaciado | هامش, هوامش, مسافات
width height size | largeur, hauteur, taille | ancho, alto, altura, tamaño | عرض, ارتفاع, حجم
responsive mobile | adaptatif, mobile, téléphone portable | adaptable, móvil, móviles | متجاوب, الجوال, الهاتف المحمول
screen | écran, écrans | pantalla, pantallas | شاشة, الشاشة, شاشات
animation transition | animation, animations | animación, animaciones | حركة, رسوم متحركة
accessibility a11y aria | accessibilité | accesibilidad | إمكانية الوصول, سهولة الوصول
keyboard | clavier | teclado | لوحة المفاتيح
direction rtl | sens de lecture, droite à gauche | de derecha a izquierda, dirección del texto | اتجاه النص, من اليمين إلى اليسار
language lang locale i18n | langue, langues | idioma, idiomas, lengua | لغة, لغات, اللغة, اللغات
translation translate i18n | traduction, traductions, traduire | traducción, traducciones, traducir | ترجمة, الترجمة, ترجمات
seo meta | référencement | posicionamiento, seo | تحسين محركات البحث
description meta | description, descriptif | descripción | وصف, الوصف
settings config preferences | paramètres, réglages, préférences | ajustes, preferencias | إعدادات, الإعدادات, تفضيلات
configuration config | configuration, configurer | configuración, configurar | إعداد, تهيئة, التهيئة
environment env | environnement, variable d'environnement | entorno, variable de entorno | بيئة, متغيرات البيئة
dashboard | tableau de bord | panel, panel de control, cuadro de mandos | لوحة التحكم, لوحة القيادة
report | rapport, rapports | informe, informes, reporte | تقرير, تقارير
statistic stats metrics | statistique, statistiques, mesures | estadística, estadísticas, métricas | إحصائية, إحصائيات, مقاييس, إحصاءات
chart graph | graphique, graphiques, diagramme | gráfico, gráficos, gráfica | رسم بياني, مخطط, مخططات
history log | historique | historial, historia | سجل, تاريخ, السجل
timeline | chronologie, fil du temps, frise | cronología, línea de tiempo | خط زمني, الخط الزمني
export download | exporter, exportation, téléchargement, télécharger | exportar, descarga, descargar | تصدير, تنزيل, تحميل
import upload | importer, importation, téléversement, envoyer un fichier | importar, subir, carga | استيراد, رفع, الرفع
file | fichier, fichiers | archivo, archivos, fichero | ملف, ملفات
folder directory | dossier, dossiers, répertoire | carpeta, carpetas, directorio | مجلد, مجلدات, دليل
archive zip tar | archive, archives | archivo comprimido, comprimido | أرشيف, ملف مضغوط
save store | enregistrer, sauvegarder, sauvegarde | guardar, guardado | حفظ, الحفظ, يحفظ
delete remove | supprimer, suppression, effacer | eliminar, borrar, eliminación, quitar | حذف, إزالة, مسح
edit update | modifier, modification, éditer | editar, modificar, edición | تعديل, تحرير
create new | créer, création, nouveau, nouvelle | crear, creación, nuevo, nueva | إنشاء, جديد, جديدة
add | ajouter, ajout | añadir, agregar | إضافة, أضف
send submit | envoyer, envoi, soumettre | enviar, envío | إرسال, أرسل
receive | recevoir, réception | recibir, recepción | استقبال, استلام
load loading | charger, chargement | cargar, carga | تحميل, يحمل
start | démarrer, démarrage, lancer | iniciar, arrancar, inicio | بدء, تشغيل, بداية
stop | arrêter, arrêt | parar, detener | إيقاف, توقف
cancel abort | annuler, annulation | cancelar, cancelación, anular | إلغاء, الغاء
confirm | confirmer, confirmation | confirmar, confirmación | تأكيد, أكد
validate validation | valider, validation | validar, validación | تحقق, التحقق, تحقق من الصحة
verify check | vérifier, vérification | verificar, comprobar, verificación | فحص, تحقق, تدقيق
compute calculate | calculer, calcul | calcular, cálculo | حساب القيمة, احتساب, يحسب
total sum | total, somme | total, suma | مجموع, إجمالي, المجموع
count number | nombre, compteur | número, contador, cantidad | عدد, عداد
date time | date, heure, dates | fecha, hora, fechas | تاريخ, وقت, التاريخ, الوقت
timezone | fuseau horaire | zona horaria | منطقة زمنية
currency money | devise, monnaie, argent | moneda, divisa, dinero | عملة, عملات, مال
error exception | erreur, erreurs, exception | error, errores, excepción | خطأ, أخطاء, استثناء, الخطأ
failure fail | échec, échouer, panne | fallo, fallos, fallar | فشل, يفشل, إخفاق
crash | plantage, planter, plante | caída, bloqueo, se cae | انهيار, تعطل, يتعطل
warning | avertissement, avertissements | advertencia, aviso | تحذير, تحذيرات
bug issue | bogue, bug, anomalie | error, fallo, problema | خلل, مشكلة, علة
timeout | délai dépassé, expiration | tiempo de espera, tiempo agotado | انتهاء المهلة, مهلة
retry | réessayer, nouvelle tentative | reintento, reintentar | إعادة المحاولة
limit rate | limite, limites, limitation | límite, límites, limitación | حد, حدود, تقييد
cache | cache, mise en cache | caché | تخزين مؤقت, ذاكرة مؤقتة, الكاش
memory | mémoire | memoria | ذاكرة
performance speed slow | performance, performances, rapidité, lenteur, lent | rendimiento, velocidad, lento | أداء, الأداء, سرعة, بطيء, بطء
security | sécurité, sécurisé | seguridad, seguro | أمان, الأمان, حماية, أمن
encrypt hash | chiffrer, chiffrement, hachage | cifrar, cifrado, encriptar | تشفير, تجزئة
signature sign hmac | signature, signer | firma, firmar | توقيع, التوقيع
key secret | clé, clés, secret | clave, claves, llave, secreto | مفتاح, مفاتيح, سر
certificate tls ssl | certificat, certificats | certificado, certificados | شهادة, شهادات
backup | sauvegarde, copie de sécurité | copia de seguridad, respaldo | نسخة احتياطية, نسخ احتياطي
database db | base de données, bases de données, bdd | base de datos, bases de datos | قاعدة البيانات, قاعدة بيانات, قواعد البيانات
schema table | schéma, schémas | esquema, esquemas | مخطط قاعدة البيانات, مخطط
migration | migration, migrations | migración, migraciones | ترحيل, هجرة البيانات
query sql | requête, requêtes | consulta, consultas | استعلام, استعلامات
column row | colonne, colonnes, ligne | columna, columnas, fila | عمود, أعمدة, صف
record entity model | enregistrement, entité, modèle | registro, entidad, modelo | كيان, نموذج البيانات
index | index, indexation | índice, indexación | فهرس, فهرسة
transaction | transaction, transactions | transacción, transacciones | معاملة, معاملات
data | données, donnée | datos, dato | بيانات, معطيات
server | serveur, serveurs | servidor, servidores | خادم, خوادم, الخادم, سيرفر
client browser | navigateur, navigateurs | navegador, navegadores | متصفح, المتصفح
frontend ui | interface, interface utilisateur | interfaz, interfaz de usuario | واجهة, واجهة المستخدم, الواجهة
backend server | côté serveur, arrière-boutique | lado del servidor, backend | الواجهة الخلفية, جانب الخادم
api endpoint | point d'accès, api, point de terminaison | punto de acceso, api, punto final | واجهة برمجية, نقطة نهاية, واجهة برمجة
route router url | route, routes, routage | ruta, rutas, enrutador | مسار, مسارات, توجيه
request | requête, requêtes, demande | petición, peticiones, solicitud | طلب, طلبات, الطلبات
response | réponse, réponses | respuesta, respuestas | استجابة, رد, ردود
header http | en-têtes, entêtes | cabeceras, encabezados | ترويسات, رؤوس
status state | état, statut | estado, estados | حالة, حالات, الحالة
event | événement, événements, évènement | evento, eventos | حدث, أحداث
listener handler | gestionnaire, écouteur | manejador, controlador, oyente | معالج, مستمع
callback hook | fonction de rappel, crochet | función de retorno, gancho | دالة رد النداء
webhook | webhook, rappel http | webhook | خطاف ويب, ويب هوك
queue job | file d'attente, tâche, tâches | cola, tarea, tareas | طابور, قائمة الانتظار, مهمة, مهام
worker | travailleur, processus de travail | trabajador, proceso | عامل, عملية خلفية
process | processus, procédé | proceso, procesos | عملية, عمليات
thread | fil d'exécution | hilo, hilos | خيط تنفيذ
stream sse | flux, diffusion, streaming | flujo, transmisión | بث, تدفق, دفق
socket websocket | connexion temps réel, websocket | conexión en tiempo real, websocket | اتصال مباشر, مقبس
connection | connexion réseau, liaison | conexión, conexiones | اتصال, اتصالات
network | réseau | red, redes | شبكة, الشبكة
proxy | mandataire, proxy | proxy, intermediario | وكيل, بروكسي
port host | port, hôte | puerto, anfitrión | منفذ, مضيف
log logger | journal, journaux, journalisation | registro, registros, bitácora | سجلات, تسجيل الأحداث, سجل
debug | débogage, déboguer | depuración, depurar | تنقيح, تصحيح الأخطاء
test spec | test, tests, essais | prueba, pruebas, test | اختبار, اختبارات, الاختبارات
coverage | couverture | cobertura | تغطية, تغطية الاختبارات
mock fixture | simulacre, jeu de données | simulación, datos de prueba | محاكاة, بيانات اختبار
build compile | construction, compilation, compiler | construcción, compilación, compilar | بناء, البناء, تجميع
deploy release | déploiement, déployer, mise en production | despliegue, desplegar, publicación | نشر, النشر, إطلاق
version | version, versions | versión, versiones | إصدار, إصدارات, نسخة
branch | branche, branches | rama, ramas | فرع, فروع
commit | commit, validation | commit, confirmación | إيداع, التزام
repository repo | dépôt, dépôts | repositorio, repositorios | مستودع, مستودعات
dependency package | dépendance, dépendances, paquet | dependencia, dependencias, paquete | تبعية, تبعيات, اعتماديات, حزمة, حزم
library | bibliothèque, bibliothèques, librairie | biblioteca, librería, librerías | مكتبة, مكتبات
framework | cadre, framework | marco, framework | إطار عمل
install | installer, installation | instalar, instalación | تثبيت, تنصيب
script command | script, commande, scripts | script, comando, comandos | أمر, أوامر, سكربت
function method | fonction, fonctions, méthode | función, funciones, método | دالة, دوال, وظيفة
class | classe, classes | clase, clases | صنف, فئة, أصناف
component | composant, composants | componente, componentes | مكون, مكونات
module | module, modules | módulo, módulos | وحدة, وحدات
variable | variable, variables | variable, variables | متغير, متغيرات
constant | constante, constantes | constante, constantes | ثابت, ثوابت
type interface | type, types, interface | tipo, tipos, interfaz | نوع, أنواع
parameter argument | paramètre, argument, paramètres | parámetro, argumento, parámetros | معامل, معاملات, وسيط
value | valeur, valeurs | valor, valores | قيمة, قيم
loop | boucle, boucles | bucle, bucles | حلقة, حلقات
condition | condition, conditions | condición, condiciones | شرط, شروط
parse parser | analyser syntaxiquement, analyseur | analizador, parsear | محلل, تحليل نحوي
format | format, formater, mise en forme | formato, formatear | صيغة, تنسيق
convert transform | convertir, conversion, transformer | convertir, conversión, transformar | تحويل, التحويل, يحول
render display show | afficher, affichage, rendu | mostrar, visualizar, renderizar | عرض, إظهار, يعرض
hide | masquer, cacher | ocultar, esconder | إخفاء, يخفي
click | clic, cliquer | clic, pulsar, hacer clic | نقر, ضغط, النقر
scroll | défilement, défiler | desplazamiento, desplazar | تمرير
drag drop | glisser-déposer, glisser | arrastrar, arrastrar y soltar | سحب وإفلات
upload file | téléverser, dépôt de fichier | subir archivos, adjuntar | رفع ملف, إرفاق
attachment | pièce jointe, pièces jointes | adjunto, adjuntos | مرفق, مرفقات
document pdf | document, documents | documento, documentos | مستند, وثيقة, مستندات
print | imprimer, impression | imprimir, impresión | طباعة
map | carte géographique, plan d'accès | mapa, mapas | خريطة, خرائط
weather | météo | tiempo meteorológico, clima | طقس
news blog post | actualité, actualités, billet, blogue | noticia, noticias, entrada, blog | خبر, أخبار, مدونة, مقال
author | auteur, auteurs | autor, autores | كاتب, مؤلف
tag | étiquette, mot-clé | etiqueta, etiquetas | وسم, وسوم
publish | publier, publication | publicar, publicación | نشر, انشر
draft | brouillon, brouillons | borrador, borradores | مسودة, مسودات
preview | aperçu, prévisualisation | vista previa, previsualización | معاينة, المعاينة
template | modèle, gabarit, gabarits | plantilla, plantillas | قالب, قوالب
plan | plan, plans | plan, planes | خطة, خطط, الخطة
step | étape, étapes | paso, pasos, etapa | خطوة, خطوات
project | projet, projets | proyecto, proyectos | مشروع, مشاريع
task todo | tâche, tâches, à faire | tarea, tareas, pendientes | مهمة, مهام
issue ticket | ticket, tickets | incidencia, incidencias | تذكرة, بلاغ
lock | verrou, verrouiller, verrouillage | bloqueo, bloquear, cerrojo | قفل, إقفال, تأمين
unlock | déverrouiller, déverrouillage | desbloquear, desbloqueo | فتح القفل, إلغاء القفل
sandbox | bac à sable | entorno aislado, caja de arena | صندوق رمل, بيئة معزولة
engine | moteur, moteurs | motor, motores | محرك, محركات
usage quota | consommation, quota, usage | consumo, cuota, uso | استهلاك, حصة, استخدام
second minute duration | durée, secondes, minutes | duración, segundos, minutos | مدة, ثواني, دقائق
audit | audit, piste d'audit | auditoría | تدقيق, مراجعة
privacy gdpr | confidentialité, vie privée, rgpd | privacidad, rgpd | خصوصية, الخصوصية
cookie | témoin, cookies, cookie | galleta, cookies, cookie | ملفات تعريف الارتباط, كوكيز
terms legal | mentions légales, conditions | aviso legal, condiciones, términos | شروط, الشروط والأحكام
faq help | foire aux questions, aide | preguntas frecuentes, ayuda | الأسئلة الشائعة, مساعدة
testimonial | témoignage, témoignages | testimonio, testimonios | آراء العملاء, شهادات العملاء
service | service, services, prestation | servicio, servicios | خدمة, خدمات
recipe | recette, recettes | receta, recetas | وصفة, وصفات
bread | pain, pains | pan, panes | خبز
bakery baker | boulangerie, boulanger | panadería, panadero | مخبز, خباز, مخابز
cake pastry | gâteau, gâteaux, pâtisserie, pâtisseries | pastel, pasteles, tarta, pastelería | كعك, كعكة, حلويات, معجنات
coffee | café, cafés | café, cafetería | قهوة, مقهى
restaurant | restaurant, restaurants | restaurante, restaurantes | مطعم, مطاعم
food dish | plat, plats, nourriture | plato, platos, comida | طبق, أطباق, طعام
school course lesson | école, cours, leçon | escuela, curso, lección | مدرسة, دورة, درس
student teacher | élève, étudiant, enseignant | alumno, estudiante, profesor | طالب, طلاب, معلم
doctor patient clinic | médecin, patient, clinique | médico, paciente, clínica | طبيب, مريض, عيادة
hotel room | hôtel, chambre | hotel, habitación | فندق, غرفة
travel trip | voyage, voyages | viaje, viajes | سفر, رحلة, رحلات
car vehicle | voiture, véhicule | coche, vehículo, automóvil | سيارة, مركبة
house property | maison, immobilier, logement | casa, inmueble, vivienda | منزل, عقار, بيت
event ticket | billet, billetterie | entrada, entradas, boleto | تذكرة, تذاكر
game player score | jeu, joueur, score | juego, jugador, puntuación | لعبة, لاعب, نتيجة
music song | musique, chanson | música, canción | موسيقى, أغنية
book | livre, livres | libro, libros | كتاب, كتب
name | nom, noms | nombre, nombres | اسم, أسماء
first last name | prénom, nom de famille | apellido, nombre de pila | الاسم الأول, اسم العائلة
age birth | âge, naissance | edad, nacimiento | عمر, ميلاد
country city | pays, ville | país, ciudad | بلد, دولة, مدينة
street zip postal | rue, code postal | calle, código postal | شارع, رمز بريدي
gender | genre, sexe | género, sexo | جنس
average | moyenne | promedio, media | متوسط, معدل
percentage rate | pourcentage, taux | porcentaje, tasa | نسبة, نسبة مئوية
round rounding | arrondi, arrondir | redondeo, redondear | تقريب
random | aléatoire, hasard | aleatorio, azar | عشوائي
unique duplicate | unique, doublon, doublons | único, duplicado, duplicados | فريد, مكرر, تكرار
empty null missing | vide, manquant, absent, manquante | vacío, falta, ausente, faltante | فارغ, مفقود, ناقص, مفقودة
wrong incorrect invalid | faux, incorrect, invalide, mauvais | incorrecto, inválido, erróneo | خاطئ, غير صحيح, غير صالح
size large big | grand, gros, grande | grande, enorme, mayor | كبير, ضخم
small short | petit, court, petite | pequeño, corto | صغير, قصير
long | long, longue, longues | largo, larga | طويل, طويلة
old legacy deprecated | ancien, obsolète | antiguo, obsoleto | قديم, متقادم
unused dead | inutilisé, inutilisés, mort, inutilisées | sin usar, no usado, muerto | غير مستخدم, غير مستعمل
complexity | complexité | complejidad | تعقيد, التعقيد
quality | qualité | calidad | جودة, الجودة
structure architecture | structure, architecture | estructura, arquitectura | بنية, هيكل, معمارية, البنية
documentation docs readme | documentation | documentación | توثيق, وثائق, التوثيق
example sample | exemple, exemples | ejemplo, ejemplos | مثال, أمثلة, نموذج
license | licence | licencia | ترخيص, رخصة
welcome greeting | bienvenue, salutation | bienvenida, saludo | ترحيب, تحية
sign icon mark | marque, signe | marca, signo | علامة, علامات
pagination cursor | pagination, page suivante | paginación, página siguiente | ترقيم الصفحات, الصفحة التالية
infinite scroll | défilement infini | desplazamiento infinito | تمرير لانهائي
autocomplete suggest | autocomplétion, suggestion | autocompletar, sugerencia | إكمال تلقائي, اقتراح
offline | hors ligne | sin conexión | دون اتصال, بلا إنترنت
sync | synchronisation, synchroniser | sincronización, sincronizar | مزامنة, تزامن
concurrency race lock | concurrence, accès concurrents | concurrencia, condición de carrera | تزامن, تسابق
lease heartbeat | bail, battement | arrendamiento, latido | عقد إيجار, نبض
digest checksum hash | empreinte, somme de contrôle | huella, suma de comprobación | بصمة, مجموع اختباري
snapshot | instantané, cliché | instantánea, copia | لقطة
diff patch | différence, correctif | diferencia, parche | فرق, رقعة, اختلاف
merge conflict | fusion, conflit | fusión, conflicto | دمج, تعارض
container docker | conteneur, conteneurs | contenedor, contenedores | حاوية, حاويات
health status | santé, état de santé | salud, estado de salud | صحة, سلامة
monitoring metrics | surveillance, supervision | monitorización, supervisión | مراقبة, رصد
trace span | trace, traçage | traza, rastreo | تتبع, أثر
feature flag | fonctionnalité, drapeau | funcionalidad, bandera | ميزة, خاصية
organization company | organisation, entreprise, société | organización, empresa | منظمة, شركة, مؤسسة
group | groupe, groupes | grupo, grupos | مجموعة, مجموعات
slug identifier id | identifiant, identifiants | identificador, identificadores | معرف, معرفات
avatar photo | avatar, photo de profil | avatar, foto de perfil | صورة رمزية, صورة شخصية
reset recover forgot | réinitialiser, récupération, oublié | restablecer, recuperar, olvidado | إعادة تعيين, استعادة, نسيت
draft autosave | sauvegarde automatique | guardado automático | حفظ تلقائي
`;
