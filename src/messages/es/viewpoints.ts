import type { viewpoints as english } from '../en/viewpoints.ts';
import type { Translation } from '../catalogue.ts';

export const viewpoints: Translation<typeof english> = {
  'sort.across': 'Entre puntos de vista',
  'comment.across': 'Valorado por lectores que suelen discrepar',
  'settingGroup.ranking': 'Clasificación',
  'setting.viewpoints': 'Orden entre puntos de vista',
  'settingMeaning.viewpoints':
    'Mientras los votos del sitio muestren que sus lectores tienen puntos de vista distintos, los comentarios que valoran ambos lados aparecen arriba. Los lectores pueden elegirlo, se aplica primero a todos, o está desactivado.',
  'settingOption.viewpoints.off': 'Desactivado',
  'settingOption.viewpoints.offered': 'Los lectores pueden elegirlo',
  'settingOption.viewpoints.default': 'Primero para todos',
  'viewpoints.title': 'Entre puntos de vista',
  'viewpoints.lead':
    'Bajo un artículo que divide, suele ser el lado más ruidoso el que decide qué queda arriba. Este orden pide otra cosa a un comentario: que lectores que suelen discrepar lo consideren ambos digno de leerse.',
  'viewpoints.how': 'Cómo funciona',
  'viewpoints.howText':
    'A partir de los votos de todo el sitio, y de nada más, un método publicado halla cómo coinciden y discrepan los lectores. Son las matemáticas de Community Notes. Un comentario queda arriba cuando lo votan lectores de ambos lados; cada lado cuenta igual, sea cual sea su tamaño. Uno de cada cinco lugares de la primera página se reserva a comentarios que pocos han votado.',
  'viewpoints.labelText':
    'Un comentario que ambos lados valoran claramente, durante media hora al menos, lleva las palabras «{label}». Uno sin ellas no es peor: casi siempre faltan votos.',
  'viewpoints.who': 'Qué votos cuentan y qué se hace con ellos',
  'viewpoints.whoText':
    'Cuentan los votos de lectores que han emitido al menos diez sobre comentarios de tres artículos en los últimos 180 días. Las cuentas que actúan como una cuentan como una, y nadie cuenta más de cien veces al día.',
  'viewpoints.privacyText':
    'Lo que el método deduce de un lector nunca se muestra, se exporta ni se registra, y los lados no tienen nombre. Quien quiera excluir sus votos puede decirlo en sus preferencias.',
  'viewpoints.limits': 'Lo que no puede hacer',
  'viewpoints.limitsText':
    'El acuerdo no es la verdad. Un comentario puede tener razón y gustar solo a un lado, y unas palabras prudentes pueden gustar a ambos y decir poco. Los demás órdenes están a un paso, y nada se oculta nunca por falta de acuerdo.',
  'viewpoints.figures': 'En este sitio',
  'viewpoints.noFit': 'Aún no hay cifras: se han emitido muy pocos votos.',
  'viewpoints.state': 'El orden',
  'viewpoints.open': 'Se puede elegir',
  'viewpoints.closed': 'No se ofrece ahora: los votos no bastan, o el sitio lo ha desactivado',
  'viewpoints.voters': 'Lectores cuyos votos cuentan',
  'viewpoints.votes': 'Votos que cuentan',
  'viewpoints.gain': 'Cuánto mejor predicen los puntos de vista votos no vistos',
  'viewpoints.labelled': 'Comentarios que llevan la mención',
  'viewpoints.lastFit': 'Último cálculo',
  'preferences.leavesViewpoints': 'Dejar mis votos fuera del orden entre puntos de vista',
  'preferences.leavesHint': 'Siguen contando como a favor y en contra. Surte efecto de inmediato.',
  'desk.tab.viewpoints': 'Puntos de vista',
  'viewpoints.deskLead':
    'Hasta dónde los votos de este sitio sostienen el orden entre puntos de vista. Nada aquí dice dónde está un lector, y los lados no tienen nombre.',
  'viewpoints.deskReaders': 'Lo que se dice a los lectores',
  'viewpoints.deskThreshold': 'necesario',
  'viewpoints.deskRefused':
    'El último cálculo se rechazó: necesita unos {mib} MiB y VIEWPOINTS_MEMORY permite menos. El anterior sigue en vigor.',
  'viewpoints.deskSetting.off': 'El orden está desactivado en este sitio.',
  'viewpoints.deskSetting.offered': 'Los lectores pueden elegir el orden mientras los votos lo permitan.',
  'viewpoints.deskSetting.default': 'El orden es el primero para todos mientras los votos lo permitan.',
  'viewpoints.deskChange': 'Cambiarlo',
  'viewpoints.deskGate': 'Compuerta',
  'viewpoints.deskOpen':
    'Abierta: los puntos de vista explican los votos lo bastante bien como para ordenar por ellos.',
  'viewpoints.deskClosed': 'Cerrada: los debates se ordenan por los mejores comentarios.',
  'viewpoints.deskStreak': {
    one: 'Un cálculo más como el último lo cambia.',
    other: '{count} cálculos más como el último lo cambian.',
  },
  'viewpoints.deskPerComment': 'Votos que cuentan por comentario votado',
  'viewpoints.deskSpread': 'Amplitud de los puntos de vista',
  'viewpoints.deskLockstep': 'Grupos de cuentas que actúan como una',
  'viewpoints.deskSuspects': 'Cuentas que parecen actuar como una',
  'viewpoints.deskSuspectsText':
    'Votaron igual en los mismos comentarios en cuestión de minutos, una y otra vez. Cada grupo cuenta como un solo lector, y lo que vota no mueve nada antes del próximo cálculo. Puede ser una campaña, una familia o el azar: mire antes de actuar. Quien está expulsado no cuenta en absoluto.',
  'viewpoints.deskSuspectsSize': {
    one: '{count} cuenta',
    many: '{count} de cuentas',
    other: '{count} cuentas',
  },
  'viewpoints.deskSuspectsMore': { one: 'y {count} más', many: 'y {count} más', other: 'y {count} más' },
  'viewpoints.deskFits': 'Los últimos cálculos',
  'viewpoints.deskOutcome': 'Resultado',
  'viewpoints.deskState.running': 'En curso',
  'viewpoints.deskState.done': 'Terminado',
  'viewpoints.deskState.refused': 'Rechazado: memoria insuficiente',
  'viewpoints.deskState.failed': 'Interrumpido, o sin votos',
  'viewpoints.deskGain': 'Ganancia',
  'viewpoints.deskVoters': 'Votantes',
  'viewpoints.deskVotes': 'Votos',
  'viewpoints.storyMeaning':
    'Si los lectores de este artículo pueden elegir el orden entre puntos de vista y ver su mención.',
  'viewpoints.storyAsSite': 'Como diga el sitio',
  'viewpoints.storyHides': 'Orden entre puntos de vista retirado',
};
