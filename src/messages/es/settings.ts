import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'Invitados',

  'settingMeaning.guests': 'Se puede comentar solo con un nombre, sin cuenta. Los invitados no votan.',

  'setting.emailSignIn': 'Acceso por correo',

  'settingMeaning.emailSignIn':
    'Los lectores entran con un código de un solo uso que llega a su buzón. Moderadores y administradores siempre pueden hacerlo.',

  'setting.passkeySignIn': 'Acceso con llave de acceso',

  'settingMeaning.passkeySignIn':
    'Quienes tienen una llave de acceso inician sesión con un toque. Si está desactivado, las llaves siguen contando como segundo factor.',

  'setting.maxCommentLength': 'Longitud máxima de un comentario',

  'settingMeaning.maxCommentLength':
    'En caracteres. Un texto más largo se rechaza antes de enviarlo, y nada de él se pierde.',

  'setting.editWindowMinutes': 'Tiempo para editar',

  'settingMeaning.editWindowMinutes':
    'Minutos después de escribir durante los que los autores pueden cambiar su comentario. Las versiones anteriores se conservan. 0 desactiva la edición.',

  'setting.publicProfiles': 'Perfiles públicos',

  'settingMeaning.publicProfiles':
    'Los nombres de los autores llevan a una página que muestra quiénes son y qué han publicado en este sitio. Cada cual puede ocultar la suya. Se pide a los buscadores que no incluyan estas páginas.',

  'setting.requireSecondFactor': 'Segundo factor para la mesa',

  'settingMeaning.requireSecondFactor':
    'Moderadores y administradores necesitan una llave de acceso o un código de una aplicación además de su buzón. A quien no tiene ninguno se le guía para crearlo.',

  'settingAllowed.flag': 'sí o no (true o false)',
  'settingAllowed.number': 'un número entero de {least} a {most}',
  'settingAllowed.choice': 'uno de {options}',
  'settingAllowed.text': 'un texto de {longest} caracteres como máximo',

  'setting.erasureComments': 'Comentarios de quienes eliminan su cuenta',

  'settingMeaning.erasureComments':
    'Si los lectores eligen qué pasa con lo que escribieron, si todo se retira o si todo queda sin nombre. Donde alguien respondió queda una señal.',

  'setting.addressDays': 'Días en que se reconocen las direcciones',

  'settingMeaning.addressDays':
    'Las direcciones de red se guardan solo como huellas que nadie puede leer. Pasados estos días se destruyen las claves. 0 no guarda nada de ellas.',

  'setting.inactiveAccountMonths': 'Meses tras los que se borran las cuentas sin uso',

  'settingMeaning.inactiveAccountMonths':
    'Las cuentas que nadie usó durante ese tiempo se borran; sus comentarios quedan sin nombre. Un correo lo avisa 30 días antes. Moderación y administración se quedan. 0 no borra ninguna.',

  'settingOption.erasureComments.reader': 'Elige el lector',
  'settingOption.erasureComments.remove': 'Retirarlos siempre',
  'settingOption.erasureComments.keep': 'Conservarlos siempre sin nombre',
} satisfies Translation<typeof english>;
