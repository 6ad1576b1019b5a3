import type { Translation } from '../catalogue.ts';
import type { signIn as english } from '../en/sign-in.ts';

export const signIn = {
  'signIn.title': 'Iniciar sesión',
  'signIn.text': 'Le enviamos un código. No hace falta contraseña.',
  'signIn.with': 'Continuar con {name}',
  'signIn.or': 'o',
  'signIn.noWay': 'Los lectores de {site} inician sesión en sus propias páginas.',
  'signIn.newsroomLink': 'Entrar por correo como miembro de la redacción',
  'signIn.newsroomText':
    'Para moderadores y administradores: si la dirección es de uno de ellos, le enviamos un código.',
  'signIn.email': 'Correo electrónico',
  'signIn.send': 'Enviarme un código',
  'signIn.codeTitle': 'Introducir el código',
  'signIn.codeText': 'Hemos enviado un código a {email}. Es válido durante {minutes}.',
  'signIn.codeInLog': 'Esta instalación aún no envía correo: el código está en el registro del servidor.',
  'signIn.code': 'Código',
  'signIn.check': 'Iniciar sesión',
  'signIn.again': 'Usar otra dirección',
  'signIn.linkSentTitle': 'Mire en su buzón',
  'signIn.linkSentText':
    'Hemos enviado un enlace a {email}. Vale {time}: ábralo en este navegador para entrar aquí.',
  'signIn.linkOpened': 'He abierto el enlace',
  'signIn.linkTitle': 'Entrar con este enlace',
  'signIn.linkText': 'Pulse el botón para entrar como {email} en este navegador.',
  'signIn.nameTitle': 'Elegir un nombre',
  'signIn.nameText': 'Aparece junto a todo lo que escriba aquí. Su correo electrónico no se muestra nunca.',
  'signIn.keepName': 'Usar este nombre',
  'signIn.continueTitle': 'Ha iniciado sesión',
  'signIn.continueText': 'Ha iniciado sesión como {name}. ¿Quiere escribir en {site} con este nombre?',
  'signIn.continueAs': 'Continuar como {name}',
  'signIn.other': 'Iniciar sesión con otra cuenta',
  'signIn.doneTitle': 'Ha iniciado sesión',
  'signIn.doneText': 'Esta ventana se cierra sola. Si sigue abierta, ciérrela y vuelva al artículo.',

  'email.subject': '{code} es su código para {site}',
  'email.text': 'Su código para iniciar sesión en {site}:',
  'email.minutes': 'Es válido durante {minutes} y una sola vez, en el navegador que lo pidió.',
  'email.linkSubject': 'Entrar en {site}',
  'email.linkText':
    'Alguien, quizá usted, ha pedido varias veces entrar en {site} con esta dirección. Abra este enlace en el navegador en el que quiera entrar:',
  'email.ignore': 'Si usted no lo pidió, no tiene que hacer nada.',
} satisfies Translation<typeof english>;
