import type { importRuns as english } from '../en/import-runs.ts';
import type { Translation } from '../catalogue.ts';

export const importRuns: Translation<typeof english> = {
  'refusal.import_not_found': 'Diese Site hat keinen Import mit dieser Nummer.',
  'refusal.import_running': 'Gerade arbeitet ein anderer Prozess an den Importen dieser Site.',
  'refusal.import_source_invalid':
    'Eine Quelle heißt mit Kleinbuchstaben, Ziffern, Punkten, Binde- und Unterstrichen, höchstens 40.',
  'refusal.import_unfinished':
    'Import {run} dieser Site ist noch nicht zu Ende. Setzen Sie ihn mit seinen Dateien fort, oder machen Sie ihn erst rückgängig.',
  'importProblem.author_without_comments':
    'Jemand hat weder geschrieben noch abgestimmt und fände hier nichts vor.',
  'importProblem.author_erased':
    'Jemand hat sich hier löschen lassen. Was danach geschrieben wurde, bleibt draußen.',
  'importProblem.comment_repeated':
    'Ein Kommentar steht mehrmals in den Dateien. Übernommen ist er so, wie er zuletzt steht.',
  'importProblem.vote_repeated':
    'Jemand hat mehrmals über denselben Kommentar abgestimmt. Die letzte Stimme zählt.',
  'importProblem.parent_too_deep':
    'Eine Kette von Antworten ist länger als 30.000. Sie geht oben in der Diskussion weiter.',
  'auditAction.import-started': 'Import begonnen',
  'auditAction.import-undone': 'Import zurückgenommen',
};
