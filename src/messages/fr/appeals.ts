import type { Translation } from '../catalogue.ts';
import type { appeals as english } from '../en/appeals.ts';

export const appeals = {
  'why.pending': 'La modération lit ce commentaire avant qu’il paraisse. D’ici là, vous seul pouvez le voir.',
  'why.withheld.rules':
    'Une règle de ce site a retenu ce commentaire automatiquement. La modération va le lire ; d’ici là, vous seul pouvez le voir.',
  'why.withheld.reports':
    'Des lecteurs ont signalé ce commentaire, et il a été masqué automatiquement. La modération va le lire ; d’ici là, vous seul pouvez le voir.',
  'why.withheld.person':
    'La modération a masqué ce commentaire pour le moment. Jusqu’au prochain examen, vous seul pouvez le voir.',
  'why.rejected.rules':
    'Ce commentaire n’a pas été publié. Une règle de ce site l’a décidé automatiquement ; personne ne l’a lu. Vous seul pouvez le voir.',
  'why.rejected.person': 'La modération a décidé de ne pas publier ce commentaire. Vous seul pouvez le voir.',
  'why.lead': 'Motif : {reason}',
  'why.none': 'Aucun motif n’a été donné.',
  'why.toAuthor': 'La modération vous écrit :',
  'why.matches': 'Dans votre texte : {matches}',
  'why.rule.length': 'il est plus long que ce site ne le permet.',
  'why.rule.storyClosed': 'cette discussion est close.',
  'why.rule.sanction': 'la modération lit tout ce que vous écrivez avant publication.',
  'why.rule.slowMode': 'il est arrivé trop tôt après votre dernier commentaire.',
  'why.rule.flood': 'vous avez beaucoup écrit en peu de temps.',
  'why.rule.repetition': 'le même texte, ou presque, a déjà été envoyé.',
  'why.rule.bannedWords': 'il contient des mots qui ne sont pas publiés ici.',
  'why.rule.suspectWords': 'il contient des mots qu’une personne doit lire dans leur contexte.',
  'why.rule.links': 'ses liens ne sont pas acceptés ici, ou doivent d’abord être vérifiés.',
  'why.rule.newcomer': 'les premiers commentaires des nouveaux venus sont lus avant publication.',
  'why.rule.record': 'plusieurs de vos derniers commentaires ont été refusés.',
  'why.rule.shouting': 'il est en grande partie en majuscules, ou répète le même signe.',
  'why.rule.privateData':
    'il semble contenir des données privées, comme une adresse électronique, un numéro de téléphone ou un compte bancaire.',
  'why.rule.language': 'il ne semble pas écrit dans une langue de ce site.',
  'why.rule.premoderation': 'dans cette discussion, chaque commentaire est lu avant publication.',
  'why.rule.callOut': 'un contrôle automatique que ce site utilise l’a déconseillé.',
  'why.rule.other': 'il ne respecte pas une règle de ce site.',
  'why.contestLater': 'S’il est refusé, vous pourrez contester ce refus.',
  'why.contest': 'Contester cette décision',
  'why.contestUntil':
    'Vous le pouvez jusqu’au {date}. Une personne qui n’a pas pris la décision l’examinera alors.',
  'why.appealed': 'Vous avez contesté cette décision le {date}. La modération l’examine à nouveau.',
  'why.upheld':
    'Vous avez contesté la décision. La modération l’a réexaminée le {date}, et elle est maintenue.',
  'why.reversed': 'Vous avez contesté une décision sur ce commentaire. Elle a été annulée le {date}.',

  'appeal.title': 'Contester une décision',
  'appeal.text':
    'Écrivez pourquoi la décision était erronée. Une personne de la modération qui ne l’a pas prise relit votre texte et le commentaire, et vous saurez ce qu’il en est. Chaque décision peut être contestée une fois.',
  'appeal.body': 'Pourquoi la décision était erronée',
  'appeal.send': 'Envoyer',
  'appeal.sent':
    'C’est bien arrivé. La modération réexamine la décision ; le résultat figurera avec votre commentaire.',
  'appeal.back': 'Retour au commentaire',

  'decisionEmail.subject': {
    one: 'Une décision sur votre commentaire',
    other: '{count} décisions sur vos commentaires',
  },
  'decisionEmail.lead': 'Votre commentaire sous « {story} » ({site}) du {time} :',
  'decisionEmail.read': 'Le lire à sa place',
  'decisionEmail.all': 'Tous vos commentaires et ce qu’ils sont devenus :',
  'decisionEmail.more':
    'Il y a plus de décisions qu’il n’en figure ici. Tous vos commentaires et ce qu’ils sont devenus :',
  'decisionEmail.why': 'Vous recevez ceci parce qu’une décision a été prise sur ce que vous avez écrit.',
  'preferences.decisionMail': 'M’informer par courriel des décisions sur mes commentaires',
  'unsubscribe.decisionsTitle': 'Ne plus recevoir de courriels sur les décisions ?',
  'unsubscribe.decisionsText':
    'Vous ne serez plus informé par courriel des décisions sur vos commentaires. Vous les trouverez avec ceux-ci.',

  'ownField.decisionMail': 'Courriels sur les décisions concernant vos commentaires',
  'ownField.decisionsMailedAt': 'Décisions envoyées le',
} as const satisfies Translation<typeof english>;
