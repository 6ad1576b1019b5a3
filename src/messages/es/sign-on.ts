import type { Translation } from '../catalogue.ts';
import type { signOn as english } from '../en/sign-on.ts';

export const signOn = {
  'refusal.sign_on_algorithm': 'El token de acceso está firmado de una forma que este sitio no admite.',
  'refusal.sign_on_audience': 'El token de acceso está destinado a otro servicio.',
  'refusal.sign_on_claim_invalid': 'Lo que el token de acceso indica en {claim} no se puede usar.',
  'refusal.sign_on_claim_missing': 'En el token de acceso falta {claim}.',
  'refusal.sign_on_disabled': 'El inicio de sesión único está desactivado en este sitio.',
  'refusal.sign_on_ended': 'Esta sesión se cerró. Inicie sesión de nuevo.',
  'refusal.sign_on_exchange_required':
    'Los tokens de este sitio sirven una sola vez: cámbielo primero por una sesión.',
  'refusal.sign_on_expired': 'Esta sesión ha caducado. Inicie sesión de nuevo.',
  'refusal.sign_on_issuer': 'El token de acceso procede de un emisor que este sitio no admite.',
  'refusal.sign_on_key_unknown': 'No hay aquí ninguna clave con la que comprobar el token de acceso.',
  'refusal.sign_on_keys_unavailable':
    'Ahora no se pueden leer las claves del editor. Espere {wait} e inténtelo de nuevo.',
  'refusal.sign_on_lifetime': 'El token de acceso dura más de lo que este sitio permite.',
  'refusal.sign_on_malformed': 'Esto no es un token de acceso: no se puede leer.',
  'refusal.sign_on_not_yet_valid':
    'El token de acceso viene del futuro ({claim}). Compruebe el reloj del servidor que lo emite.',
  'refusal.sign_on_replayed': 'Este token de acceso ya se usó y solo sirve una vez.',
  'refusal.sign_on_secret_invalid':
    'Un secreto tiene entre 32 y 1000 caracteres y no es una clave pública. Déjelo vacío para que se cree uno.',
  'refusal.sign_on_secret_not_found': 'No existe ese secreto. Quizá ya haya caducado.',
  'refusal.sign_on_signature': 'La firma del token de acceso no es correcta.',
  'refusal.sign_on_too_large': 'El token de acceso es demasiado grande.',
  'setting.ssoEnabled': 'Inicio de sesión único',
  'settingMeaning.ssoEnabled':
    'Quien ha iniciado sesión en sus páginas también la tiene aquí, mediante un token firmado (JWT) que sus páginas entregan. Los tokens nunca abren la mesa de moderación.',
  'setting.ssoSameEmail': 'Misma dirección de correo, otro usuario',
  'settingMeaning.ssoSameEmail':
    'Qué ocurre cuando un token nombra el buzón de una cuenta que pertenece a otra persona. Rechazado, el token no abre nada. Vinculado, abre esa cuenta; elíjalo solo si comprueba que los buzones son de sus lectores. Las cuentas de la redacción nunca se vinculan.',
  'setting.ssoRealm': 'Ámbito de los identificadores',
  'settingMeaning.ssoRealm':
    'Los sitios con el mismo ámbito se refieren con el mismo user.id a la misma persona: una cuenta sirve para todos. Quien tenga un secreto de uno puede iniciar la sesión de los lectores de todos. Vacío: los identificadores son solo de este sitio.',
  'setting.ssoAudience': 'Destinatario exigido',
  'settingMeaning.ssoAudience':
    'Los tokens deben llevar este texto como aud; así un token hecho para otro servicio no abre nada aquí. Vacío: no se exige.',
  'setting.ssoIssuer': 'Emisor exigido',
  'settingMeaning.ssoIssuer': 'Los tokens deben llevar este texto como iss. Vacío: no se exige.',
  'setting.ssoRequireExpiry': 'Los tokens deben caducar',
  'settingMeaning.ssoRequireExpiry':
    'Los tokens sin exp se rechazan. Actívelo cuando sus páginas entreguen tokens que caducan: uno que no caduca sirve para siempre a quien lo robe.',
  'setting.ssoMaxLifetimeMinutes': 'Duración máxima de un token',
  'settingMeaning.ssoMaxLifetimeMinutes':
    'En minutos de iat a exp; los tokens necesitan entonces ambos. 0: sin límite.',
  'setting.ssoOneTime': 'Tokens de un solo uso',
  'settingMeaning.ssoOneTime':
    'Cada token abre una sesión una sola vez y no vale nada para quien lo lea después. Necesita jti y exp, y sus páginas deben crear uno nuevo en cada visita.',
  'setting.ssoJwksUrl': 'Dirección de las claves públicas (JWKS)',
  'settingMeaning.ssoJwksUrl':
    'Con la dirección https de un conjunto de claves se admiten también tokens firmados con EdDSA, ES256 o RS256, sin secreto compartido. Las claves se guardan diez minutos. Vacío: solo secretos.',
} satisfies Translation<typeof english>;
