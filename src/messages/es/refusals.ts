import type { Translation } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals = {
  'refusal.not_permitted': 'No puede hacer esto. Hace falta un rol que su cuenta no tiene aquí.',
  'refusal.second_factor_required': 'Muestre primero su segundo factor, por favor.',
  'refusal.step_up_required':
    'Confirme primero que es usted, por favor. Lo preguntamos antes de todo lo que no se puede deshacer.',
  'refusal.name_taken':
    'Este nombre, o uno que se le parece, pertenece a otra persona. Elija otro, por favor.',
  'refusal.token_scope_missing': 'A este token le falta el ámbito {scope}.',
  'refusal.identity_email_taken':
    'Ya existe una cuenta con esta dirección de correo. Inicie sesión con ella, por favor.',
  'refusal.account_banned':
    'Esta cuenta ya no puede escribir aquí. Todavía puede leer y eliminar lo que escribió. La exclusión termina: {until}.',
  'refusal.decision_not_found': 'Esta decisión no existe.',
  'refusal.download_not_found': 'Esta descarga no existe o ya se eliminó. Puede pedir una nueva.',
  'refusal.download_too_soon':
    'Sus datos se pueden preparar una vez al día. Espere {wait} y vuelva a pedirlos.',
  'refusal.erasure_begun': 'Esta cuenta se está eliminando; ya no se puede detener.',
  'refusal.account_not_found': 'Esta cuenta no existe.',
  'refusal.bio_too_long':
    'El texto sobre usted tiene {length} caracteres; como máximo son posibles {limit}. Acórtelo, por favor.',
  'refusal.link_invalid': 'Este enlace no está completo o ya no vale. Cópielo entero del correo.',
  'refusal.muted_too_many':
    'Ha silenciado a {limit} personas, que es el máximo. Vuelva a mostrar antes a algunas de ellas.',
  'refusal.own_account': 'Se trata de usted. Solo se puede silenciar a los demás.',
  'refusal.person_not_found': 'Aquí no hay un perfil de esta persona.',
  'refusal.picture_address_invalid':
    'Esta no es la dirección de una imagen. Empieza por https:// y puede copiarla de su navegador.',
  'refusal.report_own_comment': 'Este comentario es suyo y no se puede denunciar. Puede eliminarlo.',
  'refusal.report_too_long':
    'Lo que añada a su denuncia puede tener como máximo {limit} caracteres. Acórtelo, por favor.',
  'refusal.note_not_found': 'Esta nota ya no existe.',
  'refusal.person_protected':
    'Aquí no se puede decidir nada sobre uno mismo ni sobre quienes moderan. Un administrador puede quitarles antes su función en la página de su cuenta.',
  'refusal.sanction_not_found': 'No existe tal decisión sobre esta persona.',
  'refusal.appeal_empty': 'Escriba por qué la decisión fue errónea.',
  'refusal.appeal_made_already': 'Ya recurrió esta decisión. Cada una puede recurrirse una vez.',
  'refusal.appeal_not_possible': 'Ahora no hay ninguna decisión sobre este comentario que se pueda recurrir.',
  'refusal.appeal_of_own_decision':
    'Usted tomó esta decisión o escribió el comentario. Otra persona decide sobre el recurso.',
  'refusal.appeal_too_late': 'Una decisión puede recurrirse durante seis meses. Ese plazo ha terminado.',
  'refusal.appeal_too_long': 'Son {length} caracteres; se admiten {limit}.',
  'refusal.contact_missing':
    'Indique su nombre y su dirección de correo. Hacen falta para el acuse de recibo y la decisión.',
  'refusal.explanation_too_short': 'Explíquelo en al menos una frase completa.',
  'refusal.good_faith_missing': 'Confirme que cree de buena fe lo que ha dicho.',
  'refusal.body_empty': 'Su comentario está vacío. Escriba algo primero.',
  'refusal.body_too_long':
    'Su comentario tiene {length} caracteres; como máximo caben {limit}. Acórtelo o escriba dos.',
  'refusal.comment_deleted': 'Este comentario se ha borrado; ya no se puede hacer nada con él.',
  'refusal.comment_not_found': 'Este comentario ya no está aquí. Vuelva a cargar la discusión.',
  'refusal.comment_not_published':
    'Solo se puede distinguir un comentario que los lectores ven. Publíquelo primero.',
  'refusal.comment_not_top_level':
    'Solo se puede fijar un comentario que encabeza un hilo. Una respuesta puede ser una selección de la redacción.',
  'refusal.story_merging':
    'Sus comentarios se están trasladando en este momento. Inténtelo de nuevo dentro de unos minutos.',
  'refusal.story_moved': 'Este artículo se ha trasladado: ahora es «{key}».',
  'refusal.story_same': 'Un artículo no se puede fusionar consigo mismo.',
  'refusal.story_taken': 'Ya existe un artículo «{key}». Fusione los dos.',
  'refusal.period_invalid': 'Elija un período de {limit} días como máximo que termine después de empezar.',
  'refusal.pinned_too_many': 'Ya hay {limit} comentarios fijados. Quite uno de ellos primero.',
  'refusal.code_expired': 'Este código ya no es válido. Pida uno nuevo.',
  'refusal.code_wrong':
    'Este no es el código que enviamos. Compruébelo; tras varios intentos fallidos hará falta uno nuevo.',
  'refusal.edit_window_over':
    'Un comentario se puede editar durante {minutes} después de escribirlo. Ese tiempo ha pasado; puede responder a él.',
  'refusal.email_invalid': 'La dirección de correo no está completa. Compruébela.',
  'refusal.idempotency_key_reused':
    'Este formulario ya se envió con otro texto. Vuelva a cargar la discusión y vea qué llegó.',
  'refusal.input_invalid': 'Algo en este formulario no se pudo leer. Compruébelo y envíelo de nuevo.',
  'refusal.internal_error':
    'Algo ha fallado aquí; es culpa nuestra, no suya. Su texto se conserva; inténtelo de nuevo en unos minutos.',
  'refusal.link_expired': 'Este enlace ya no vale.',
  'refusal.overtaken': 'Otra persona ha cambiado esto entretanto. Revíselo y guarde otra vez.',
  'refusal.mail_failed':
    'No se pudo enviar el correo. Compruebe la dirección o inténtelo de nuevo en unos minutos.',
  'refusal.name_invalid':
    'Un nombre tiene como máximo {limit} caracteres: letras, cifras y espacios. Elija otro.',
  'refusal.name_missing': 'Diga con qué nombre debe aparecer su comentario.',
  'refusal.not_your_comment':
    'Solo su autor puede cambiar este comentario. Inicie sesión con la cuenta que usó.',
  'refusal.origin_missing':
    'Esto no se ha enviado desde su propia página. Abra esa página otra vez y envíelo desde allí, por favor.',
  'refusal.origin_not_registered': '{origin} no está registrado aquí. Su editor tiene que añadirlo primero.',
  'refusal.own_comment': 'Este es su propio comentario. Los votos los dan los demás.',
  'refusal.page_not_found':
    'No hay nada en esta dirección. Quizá tenga una errata, o se borró lo que había aquí.',
  'refusal.parent_not_found':
    'El comentario al que responde ya no está aquí. Su texto se conserva; puede enviarlo como comentario nuevo.',
  'refusal.rate_limited': 'Ha sido mucho en poco tiempo. Espere {wait} y envíelo de nuevo.',
  'refusal.scope_insufficient': 'Para esto, inicie sesión en la propia página de la discusión.',
  'refusal.sign_in_required': 'Inicie sesión para hacerlo. Lo que escribió se conserva.',
  'refusal.site_not_found': 'Este sitio no se conoce aquí. Compruebe la dirección.',
  'refusal.story_closed': 'Esta discusión está cerrada; no se puede añadir ni cambiar nada.',
  'refusal.story_not_found': 'Este artículo no se conoce aquí. Compruebe la dirección.',
  'refusal.undo_too_late': 'Es demasiado tarde para deshacerlo. En su lugar, decida de nuevo.',
  'refusal.unavailable':
    'Ahora mismo no se puede guardar. Su texto se conserva; espere {wait} y envíelo de nuevo.',
  'refusal.provider_key_taken': 'Ya hay una forma de entrar con esta clave. Elija otra clave.',
  'refusal.provider_not_found': 'Esta forma de entrar ya no se ofrece aquí. Elija otra.',

  'refusal.address_invalid': 'Esto no es la dirección de una página web. Empieza por https:// o http://.',
  'refusal.key_invalid':
    'Una clave tiene de 1 a 63 letras minúsculas, cifras y guiones, como «daily». Empieza por una letra o una cifra.',
  'refusal.key_reserved': '«{key}» forma parte de las direcciones de Parley. Elija otra clave.',
  'refusal.key_taken': 'La clave «{key}» ya está en uso. Elija otra.',
  'refusal.label_invalid': 'Aquí un nombre tiene de 1 a {limit} caracteres, en una sola línea.',
  'refusal.language_unknown': 'Parley no habla este idioma. Son posibles {languages}.',
  'refusal.last_admin':
    'Esta es la última cuenta que puede administrarlo todo. Dé antes la función a otra persona.',
  'refusal.origin_invalid':
    'Un origen es un esquema, un servidor y quizá un puerto, como https://news.example. Esto no lo es: {given}.',
  'refusal.pattern_invalid':
    'Un patrón empieza por / o por https://, tiene como máximo {limit} caracteres, y * representa en él cualquier carácter, como en /sport/*. Esto no lo es: {given}.',
  'refusal.section_not_found': 'Esta sección no existe en este sitio.',
  'refusal.setting_invalid': 'Este valor no es posible aquí. Se permite {allowed}.',
  'refusal.setting_unknown': 'No existe el ajuste «{setting}».',
  'refusal.time_invalid': 'Indique un momento que aún esté por llegar, como 2030-12-31.',
  'refusal.token_not_found': 'Este token no existe o ha sido revocado.',
  'refusal.token_scope_unknown': 'Elija al menos uno de estos ámbitos: {scopes}.',
  'refusal.identity_taken':
    'Esto ya pertenece a otra cuenta de aquí. Inicie sesión con ella y quítelo allí primero.',
  'refusal.provider_away':
    'El servicio elegido no responde en este momento. Inténtelo de nuevo en unos minutos o elija otra vía.',
  'refusal.provider_cancelled':
    'No terminó de iniciar sesión en el otro servicio. Nada ha cambiado; puede intentarlo de nuevo o elegir otra vía.',
  'refusal.provider_failed':
    'La respuesta del otro servicio no era de fiar, así que no se inició ninguna sesión. Inténtelo de nuevo o elija otra vía.',
  'refusal.sign_in_elsewhere':
    'Este inicio de sesión empezó en otro navegador o lo empezó otra persona. Comience de nuevo aquí.',
  'refusal.sign_in_expired': 'Este inicio de sesión tardó demasiado o ya se usó. Comience de nuevo.',
  'refusal.passkey_too_late': 'Tardó demasiado o se envió dos veces. Inténtelo de nuevo.',
  'refusal.passkey_refused':
    'No se pudo comprobar esta llave de acceso. Inténtelo de nuevo o elija otra vía.',
  'refusal.passkey_unknown':
    'Esta llave de acceso no se conoce aquí; quizá se quitó. Inicie sesión por otra vía.',
  'refusal.passkey_copied':
    'Esta llave de acceso cuenta sus usos y desde entonces se usó en otro lugar: quizá se copió. Inicie sesión por otra vía y quítela.',
  'refusal.passkey_taken': 'Esta llave de acceso ya pertenece a una cuenta.',
  'refusal.passkeys_full': 'Una cuenta puede tener {limit} llaves de acceso. Quite una que ya no use.',
  'refusal.passkey_name_invalid': 'Póngale un nombre de {limit} caracteres como máximo.',
  'refusal.factor_not_found': 'Esto ya no forma parte de su cuenta. Vuelva a cargar la página.',
  'refusal.factor_code_wrong':
    'Este código no es correcto o ya se usó. Una aplicación muestra uno nuevo cada 30 segundos; un código de recuperación sirve una vez.',
  'refusal.totp_on_already': 'Los códigos de una aplicación ya están activados.',
  'refusal.last_factor': 'Su función exige un segundo factor y este es el último. Añada otro primero.',
  'refusal.last_way_in': 'Esta es su única vía de acceso. Añada otra primero.',
  'refusal.mail_not_enough': 'Su cuenta tiene un segundo factor. Confirme con él.',
  'refusal.session_not_found': 'Allí ya no tiene la sesión iniciada.',
  'refusal.domain_invalid': 'Un dominio tiene la forma news.example. Esto no lo es: {given}.',
  'refusal.language_code_invalid':
    'Un idioma se indica con su código de dos o tres letras, como en o de. Esto no lo es: {given}.',
  'refusal.rules_version_not_found': 'Esa versión de las reglas no existe.',
  'refusal.word_list_invalid':
    'La línea {line} de la lista no se puede usar: {entry}. La guía de las reglas dice qué puede ser una línea.',
  'refusal.call_out_address_invalid':
    'La dirección de un servicio empieza por https:// y no contiene nombre ni contraseña.',
  'refusal.call_out_key_invalid':
    'La clave de un servicio es una sola palabra de letras, cifras y signos, tal como la muestra el servicio.',
  'refusal.call_out_not_found': 'Ese servicio no existe en este sitio.',
  'refusal.call_outs_full':
    'Un sitio consulta como máximo {limit} servicios: cada uno puede hacer esperar a quien escribe. Quite antes alguno, por favor.',
  'refusal.simulation_running':
    'Ya se están probando reglas. Vuelva a intentarlo dentro de {wait}, por favor.',
} satisfies Translation<typeof english>;
