import type { desk as english } from '../en/desk.ts';
import type { Translation } from '../catalogue.ts';

export const desk: Translation<typeof english> = {
  'role.reader': 'Lector',
  'role.staff': 'Redacción',
  'role.moderator': 'Moderación',
  'role.admin': 'Administración',
  'role.onSites': { one: '{role} en {count} sitio', other: '{role} en {count} sitios' },

  'desk.title': 'Mesa',
  'desk.settings': 'Ajustes',
  'desk.nameless': 'Su cuenta',
  'desk.area.sites': 'Sitios',
  'desk.area.organisation': 'Organización',
  'desk.area.accounts': 'Cuentas',
  'desk.area.tokens': 'Claves de API',
  'desk.area.audit': 'Registro',

  'desk.front': 'De un vistazo',
  'desk.tasks': 'Aún sin configurar',
  'desk.setUp': 'Configurar',
  'desk.task.mail':
    'Parley aún no envía correo: los códigos para entrar están en el registro del servidor. Defina SMTP_URL y MAIL_FROM antes de que lleguen los lectores.',
  'desk.task.https':
    'Parley no se sirve por https. Las entradas de los lectores pueden leerse por el camino, y los navegadores lo rechazan dentro de páginas con https. Defina PARLEY_URL.',
  'desk.task.ownFactor':
    'Quien lea su correo puede abrir esta mesa. Con una llave de acceso o una aplicación de códigos seguirá siendo suya.',
  'desk.task.secondFactor': 'Moderación y administración entran solo con un buzón de correo.',
  'desk.task.factors': {
    one: '{count} persona con acceso a la mesa no tiene segundo factor.',
    other: '{count} personas con acceso a la mesa no tienen segundo factor.',
  },
  'desk.task.secondAdmin':
    'Solo una persona lo administra todo. Dé ese papel a otra más, para que nadie se quede fuera.',
  'desk.task.site': 'Todavía no hay ningún sitio.',
  'desk.task.origins': '{site} no tiene orígenes: ninguna página puede mostrar sus debates.',
  'desk.you': 'Usted',
  'desk.role': 'Papel',
  'desk.factor': 'Segundo factor',
  'desk.factor.none': 'Ninguno.',
  'desk.factor.set': 'Configurado.',
  'desk.factor.shown': 'Mostrado en esta sesión.',
  'desk.security': 'Acceso y seguridad',

  'desk.sites': 'Sitios',
  'desk.site': 'Sitio',
  'desk.noSites': 'Todavía no hay ningún sitio.',
  'desk.stories': 'Artículos',
  'desk.comments': 'Comentarios',
  'desk.waiting': 'A la espera de una decisión',
  'desk.addSite': 'Añadir un sitio',
  'desk.siteAdded': '{site} está añadido. Repase sus ajustes y copie después su código de inserción.',
  'desk.siteName': 'Nombre',
  'desk.siteKey': 'Clave',
  'desk.siteKeyMeaning':
    'Aparece en las direcciones, por ejemplo «daily»: minúsculas sin tilde, cifras y guiones. Más tarde no se puede cambiar.',
  'desk.siteLanguage': 'Idioma de las páginas que no piden ninguno',
  'desk.origins': 'Orígenes',
  'desk.originsMeaning':
    'Uno por línea, por ejemplo https://news.example. Solo las páginas de estos orígenes pueden mostrar los debates, llamar a la API y abrir artículos nuevos.',

  'desk.ofSite': 'Páginas de este sitio',
  'desk.tab.settings': 'Ajustes',
  'desk.tab.sections': 'Secciones',
  'desk.tab.waysIn': 'Formas de entrar',
  'desk.tab.embed': 'Código de inserción',
  'desk.contents': 'En esta página',

  'desk.on': 'Sí',
  'desk.off': 'No',
  'desk.nothing': 'nada',
  'desk.quoted': '«{text}»',
  'desk.default': 'Por defecto: {value}.',
  'desk.changed': 'Cambiado.',
  'desk.useDefault': 'Usar el valor por defecto',
  'desk.saved': 'Guardado.',
  'desk.unchanged': 'Nada era distinto, así que nada ha cambiado.',
  'desk.undo': 'Deshacer',
  'desk.notSaved': {
    one: 'Aún no se ha guardado nada: revise {count} campo.',
    other: 'Aún no se ha guardado nada: revise {count} campos.',
  },
  'desk.somebody': 'Alguien',
  'desk.overtaken':
    '{by} ha cambiado esto entretanto; ahora es: {now}. Guarde otra vez para poner su valor en su lugar.',
  'desk.allowedNumber': 'Indique un número entero de {least} a {most}.',
  'desk.allowedText': 'Indique un texto de {longest} caracteres como mucho.',
  'desk.allowedChoice': 'Elija una de las posibilidades.',
  'desk.confirmFirst': 'Es una operación delicada, por eso se le pregunta otra vez quién es.',
  'desk.confirmAside':
    'Aún no se ha guardado nada. Confirme en la otra ventana que es usted y envíe esto otra vez.',
  'desk.confirm': 'Confirmar que es usted',

  'desk.actions': 'Acciones',
  'desk.allSites': 'Todos los sitios, también los futuros',
  'desk.someSites': 'Solo estos:',
  'desk.factorsWarning': {
    one: '{count} persona con acceso a la mesa aún no tiene segundo factor. Quien no lo tenga deberá configurarlo antes que nada.',
    other:
      '{count} personas con acceso a la mesa aún no tienen segundo factor. Quien no lo tenga deberá configurarlo antes que nada.',
  },

  'firstAdmin.expired': 'Este enlace ya no vale',
  'firstAdmin.expiredText':
    'Ya se ha usado, tiene más de una hora, o esta instalación ya tiene administración. Quien tenga acceso a la máquina puede dar el papel en la línea de órdenes:',
  'firstAdmin.desk': 'Ir a la mesa',
  'firstAdmin.title': 'Configurar esta instalación',
  'firstAdmin.text':
    'Esta instalación aún no tiene administración. Indique la dirección de correo de quien se encargará; enviaremos allí un código.',
  'firstAdmin.become':
    'Ha entrado como {name}. Esta cuenta asume la administración: configura sitios, da papeles a otros y ve cada cambio en un registro.',
  'firstAdmin.becomeSend': 'Asumir la administración',
  'firstAdmin.done':
    'Ya tiene la administración. Proteja esta mesa con un segundo factor y configure después el primer sitio.',

  'settingGroup.signIn': 'Entrar',
  'settingGroup.signOn': 'Acceso propio del medio',
  'settingGroup.writing': 'Escribir',
  'settingGroup.privacy': 'Privacidad',

  'settingOption.ssoSameEmail.refuse': 'Rechazar el acceso',
  'settingOption.ssoSameEmail.link': 'Vincularlo a la cuenta',
};
