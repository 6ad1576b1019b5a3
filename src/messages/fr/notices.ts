import type { Translation } from '../catalogue.ts';
import type { notices as english } from '../en/notices.ts';

export const notices = {
  'report.notice': 'Est-il contraire à la loi ? Notifier un contenu illicite',
  'notice.title': 'Notification d’un contenu illicite',
  'notice.explain':
    'Avec ce formulaire, vous signalez au journal un contenu que vous tenez pour illicite (article 16 du règlement européen sur les services numériques). Une personne en décidera. Vous n’avez pas besoin de compte.',
  'notice.place': 'Où il se trouve',
  'notice.law': 'Quelle loi enfreint-il, ou pourquoi est-il illicite ?',
  'notice.explanation': 'Qu’est-ce qui est illicite exactement ?',
  'notice.explanationHint':
    'Au moins une phrase entière, pour que quelqu’un qui ne connaît pas l’affaire puisse comprendre.',
  'notice.childAbuse':
    'Il montre ou décrit des abus sexuels sur des enfants. Vous n’êtes alors pas obligé de dire qui vous êtes.',
  'notice.name': 'Votre nom',
  'notice.email': 'Votre adresse électronique',
  'notice.contactHint':
    'Pour l’accusé de réception et la décision. L’auteur du commentaire ne l’apprend pas.',
  'notice.goodFaith': 'Je crois de bonne foi que ce que j’ai dit ici est exact et complet.',
  'notice.send': 'Envoyer la notification',
  'notice.receiptTitle': 'Notification numéro {number}',
  'notice.received':
    'Nous avons reçu votre notification. Gardez l’adresse de cette page : la décision y figurera.',
  'notice.receivedMail': 'Nous avons aussi envoyé l’accusé de réception par courriel.',
  'notice.at': 'Reçue',
  'notice.state.open': 'Une personne en décidera. Rien n’est encore décidé.',
  'notice.state.upheld': 'Le commentaire a été retiré.',
  'notice.state.dismissed':
    'Le commentaire reste : nous ne trouvons pas qu’il enfreigne la loi ou nos règles.',
  'notice.state.gone': 'Le commentaire a été supprimé avant toute décision.',
  'notice.redress':
    'La décision a été prise par une personne. Si vous n’êtes pas d’accord, écrivez à la rédaction et dites pourquoi ; vous pouvez aussi vous adresser à un organe de règlement extrajudiciaire des litiges (article 21 du règlement sur les services numériques) ou à un tribunal.',
  'noticeMail.receiptSubject': 'Accusé de réception de la notification numéro {number}, {site}',
  'noticeMail.decisionSubject': 'Décision sur la notification numéro {number}, {site}',
  'noticeMail.place': 'Il s’agit de : {url}',
  'noticeMail.see': 'Vous pouvez relire ceci à tout moment ici :',
  'preferences.reportMail': 'Courriel quand une décision est prise sur mes signalements',
  'reportMail.subject': 'Ce qu’il est advenu de votre signalement chez {site}',
  'reportMail.lead': 'Vous avez signalé un commentaire sous « {story} », {site}.',
  'reportMail.see': 'Tous vos signalements :',
  'reportMail.why': 'Vous recevez ce courriel parce que vous l’avez demandé dans vos préférences.',
} as const satisfies Translation<typeof english>;
