import type { Translation } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals = {
  'refusal.not_permitted': 'Vous ne pouvez pas faire cela. Il faut un rôle que votre compte n’a pas ici.',
  'refusal.second_factor_required': 'Veuillez d’abord présenter votre second facteur.',
  'refusal.step_up_required':
    'Veuillez d’abord confirmer que c’est bien vous. Nous le demandons avant tout ce qui ne peut être annulé.',
  'refusal.name_taken':
    'Ce nom, ou un nom qui lui ressemble, appartient à quelqu’un d’autre. Veuillez en choisir un autre.',
  'refusal.token_scope_missing': 'Il manque à ce jeton la portée {scope}.',
  'refusal.identity_email_taken':
    'Un compte existe déjà pour cette adresse e-mail. Veuillez vous connecter avec celui-ci.',
  'refusal.account_banned':
    'Ce compte n’a plus le droit d’écrire ici. Vous pouvez toujours lire, et supprimer ce que vous avez écrit. Fin de l’exclusion : {until}.',
  'refusal.decision_not_found': 'Cette décision n’existe pas.',
  'refusal.download_not_found': 'Ce téléchargement n’existe pas ou plus. Vous pouvez en demander un nouveau.',
  'refusal.download_too_soon':
    'Vos données peuvent être préparées une fois par jour. Veuillez attendre {wait}, puis redemander.',
  'refusal.erasure_begun': 'Ce compte est en cours de suppression ; cela ne peut plus être arrêté.',
  'refusal.account_not_found': 'Ce compte n’existe pas.',
  'refusal.bio_too_long':
    'Le texte à propos de vous compte {length} caractères ; {limit} au plus sont possibles. Veuillez le raccourcir.',
  'refusal.link_invalid':
    'Ce lien est incomplet ou n’est plus valable. Veuillez le copier en entier depuis le courriel.',
  'refusal.muted_too_many':
    'Vous avez masqué {limit} personnes, ce qui est le maximum. Veuillez d’abord en afficher quelques-unes de nouveau.',
  'refusal.own_account': 'C’est vous. On ne peut masquer que les autres.',
  'refusal.person_not_found': 'Il n’y a pas de profil de cette personne ici.',
  'refusal.picture_address_invalid':
    'Ce n’est pas l’adresse d’une image. Elle commence par https:// et peut être copiée depuis votre navigateur.',
  'refusal.report_own_comment':
    'C’est votre propre commentaire : il ne peut pas être signalé. Vous pouvez le supprimer.',
  'refusal.report_too_long':
    'Ce que vous ajoutez à votre signalement peut avoir au plus {limit} caractères. Veuillez le raccourcir.',
  'refusal.note_not_found': 'Cette note n’existe plus.',
  'refusal.person_protected':
    'Ici, on ne peut rien décider à propos de soi-même ni des personnes qui modèrent. Un administrateur peut d’abord leur retirer leur rôle sur la page de leur compte.',
  'refusal.sanction_not_found': 'Il n’y a pas de telle décision à propos de cette personne.',
  'refusal.appeal_empty': 'Veuillez écrire pourquoi la décision était erronée.',
  'refusal.appeal_made_already': 'Vous avez déjà contesté cette décision. Chacune peut l’être une fois.',
  'refusal.appeal_not_possible': 'Aucune décision sur ce commentaire ne peut être contestée pour le moment.',
  'refusal.appeal_of_own_decision':
    'Vous avez pris cette décision ou écrit le commentaire. Quelqu’un d’autre statue sur la contestation.',
  'refusal.appeal_too_late': 'Une décision peut être contestée pendant six mois. Ce délai est écoulé.',
  'refusal.appeal_too_long': 'Ce texte compte {length} caractères ; {limit} sont possibles.',
  'refusal.contact_missing':
    'Veuillez indiquer votre nom et votre adresse électronique. Il les faut pour l’accusé de réception et la décision.',
  'refusal.explanation_too_short': 'Veuillez l’expliquer en au moins une phrase entière.',
  'refusal.good_faith_missing': 'Veuillez confirmer que vous croyez de bonne foi ce que vous avez dit.',
  'refusal.body_empty': 'Votre commentaire est vide. Veuillez d’abord écrire quelque chose.',
  'refusal.body_too_long':
    'Votre commentaire compte {length} caractères ; {limit} au plus sont possibles. Veuillez le raccourcir ou en écrire deux.',
  'refusal.comment_deleted': 'Ce commentaire a été supprimé ; on ne peut plus rien en faire.',
  'refusal.comment_not_found': 'Ce commentaire n’est plus là. Veuillez recharger la discussion.',
  'refusal.comment_not_published':
    'Seul un commentaire visible par les lecteurs peut être distingué. Publiez-le d’abord.',
  'refusal.comment_not_top_level':
    'Seul un commentaire en tête de fil peut être épinglé. Une réponse peut être un choix de la rédaction.',
  'refusal.story_merging': 'Ses commentaires sont en cours de déplacement. Réessayez dans quelques minutes.',
  'refusal.story_moved': 'Cet article a été déplacé : il s’appelle désormais « {key} ».',
  'refusal.story_same': 'Un article ne peut pas être fusionné avec lui-même.',
  'refusal.story_taken': 'Il existe déjà un article « {key} ». Fusionnez plutôt les deux.',
  'refusal.period_invalid':
    'Choisissez une période de {limit} jours au plus, qui se termine après son début.',
  'refusal.pinned_too_many': '{limit} commentaires sont déjà épinglés. Détachez-en un d’abord.',
  'refusal.code_expired': 'Ce code n’est plus valable. Veuillez en demander un nouveau.',
  'refusal.code_wrong':
    'Ce n’est pas le code que nous avons envoyé. Veuillez le vérifier ; après quelques essais erronés, il en faut un nouveau.',
  'refusal.edit_window_over':
    'Un commentaire peut être modifié pendant {minutes}. Ce délai est passé ; vous pouvez y répondre.',
  'refusal.email_invalid': 'Cette adresse électronique n’est pas complète. Veuillez la vérifier.',
  'refusal.idempotency_key_reused':
    'Ce formulaire a déjà été envoyé avec un autre texte. Veuillez recharger la discussion pour voir ce qui est arrivé.',
  'refusal.input_invalid':
    'Quelque chose dans ce formulaire n’a pas pu être lu. Veuillez le vérifier et le renvoyer.',
  'refusal.internal_error':
    'Une erreur s’est produite ici ; elle vient de nous, pas de vous. Votre texte est conservé ; réessayez dans quelques minutes.',
  'refusal.link_expired': 'Ce lien n’est plus valable.',
  'refusal.overtaken': 'Quelqu’un d’autre a changé ceci entre-temps. Regardez, puis enregistrez à nouveau.',
  'refusal.mail_failed':
    'Le message n’a pas pu être envoyé. Veuillez vérifier l’adresse ou réessayer dans quelques minutes.',
  'refusal.name_invalid':
    'Un nom compte au plus {limit} caractères : lettres, chiffres et espaces. Veuillez en choisir un autre.',
  'refusal.name_missing': 'Veuillez dire sous quel nom votre commentaire doit paraître.',
  'refusal.not_your_comment':
    'Seul son auteur peut changer ce commentaire. Veuillez vous connecter avec le compte utilisé.',
  'refusal.origin_missing':
    'Ceci n’a pas été envoyé depuis sa propre page. Veuillez rouvrir cette page et l’envoyer de là.',
  'refusal.origin_not_registered': '{origin} n’est pas enregistré ici. L’éditeur doit d’abord l’ajouter.',
  'refusal.own_comment': 'C’est votre propre commentaire. Les votes reviennent aux autres.',
  'refusal.page_not_found':
    'Il n’y a rien à cette adresse. Elle contient peut-être une faute de frappe, ou ce qui s’y trouvait a été supprimé.',
  'refusal.parent_not_found':
    'Le commentaire auquel vous répondez n’est plus là. Votre texte est conservé ; vous pouvez l’envoyer comme nouveau commentaire.',
  'refusal.rate_limited': 'Cela fait beaucoup en peu de temps. Veuillez attendre {wait}, puis renvoyer.',
  'refusal.scope_insufficient': 'Pour cela, veuillez vous connecter sur la page même de la discussion.',
  'refusal.sign_in_required': 'Veuillez vous connecter pour cela. Ce que vous avez écrit est conservé.',
  'refusal.site_not_found': 'Ce site n’est pas connu ici. Veuillez vérifier l’adresse.',
  'refusal.story_closed': 'Cette discussion est close ; rien ne peut y être ajouté ni changé.',
  'refusal.story_not_found': 'Cet article n’est pas connu ici. Veuillez vérifier l’adresse.',
  'refusal.undo_too_late': 'Il est trop tard pour annuler cela. Prenez plutôt une nouvelle décision.',
  'refusal.unavailable':
    'L’enregistrement n’est pas possible pour le moment. Votre texte est conservé ; veuillez attendre {wait}, puis renvoyer.',
  'refusal.provider_key_taken': 'Un mode de connexion porte déjà cette clé. Veuillez en choisir une autre.',
  'refusal.provider_not_found': 'Ce mode de connexion n’est plus proposé ici. Veuillez en choisir un autre.',

  'refusal.address_invalid': 'Ce n’est pas l’adresse d’une page web. Elle commence par https:// ou http://.',
  'refusal.key_invalid':
    'Une clé compte de 1 à 63 lettres minuscules, chiffres et traits d’union, par exemple « daily ». Elle commence par une lettre ou un chiffre.',
  'refusal.key_reserved': '« {key} » fait partie des adresses de Parley. Veuillez choisir une autre clé.',
  'refusal.key_taken': 'La clé « {key} » est prise. Veuillez en choisir une autre.',
  'refusal.label_invalid': 'Un nom compte ici de 1 à {limit} caractères, sur une seule ligne.',
  'refusal.language_unknown': 'Parley ne parle pas cette langue. Sont possibles : {languages}.',
  'refusal.last_admin':
    'C’est le dernier compte qui peut tout administrer. Veuillez d’abord donner ce rôle à quelqu’un d’autre.',
  'refusal.origin_invalid':
    'Une origine se compose d’un schéma, d’un hôte et éventuellement d’un port, par exemple https://news.example. Ceci n’en est pas une : {given}.',
  'refusal.pattern_invalid':
    'Un motif commence par / ou par https://, compte au plus {limit} caractères, et * y remplace n’importe quels caractères, comme dans /sport/*. Ceci n’en est pas un : {given}.',
  'refusal.section_not_found': 'Cette rubrique n’existe pas sur ce site.',
  'refusal.setting_invalid': 'Cette valeur n’est pas possible ici. Est permis : {allowed}.',
  'refusal.setting_unknown': 'Il n’y a pas de réglage « {setting} ».',
  'refusal.time_invalid': 'Veuillez indiquer un moment à venir, par exemple 2030-12-31.',
  'refusal.token_not_found': 'Ce jeton n’existe pas, ou il a été révoqué.',
  'refusal.token_scope_unknown': 'Veuillez choisir au moins une de ces portées : {scopes}.',
  'refusal.identity_taken':
    'Ceci appartient déjà à un autre compte ici. Veuillez vous y connecter et le retirer d’abord.',
  'refusal.provider_away':
    'Le service choisi ne répond pas pour le moment. Veuillez réessayer dans quelques minutes ou choisir un autre moyen.',
  'refusal.provider_cancelled':
    'Vous n’avez pas terminé la connexion auprès de l’autre service. Rien n’a changé ; vous pouvez réessayer ou choisir un autre moyen.',
  'refusal.provider_failed':
    'La réponse de l’autre service n’était pas fiable, personne n’a donc été connecté. Veuillez réessayer ou choisir un autre moyen.',
  'refusal.sign_in_elsewhere':
    'Cette connexion a été commencée dans un autre navigateur ou par quelqu’un d’autre. Veuillez recommencer ici.',
  'refusal.sign_in_expired': 'Cette connexion a pris trop de temps ou a déjà servi. Veuillez recommencer.',
  'refusal.passkey_too_late': 'Cela a pris trop de temps ou a été envoyé deux fois. Veuillez réessayer.',
  'refusal.passkey_refused':
    'Cette clé d’accès n’a pas pu être vérifiée. Veuillez réessayer ou choisir un autre moyen.',
  'refusal.passkey_unknown':
    'Cette clé d’accès n’est pas connue ici ; elle a peut-être été retirée. Veuillez vous connecter autrement.',
  'refusal.passkey_copied':
    'Cette clé d’accès compte ses utilisations et a servi ailleurs depuis : elle a peut-être été copiée. Veuillez vous connecter autrement et la retirer.',
  'refusal.passkey_taken': 'Cette clé d’accès appartient déjà à un compte.',
  'refusal.passkeys_full':
    'Un compte peut avoir {limit} clés d’accès. Veuillez en retirer une que vous n’utilisez plus.',
  'refusal.passkey_name_invalid': 'Veuillez lui donner un nom de {limit} caractères au plus.',
  'refusal.factor_not_found': 'Cela ne fait plus partie de votre compte. Veuillez recharger la page.',
  'refusal.factor_code_wrong':
    'Ce code n’est pas le bon ou a déjà servi. Une application en affiche un nouveau toutes les 30 secondes ; un code de secours ne sert qu’une fois.',
  'refusal.totp_on_already': 'Les codes d’une application sont déjà activés.',
  'refusal.last_factor':
    'Votre rôle exige un second facteur, et c’est le dernier. Veuillez d’abord en ajouter un autre.',
  'refusal.last_way_in': 'C’est votre seul moyen de connexion. Veuillez d’abord en ajouter un autre.',
  'refusal.mail_not_enough': 'Votre compte a un second facteur. Veuillez confirmer avec celui-ci.',
  'refusal.session_not_found': 'Vous n’y êtes plus connecté.',
  'refusal.domain_invalid': 'Un domaine ressemble à news.example. Ceci n’en est pas un : {given}.',
  'refusal.language_code_invalid':
    'Une langue s’indique par son code de deux ou trois lettres, comme en ou de. Ceci n’en est pas un : {given}.',
  'refusal.rules_version_not_found': 'Cette version des règles n’existe pas.',
  'refusal.word_list_invalid':
    'La ligne {line} de la liste est inutilisable : {entry}. Le guide des règles dit ce que peut être une ligne.',
  'refusal.call_out_address_invalid':
    'L’adresse d’un service commence par https:// et ne contient ni nom ni mot de passe.',
  'refusal.call_out_key_invalid':
    'La clé d’un service est un seul mot fait de lettres, de chiffres et de signes, tel que le service l’affiche.',
  'refusal.call_out_not_found': 'Ce service n’existe pas sur ce site.',
  'refusal.call_outs_full':
    'Un site interroge au plus {limit} services : chacun peut faire attendre ceux qui écrivent. Veuillez d’abord en retirer un.',
  'refusal.simulation_running': 'Des règles sont déjà à l’essai. Veuillez réessayer dans {wait}.',
} satisfies Translation<typeof english>;
