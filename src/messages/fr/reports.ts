import type { Translation } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'action.report': 'Signaler',
  'report.title': 'Signaler un commentaire',
  'report.reason': 'Quel est le problème ?',
  'report.choose': 'Veuillez choisir',
  'reportReason.abusive': 'Il insulte ou attaque quelqu’un',
  'reportReason.hate': 'Il exprime du mépris pour un groupe de personnes',
  'reportReason.harassment': 'Il harcèle ou menace quelqu’un',
  'reportReason.spam': 'C’est du spam ou de la publicité',
  'reportReason.off_topic': 'Il n’a aucun rapport avec l’article',
  'reportReason.misinformation': 'Il affirme quelque chose de faux',
  'reportReason.private_data': 'Il révèle des choses privées sur quelqu’un',
  'reportReason.illegal': 'Il est contraire à la loi',
  'reportReason.other': 'Autre chose',
  'report.body': 'Que devrait savoir la modération ?',
  'report.bodyHint':
    'Vous n’êtes pas obligé d’écrire quelque chose. L’auteur ne saura jamais qui l’a signalé.',
  'report.send': 'Envoyer le signalement',
  'report.sent': 'Merci. La modération va examiner ce commentaire.',
  'report.sentOutcome': 'Sa décision figurera dans votre compte, sous « Signalements ».',
  'report.back': 'Retour au commentaire',
  'account.page.reports': 'Signalements',
  'reports.empty':
    'Vous n’avez rien signalé. Quand vous signalez un commentaire, vous voyez ici ce qu’il en est advenu.',
  'reports.explain':
    'Les commentaires que vous avez signalés et ce que la modération a décidé. Personne d’autre ne voit cette liste.',
  'reports.outcome.open': 'Pas encore décidé',
  'reports.outcome.upheld': 'La modération vous donne raison : le commentaire a été retiré',
  'reports.outcome.dismissed': 'La modération a décidé que le commentaire peut rester',
  'reports.outcome.gone': 'Le commentaire a été supprimé avant la décision de la modération',
  'setting.reportsWithoutAccount': 'Signalements sans compte',
  'settingMeaning.reportsWithoutAccount':
    'Les personnes qui ne sont pas connectées peuvent aussi signaler des commentaires. Leurs signalements comptent peu. Les notifications de contenus illicites ne demandent jamais de compte.',
  'setting.reportsToWithhold': 'Signalements qui retiennent un commentaire',
  'settingMeaning.reportsToWithhold':
    'Quand les signalements d’un commentaire pèsent autant, il n’est plus visible jusqu’à ce que la modération l’ait examiné. Un lecteur établi pèse 1, plus ou moins selon que ses signalements étaient justes ; les nouveaux pèsent tous ensemble moins de 1. Avec 0, rien n’est jamais retenu.',
} as const satisfies Translation<typeof english>;
