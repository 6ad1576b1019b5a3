import type { Translation } from '../catalogue.ts';
import type { judging as english } from '../en/judging.ts';

export const judging: Translation<typeof english> = {
  'settingGroup.moderation': 'Moderation',
  'setting.mode': 'Wie Kommentare erscheinen',
  'settingMeaning.mode':
    'Ressorts und Artikel dürfen strenger sein als die Site, aber nicht offener. Was Moderatoren selbst schreiben, erscheint sofort.',
  'settingOption.mode.publish': 'Sofort',
  'settingOption.mode.premoderate': 'Nachdem ein Moderator sie gelesen hat',
  'settingOption.mode.premoderate-newcomers':
    'Sofort, die von Neulingen erst nach dem Lesen durch einen Moderator',
  'settingOption.mode.closed': 'Gar nicht: Die Diskussionen sind geschlossen',
  'setting.closeAfterDays': 'Tage, bis eine Diskussion schließt',
  'settingMeaning.closeAfterDays':
    'Gezählt ab der Veröffentlichung des Artikels oder, wenn sie nicht bekannt ist, ab dem ersten Kommentar. 0 lässt Diskussionen offen.',
  'setting.slowModeSeconds': 'Langsamer Modus',
  'settingMeaning.slowModeSeconds':
    'Sekunden, die jemand zwischen zwei Kommentaren unter einem Artikel warten muss. Einzelne Artikel können mehr verlangen. 0 bedeutet kein Warten.',
  'comment.waiting':
    'Ein Moderator liest Ihre Änderung, bevor sie erscheint. Bis dahin sehen andere den Text oben.',
  'comment.waitingText': 'Der geänderte Text',

  'refusal.slow_mode':
    'Diese Diskussion ist verlangsamt. Bitte warten Sie noch {wait} und senden Sie dann erneut. Ihr Text ist noch da.',
  'refusal.warning_unread':
    'Ein Moderator hat eine Nachricht für Sie. Bitte lesen Sie sie zuerst; danach können Sie weiterschreiben. Ihr Text ist noch da.',
  'refusal.comment_rejected': 'Dieser Kommentar wurde abgelehnt und kann deshalb nicht mehr geändert werden.',
  'refusal.edit_rejected': 'Der Kommentar bleibt, wie er war: {why} Ihr Text ist noch da.',
  'rejectedFor.bannedWords': 'Der geänderte Text enthält ein Wort, das hier nicht gedruckt wird („{found}“).',
  'rejectedFor.links':
    'Der geänderte Text führt zu einer Adresse, auf die hier nicht verlinkt wird ({found}).',
  'rejectedFor.repetition': 'Derselbe Text steht hier schon.',
  'rejectedFor.privateData': 'Der geänderte Text enthält Kontakt- oder Bankdaten.',
  'rejectedFor.rules': 'Der geänderte Text entspricht nicht den Regeln dieser Diskussion.',
};
