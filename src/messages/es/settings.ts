import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'Invitados',

  'settingMeaning.guests': 'Se puede comentar solo con un nombre, sin cuenta. Los invitados no votan.',

  'setting.emailSignIn': 'Acceso por correo',

  'settingMeaning.emailSignIn':
    'Los lectores entran con un código de un solo uso que llega a su buzón. Moderadores y administradores siempre pueden hacerlo.',

  'setting.maxCommentLength': 'Longitud máxima de un comentario',

  'settingMeaning.maxCommentLength':
    'En caracteres. Un texto más largo se rechaza antes de enviarlo, y nada de él se pierde.',

  'setting.editWindowMinutes': 'Tiempo para editar',

  'settingMeaning.editWindowMinutes':
    'Minutos después de escribir durante los que los autores pueden cambiar su comentario. Las versiones anteriores se conservan. 0 desactiva la edición.',

  'setting.requireSecondFactor': 'Segundo factor para la mesa',

  'settingMeaning.requireSecondFactor':
    'Moderadores y administradores necesitan una llave de acceso o un código de una aplicación además de su buzón. A quien no tiene ninguno se le guía para crearlo.',

  'settingAllowed.flag': 'sí o no (true o false)',
  'settingAllowed.number': 'un número entero de {least} a {most}',
  'settingAllowed.choice': 'uno de {options}',
  'settingAllowed.text': 'un texto de {longest} caracteres como máximo',
} satisfies Translation<typeof english>;
