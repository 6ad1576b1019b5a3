import type { Translation } from '../catalogue.ts';
import type { imports as english } from '../en/imports.ts';

export const imports: Translation<typeof english> = {
  'importReport.title': 'Importación {run} a {site}',
  'importReport.rehearsal': 'Ensayo de una importación a {site}',
  'importReport.state.reading': 'Se están leyendo los archivos. Todavía no se ha tomado nada de ellos.',
  'importReport.state.merging': 'Lo leído se toma artículo por artículo. Estas son las cifras hasta ahora.',
  'importReport.state.done': 'Terminado.',
  'importReport.state.refused': 'Los archivos fueron rechazados, y no se cambió nada.',
  'importReport.state.failed':
    'La importación se detuvo antes de acabar. Si la inicia de nuevo con los mismos archivos, sigue donde estaba.',
  'importReport.state.undoing': 'Esta importación se está deshaciendo.',
  'importReport.state.undone': 'Esta importación se deshizo. Lo que había traído ya no está.',
  'importReport.rehearsed': 'No se cambió nada. Esto es lo que haría la importación.',
  'importReport.allIn': 'Todo lo que había en los archivos está aquí.',
  'importReport.notIn': {
    one: '{count} registro no se tomó. El motivo está más abajo.',
    other: '{count} registros no se tomaron. Los motivos están más abajo.',
  },
  'importReport.format': 'Formato',
  'importReport.source': 'Origen',
  'importReport.files': 'Archivos',
  'importReport.started': 'Inicio',
  'importReport.took': 'Duración',
  'importReport.zone': 'Zona de las horas que no la indican',
  'importReport.mapped': 'Direcciones',
  'importReport.mapping': '{from} pasa a ser {to}',
  'importReport.publishers': 'Autores',
  'importReport.publishersOwn': 'Sus identificadores son los de sus propias cuentas.',
  'importReport.figures': 'Qué fue de ello',
  'importReport.kind.stories': 'Artículos',
  'importReport.kind.authors': 'Autores',
  'importReport.kind.comments': 'Comentarios',
  'importReport.kind.votes': 'Votos',
  'importReport.outcome.read': 'En los archivos',
  'importReport.outcome.created': 'Nuevos aquí',
  'importReport.outcome.updated': 'Puestos al día',
  'importReport.outcome.unchanged': 'Ya estaban',
  'importReport.outcome.skipped': 'Omitidos',
  'importReport.outcome.failed': 'Fallidos',
  'importReport.effect.failed': 'No se pudieron tomar',
  'importReport.effect.skipped': 'Omitidos a propósito',
  'importReport.effect.changed': 'Tomados, pero no del todo como estaban',
  'importReport.noProblems': 'No hay nada que decir de ningún registro.',
  'importReport.id': 'identificador {id}',
  'importReport.record': 'registro {record}',
  'importReport.more': { one: 'Y {count} más.', other: 'Y {count} más.' },
  'importReport.allProblems': 'Todos se ven con {command}',
  'importReport.refusedAt': 'Dónde',
  'importReport.expected': 'Qué debía haber allí',
  'importReport.threads': 'Cómo quedaría',
  'importReport.threadsHint':
    'Algunas discusiones de los archivos, elegidas al azar y las mismas para los mismos archivos. Sin los controles.',
  'importReport.noThreads': 'En estos archivos no hay ningún comentario que verían los lectores.',
  'importReport.left': {
    one: 'Y {count} comentario más en esta discusión.',
    other: 'Y {count} comentarios más en esta discusión.',
  },
  'importReport.closed': 'Cerrado para nuevos comentarios.',
  'importReport.anonymous': 'Nombre desconocido',
  'importReport.score': '{up} a favor, {down} en contra',
  'importReport.hidden.pending': 'Espera a la moderación; los lectores no lo ven.',
  'importReport.hidden.rejected': 'No publicado; los lectores no lo ven.',
  'importReport.hidden.deleted': 'Borrado. Está aquí porque alguien le respondió.',
  'importProblem.pingback':
    'Un pingback o trackback: una nota del programa de otro sitio, no algo que escribió una persona.',
  'importProblem.not_a_comment':
    'WordPress guarda otras cosas entre los comentarios, como pedidos de una tienda o notas de extensiones.',
  'importProblem.report':
    'El aviso de un lector sobre un comentario. Es de la moderación del sistema anterior y se queda allí.',
  'importProblem.story_without_comments':
    'Una página sin comentarios. Estará aquí en cuanto alguien escriba algo en ella.',
  'importProblem.story_deleted':
    'La página estaba borrada en el sistema anterior, y con ella lo que tenía debajo.',
  'importProblem.id_missing':
    'Un registro no tiene identificador: una importación posterior no sabría si ya está.',
  'importProblem.id_too_long': 'Un identificador tiene más de 600 caracteres. Ningún sistema los hace así.',
  'importProblem.story_missing': 'Un comentario no dice a qué página pertenece.',
  'importProblem.story_without_address':
    'Una página no tiene dirección ni identificador propio de ustedes, y nadie podría encontrarla.',
  'importProblem.story_unknown': 'Un comentario pertenece a una página que no está en los archivos.',
  'importProblem.time_missing': 'Un comentario no tiene hora.',
  'importProblem.time_invalid': 'La hora de un comentario no es tal: no existe ese día o esa hora.',
  'importProblem.time_out_of_range': 'La hora de un comentario es anterior a 1990 o está en el futuro.',
  'importProblem.text_missing': 'Un comentario no tiene texto.',
  'importProblem.text_too_long': 'Un texto tiene más de 200.000 caracteres.',
  'importProblem.record_too_long': 'Un registro ocupa varios megabytes, y ningún comentario es tan grande.',
  'importProblem.nesting_too_deep': 'Un registro está anidado más hondo que lo que escribe un sistema.',
  'importProblem.malformed_xml': 'Un registro no es XML bien formado, y nadie puede decir qué había en él.',
  'importProblem.malformed_json': 'Un registro no es JSON bien formado, y nadie puede decir qué había en él.',
  'importProblem.malformed_row': 'Una fila no tiene las columnas de la tabla.',
  'importProblem.field_invalid': 'Un campo contiene algo que el formato no conoce.',
  'importProblem.name_too_long': 'Un nombre tenía más de 200 caracteres y se cortó.',
  'importProblem.invalid_utf8': 'Algunos bytes no eran caracteres de UTF-8. En su lugar hay un �.',
  'importProblem.author_unknown':
    'La cuenta de un autor no está en los archivos. El comentario está, con el nombre que lo acompañaba.',
  'importProblem.parent_unknown':
    'El comentario al que este responde no está, o está bajo otra página. Queda por sí solo al principio de la discusión.',
  'importProblem.parent_cycle':
    'Unos comentarios se responden en círculo. El primero queda al principio de la discusión.',
  'importProblem.vote_unknown_comment': 'Un voto es para un comentario que no está.',
  'importProblem.own_vote': 'Alguien votó lo que escribió. Esos votos no cuentan aquí.',
  'importProblem.changed_here':
    'El registro cambió en el sistema anterior, y alguien lo cambió también aquí. Se conservó lo de aquí.',
  'importProblem.parent_too_deep':
    'Las respuestas a respuestas van más allá de lo que se puede seguir. El comentario queda más arriba que antes.',
  'importProblem.author_without_comments':
    'Alguien tiene una cuenta en el sistema anterior, y nada suyo está aquí. No se le creó ninguna.',
  'importProblem.author_erased':
    'Alguien hizo borrar sus datos aquí. Una exportación más nueva no los trae de vuelta.',
  'importProblem.comment_repeated':
    'Un comentario está más de una vez en los archivos. Se tomó uno de ellos.',
  'importProblem.vote_repeated': 'Alguien votó más de una vez el mismo comentario. Cuenta un solo voto.',
  'importProblem.count_out_of_range':
    'Un número de votos es mayor que los que emite la gente. Se redujo a 100 millones.',
  'importProblem.name_invisible':
    'Un nombre tenía caracteres que nadie ve o que dan la vuelta a la línea. Se quitaron.',
  'importRefused.unknown_format': 'Esto no es una exportación de ningún sistema conocido aquí.',
  'importRefused.other_format':
    'Los archivos son exportaciones de sistemas distintos. Tómelos uno tras otro.',
  'importRefused.version_unsupported': 'El archivo es de una versión que aquí no se conoce.',
  'importRefused.malformed_xml':
    'El archivo no es XML bien formado. Algo lo cambió después de la exportación.',
  'importRefused.malformed_json':
    'El archivo no es JSON bien formado. Algo lo cambió después de la exportación.',
  'importRefused.malformed_csv': 'El archivo no es una tabla de valores separados por comas como debería.',
  'importRefused.malformed_database': 'El archivo de la base de datos no se puede abrir, o le faltan tablas.',
  'importRefused.malformed_archive': 'El archivo comprimido está dañado. Descárguelo otra vez.',
  'importRefused.document_type':
    'El archivo define entidades propias, lo que ninguna exportación hace. Puede ser un intento de hacer daño.',
  'importRefused.encoding_unsupported':
    'El archivo está en una codificación que aquí no se conoce. Guárdelo como UTF-8.',
  'importRefused.truncated':
    'El archivo se interrumpe. Descárguelo otra vez, o haga de nuevo la exportación.',
  'importRefused.empty': 'No hay nada en el archivo.',
  'importRefused.archive_many_files':
    'Hay varios archivos en el comprimido. Descomprímalo y nombre los archivos uno por uno.',
  'importRefused.archive_unsafe_name':
    'Un nombre dentro del comprimido lleva fuera de él, lo que ningún comprimido honrado hace.',
  'importRefused.archive_too_large': 'Descomprimido, ocupa mucho más de lo que puede ocupar una exportación.',
};
