import type { importRuns as english } from '../en/import-runs.ts';
import type { Translation } from '../catalogue.ts';

export const importRuns: Translation<typeof english> = {
  'refusal.import_not_found': 'Ce site n’a pas d’import portant ce numéro.',
  'refusal.import_running': 'Un autre processus travaille en ce moment aux imports de ce site.',
  'refusal.import_source_invalid':
    'Une source se nomme avec des minuscules, des chiffres, des points, des traits d’union et des tirets bas, 40 au plus.',
  'refusal.import_unfinished':
    'L’import {run} de ce site n’est pas terminé. Continuez-le avec ses fichiers, ou annulez-le d’abord.',
  'importProblem.author_without_comments': 'Quelqu’un n’a ni écrit ni voté et ne retrouverait rien ici.',
  'importProblem.author_erased':
    'Quelqu’un a fait supprimer son compte ici. Ce qui a été écrit depuis n’est pas repris.',
  'importProblem.comment_repeated':
    'Un commentaire figure plusieurs fois dans les fichiers. Sa dernière version est reprise.',
  'importProblem.vote_repeated':
    'Quelqu’un a voté plusieurs fois pour le même commentaire. Son dernier vote compte.',
  'importProblem.parent_too_deep':
    'Une suite de réponses en compte plus de 30 000. Elle continue en haut de la discussion.',
  'auditAction.import-started': 'Import commencé',
  'auditAction.import-undone': 'Import annulé',
};
