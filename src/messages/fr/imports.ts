import type { Translation } from '../catalogue.ts';
import type { imports as english } from '../en/imports.ts';

export const imports: Translation<typeof english> = {
  'importReport.title': 'Importation {run} dans {site}',
  'importReport.rehearsal': 'Répétition d’une importation dans {site}',
  'importReport.state.reading': 'Les fichiers sont en cours de lecture. Rien n’en est encore repris.',
  'importReport.state.merging':
    'Ce qui a été lu est repris article par article. Voici les chiffres à cet instant.',
  'importReport.state.done': 'Terminé.',
  'importReport.state.refused': 'Les fichiers ont été refusés, et rien n’a été modifié.',
  'importReport.state.failed':
    'L’importation s’est arrêtée avant la fin. Relancée avec les mêmes fichiers, elle reprend où elle en était.',
  'importReport.state.undoing': 'Cette importation est en cours d’annulation.',
  'importReport.state.undone':
    'Cette importation a été annulée. Ce qu’elle avait apporté a de nouveau disparu.',
  'importReport.rehearsed': 'Rien n’a été modifié. Voici ce que ferait l’importation.',
  'importReport.allIn': 'Tout ce que contenaient les fichiers est repris.',
  'importReport.notIn': {
    one: '{count} élément n’est pas repris. La raison figure ci-dessous.',
    other: '{count} éléments ne sont pas repris. Les raisons figurent ci-dessous.',
  },
  'importReport.format': 'Format',
  'importReport.source': 'Source',
  'importReport.files': 'Fichiers',
  'importReport.started': 'Début',
  'importReport.took': 'Durée',
  'importReport.zone': 'Fuseau des heures qui n’en ont pas',
  'importReport.mapped': 'Adresses',
  'importReport.mapping': '{from} devient {to}',
  'importReport.publishers': 'Auteurs',
  'importReport.publishersOwn': 'Leurs identifiants sont ceux de vos propres comptes.',
  'importReport.figures': 'Ce qu’il en est advenu',
  'importReport.kind.stories': 'Articles',
  'importReport.kind.authors': 'Auteurs',
  'importReport.kind.comments': 'Commentaires',
  'importReport.kind.votes': 'Votes',
  'importReport.outcome.read': 'Dans les fichiers',
  'importReport.outcome.created': 'Nouveaux ici',
  'importReport.outcome.updated': 'Mis à jour',
  'importReport.outcome.unchanged': 'Déjà présents',
  'importReport.outcome.skipped': 'Laissés de côté',
  'importReport.outcome.failed': 'Échecs',
  'importReport.effect.failed': 'N’ont pas pu être repris',
  'importReport.effect.skipped': 'Laissés de côté à dessein',
  'importReport.effect.changed': 'Repris, mais pas tout à fait tels quels',
  'importReport.noProblems': 'Il n’y a rien à signaler.',
  'importReport.id': 'identifiant {id}',
  'importReport.record': 'élément {record}',
  'importReport.more': { one: 'Et {count} de plus.', other: 'Et {count} de plus.' },
  'importReport.allProblems': 'Pour les voir tous : {command}',
  'importReport.refusedAt': 'Où',
  'importReport.expected': 'Ce qui aurait dû s’y trouver',
  'importReport.threads': 'Le rendu',
  'importReport.threadsHint':
    'Quelques discussions tirées des fichiers, choisies au hasard et les mêmes pour les mêmes fichiers. Les commandes n’y figurent pas.',
  'importReport.noThreads': 'Ces fichiers ne contiennent aucun commentaire que verraient les lecteurs.',
  'importReport.left': {
    one: 'Et {count} autre commentaire dans cette discussion.',
    other: 'Et {count} autres commentaires dans cette discussion.',
  },
  'importReport.closed': 'Close : on ne peut plus commenter.',
  'importReport.anonymous': 'Nom inconnu',
  'importReport.score': '{up} pour, {down} contre',
  'importReport.hidden.pending': 'Attend la modération ; les lecteurs ne le voient pas.',
  'importReport.hidden.rejected': 'Non publié ; les lecteurs ne le voient pas.',
  'importReport.hidden.deleted': 'Supprimé. Il figure ici parce que quelqu’un y a répondu.',
  'importProblem.pingback':
    'Un pingback ou un trackback : une marque laissée par le logiciel d’un autre site, pas le texte d’une personne.',
  'importProblem.not_a_comment':
    'WordPress garde d’autres choses parmi les commentaires, comme des commandes ou des notes d’extensions.',
  'importProblem.report':
    'Le signalement d’un commentaire par un lecteur. Il relève de la modération de l’ancien système et y reste.',
  'importProblem.story_without_comments':
    'Une page sans commentaires. Elle apparaîtra ici dès que quelqu’un y écrira.',
  'importProblem.story_deleted':
    'La page était supprimée dans l’ancien système, et avec elle ce qui se trouvait dessous.',
  'importProblem.id_missing':
    'Un élément n’a pas d’identifiant : une importation ultérieure ne saurait pas s’il est déjà là.',
  'importProblem.id_too_long': 'Un identifiant a plus de 600 caractères. Aucun système n’en produit de tels.',
  'importProblem.story_missing': 'Un commentaire ne dit pas à quelle page il appartient.',
  'importProblem.story_without_address':
    'Une page n’a ni adresse ni identifiant à vous : personne ne pourrait la trouver.',
  'importProblem.story_unknown': 'Un commentaire appartient à une page absente des fichiers.',
  'importProblem.time_missing': 'Un commentaire n’a pas de date.',
  'importProblem.time_invalid':
    'La date d’un commentaire n’en est pas une : ce jour ou cette heure n’existe pas.',
  'importProblem.time_out_of_range': 'La date d’un commentaire est antérieure à 1990 ou dans l’avenir.',
  'importProblem.text_missing': 'Un commentaire n’a pas de texte.',
  'importProblem.text_too_long': 'Un texte a plus de 200 000 caractères.',
  'importProblem.record_too_long':
    'Un élément fait plusieurs mégaoctets, ce qui n’arrive à aucun commentaire.',
  'importProblem.nesting_too_deep': 'Un élément est imbriqué plus profondément que ce qu’écrit un système.',
  'importProblem.malformed_xml':
    'Un élément n’est pas du XML bien formé : nul ne peut dire ce qu’il contenait.',
  'importProblem.malformed_json':
    'Un élément n’est pas du JSON bien formé : nul ne peut dire ce qu’il contenait.',
  'importProblem.malformed_row': 'Une ligne n’a pas les mêmes colonnes que le tableau.',
  'importProblem.field_invalid': 'Un champ contient ce que le format ne connaît pas.',
  'importProblem.name_too_long': 'Un nom avait plus de 200 caractères et a été coupé.',
  'importProblem.invalid_utf8':
    'Certains octets ne formaient pas de caractères UTF-8. Un � en tient la place.',
  'importProblem.author_unknown':
    'Le compte d’un auteur est absent des fichiers. Le commentaire est là, sous le nom qui l’accompagnait.',
  'importProblem.parent_unknown':
    'Le commentaire auquel celui-ci répond n’est pas là, ou se trouve sous une autre page. Il est seul en tête de la discussion.',
  'importProblem.parent_cycle':
    'Des commentaires se répondent en cercle. Le premier se trouve en tête de la discussion.',
  'importProblem.vote_unknown_comment': 'Un vote porte sur un commentaire qui n’est pas là.',
  'importProblem.own_vote':
    'Quelqu’un a voté pour son propre commentaire. De tels votes ne comptent pas ici.',
  'importProblem.changed_here':
    'L’élément a changé dans l’ancien système, et ici aussi. Ce qui se trouve ici a été gardé.',
  'importProblem.parent_too_deep':
    'Les réponses aux réponses vont plus loin qu’on ne peut les suivre. Le commentaire est placé plus haut qu’avant.',
  'importProblem.author_without_comments':
    'Quelqu’un a un compte dans l’ancien système, et rien de lui n’est repris. Aucun compte n’a été créé ici.',
  'importProblem.author_erased':
    'Quelqu’un a fait effacer ses données ici. Un export plus récent ne les ramène pas.',
  'importProblem.comment_repeated':
    'Un commentaire figure plusieurs fois dans les fichiers. L’un d’eux a été repris.',
  'importProblem.vote_repeated':
    'Quelqu’un a voté plusieurs fois pour le même commentaire. Un seul vote compte.',
  'importProblem.count_out_of_range':
    'Un nombre de votes dépasse tout ce que des gens expriment. Il a été ramené à 100 millions.',
  'importProblem.name_invisible':
    'Un nom contenait des caractères que nul ne voit, ou qui retournent la ligne. Ils ont été retirés.',
  'importRefused.unknown_format': 'Ce n’est l’export d’aucun système connu ici.',
  'importRefused.other_format':
    'Les fichiers sont des exports de systèmes différents. Reprenez-les l’un après l’autre.',
  'importRefused.version_unsupported': 'Le fichier est d’une version inconnue ici.',
  'importRefused.malformed_xml':
    'Le fichier n’est pas du XML bien formé. Quelque chose l’a modifié après l’export.',
  'importRefused.malformed_json':
    'Le fichier n’est pas du JSON bien formé. Quelque chose l’a modifié après l’export.',
  'importRefused.malformed_csv':
    'Le fichier n’est pas un tableau de valeurs séparées par des virgules comme il devrait l’être.',
  'importRefused.malformed_database':
    'Le fichier de base de données ne s’ouvre pas, ou il y manque des tables.',
  'importRefused.malformed_archive': 'L’archive est endommagée. Téléchargez-la de nouveau.',
  'importRefused.document_type':
    'Le fichier définit ses propres entités, ce que ne fait aucun export. Ce peut être une tentative de nuire.',
  'importRefused.encoding_unsupported': 'L’encodage du fichier est inconnu ici. Enregistrez-le en UTF-8.',
  'importRefused.truncated': 'Le fichier s’interrompt. Téléchargez-le de nouveau, ou refaites l’export.',
  'importRefused.empty': 'Il n’y a rien dans le fichier.',
  'importRefused.archive_many_files':
    'L’archive contient plusieurs fichiers. Décompressez-la et indiquez les fichiers un par un.',
  'importRefused.archive_unsafe_name':
    'Un nom dans l’archive mène hors d’elle, ce que ne fait aucune archive honnête.',
  'importRefused.archive_too_large':
    'Décompressée, l’archive est bien plus grande que ne peut l’être un export.',
};
