import type { viewpoints as english } from '../en/viewpoints.ts';
import type { Translation } from '../catalogue.ts';

export const viewpoints: Translation<typeof english> = {
  'sort.across': 'Entre points de vue',
  'comment.across': 'Jugé utile par des lecteurs habituellement en désaccord',
  'settingGroup.ranking': 'Classement',
  'setting.viewpoints': 'Ordre entre points de vue',
  'settingMeaning.viewpoints':
    'Tant que les votes du site montrent que ses lecteurs ont des points de vue différents, les commentaires que les deux côtés apprécient sont en tête. Les lecteurs peuvent le choisir, il s’applique d’abord à tous, ou il est désactivé.',
  'settingOption.viewpoints.off': 'Désactivé',
  'settingOption.viewpoints.offered': 'Les lecteurs peuvent le choisir',
  'settingOption.viewpoints.default': 'D’abord pour tous',
  'viewpoints.title': 'Entre points de vue',
  'viewpoints.lead':
    'Sous un article qui divise, c’est d’ordinaire le camp le plus bruyant qui décide de ce qui est en tête. Cet ordre demande autre chose à un commentaire : que des lecteurs habituellement en désaccord le trouvent tous deux digne d’être lu.',
  'viewpoints.how': 'Comment cela marche',
  'viewpoints.howText':
    'À partir des votes de tout le site, et de rien d’autre, une méthode publiée trouve comment les lecteurs s’accordent et s’opposent. Ce sont les mathématiques des Community Notes. Un commentaire est bien classé quand des lecteurs des deux côtés votent pour lui ; chaque côté compte autant, quelle que soit sa taille. Une place sur cinq de la première page est réservée aux commentaires sur lesquels peu ont voté.',
  'viewpoints.labelText':
    'Un commentaire que les deux côtés apprécient nettement, depuis une demi-heure au moins, porte les mots « {label} ». Un commentaire sans eux n’est pas moins bon : le plus souvent, les votes manquent.',
  'viewpoints.who': 'Quels votes comptent, et ce qu’ils deviennent',
  'viewpoints.whoText':
    'Comptent les votes des lecteurs qui en ont donné au moins dix, sur des commentaires de trois articles, au cours des 180 derniers jours. Des comptes qui agissent comme un seul comptent pour un, et personne ne compte plus de cent fois par jour.',
  'viewpoints.privacyText':
    'Ce que la méthode déduit d’un lecteur n’est jamais montré, exporté ni journalisé, et les côtés n’ont pas de nom. Qui veut en retirer ses votes le dit dans ses préférences.',
  'viewpoints.limits': 'Ce que cela ne peut pas faire',
  'viewpoints.limitsText':
    'L’accord n’est pas la vérité. Un commentaire peut avoir raison et ne plaire qu’à un côté, et des mots prudents peuvent plaire aux deux et dire peu. Les autres ordres sont à un pas, et rien n’est jamais caché faute d’accord.',
  'viewpoints.figures': 'Sur ce site',
  'viewpoints.noFit': 'Il n’y a pas encore de chiffres : trop peu de votes ont été donnés.',
  'viewpoints.state': 'L’ordre',
  'viewpoints.open': 'Peut être choisi',
  'viewpoints.closed': 'Non proposé pour l’instant : les votes n’y suffisent pas, ou le site l’a désactivé',
  'viewpoints.voters': 'Lecteurs dont les votes comptent',
  'viewpoints.votes': 'Votes qui comptent',
  'viewpoints.gain': 'Ce que les points de vue améliorent dans la prédiction de votes non vus',
  'viewpoints.labelled': 'Commentaires portant la mention',
  'viewpoints.lastFit': 'Dernier calcul',
  'preferences.leavesViewpoints': 'Retirer mes votes de l’ordre entre points de vue',
  'preferences.leavesHint': 'Ils comptent toujours comme pour et contre. Effectif immédiatement.',
  'desk.tab.viewpoints': 'Points de vue',
  'viewpoints.deskLead':
    'Jusqu’où les votes de ce site portent l’ordre entre points de vue. Rien ici ne dit où se situe un lecteur, et les côtés n’ont pas de nom.',
  'viewpoints.deskReaders': 'Ce qui est dit aux lecteurs',
  'viewpoints.deskThreshold': 'requis',
  'viewpoints.deskRefused':
    'Le dernier calcul a été refusé : il demande environ {mib} Mio, et VIEWPOINTS_MEMORY en permet moins. Le précédent reste en vigueur.',
  'viewpoints.deskSetting.off': 'L’ordre est désactivé pour ce site.',
  'viewpoints.deskSetting.offered': 'Les lecteurs peuvent choisir l’ordre tant que les votes le permettent.',
  'viewpoints.deskSetting.default': 'L’ordre est celui de tous d’abord tant que les votes le permettent.',
  'viewpoints.deskChange': 'Modifier',
  'viewpoints.deskGate': 'Barrière',
  'viewpoints.deskOpen':
    'Ouverte : les points de vue expliquent assez bien les votes pour classer d’après eux.',
  'viewpoints.deskClosed': 'Fermée : les discussions sont classées par meilleurs commentaires.',
  'viewpoints.deskStreak': {
    one: 'Un calcul de plus comme le dernier y change.',
    other: '{count} calculs de plus comme le dernier y changent.',
  },
  'viewpoints.deskPerComment': 'Votes comptés par commentaire voté',
  'viewpoints.deskSpread': 'Étendue des points de vue',
  'viewpoints.deskLockstep': 'Groupes de comptes qui agissent comme un seul',
  'viewpoints.deskSuspects': 'Comptes qui semblent agir comme un seul',
  'viewpoints.deskSuspectsText':
    'Ils ont voté de la même façon sur les mêmes commentaires à quelques minutes d’intervalle, encore et encore. Chaque groupe compte pour un seul lecteur, et ses votes ne changent rien avant le prochain calcul. Ce peut être une campagne, un foyer ou le hasard : regardez avant d’agir. Qui est banni ne compte pas du tout.',
  'viewpoints.deskSuspectsSize': {
    one: '{count} compte',
    many: '{count} de comptes',
    other: '{count} comptes',
  },
  'viewpoints.deskSuspectsMore': {
    one: 'et {count} autre',
    many: 'et {count} d’autres',
    other: 'et {count} autres',
  },
  'viewpoints.deskFits': 'Les derniers calculs',
  'viewpoints.deskOutcome': 'Résultat',
  'viewpoints.deskState.running': 'En cours',
  'viewpoints.deskState.done': 'Terminé',
  'viewpoints.deskState.refused': 'Refusé : mémoire insuffisante',
  'viewpoints.deskState.failed': 'Interrompu, ou aucun vote',
  'viewpoints.deskGain': 'Gain',
  'viewpoints.deskVoters': 'Votants',
  'viewpoints.deskVotes': 'Votes',
  'viewpoints.storyMeaning':
    'Si les lecteurs de cet article peuvent choisir l’ordre entre points de vue et voir sa mention.',
  'viewpoints.storyAsSite': 'Comme le site',
  'viewpoints.storyHides': 'Ordre entre points de vue retiré',
};
