import type { importRuns as english } from '../en/import-runs.ts';
import type { Translation } from '../catalogue.ts';

export const importRuns: Translation<typeof english> = {
  'refusal.import_not_found': 'Este sitio no tiene ninguna importación con este número.',
  'refusal.import_running': 'Otro proceso está trabajando ahora en las importaciones de este sitio.',
  'refusal.import_source_invalid':
    'Una fuente se nombra con minúsculas, cifras, puntos, guiones y guiones bajos, 40 como máximo.',
  'refusal.import_unfinished':
    'La importación {run} de este sitio no ha terminado. Continúela con sus archivos o deshágala primero.',
  'importProblem.author_without_comments': 'Alguien no ha escrito ni votado y no encontraría nada aquí.',
  'importProblem.author_erased':
    'Alguien pidió que se le eliminara aquí. Lo que escribió después se queda fuera.',
  'importProblem.comment_repeated':
    'Un comentario está varias veces en los archivos. Se toma tal como está la última vez.',
  'importProblem.vote_repeated': 'Alguien votó varias veces el mismo comentario. Cuenta su último voto.',
  'importProblem.parent_too_deep':
    'Una cadena de respuestas pasa de 30 000. Continúa al principio de la conversación.',
  'auditAction.import-started': 'Importación iniciada',
  'auditAction.import-undone': 'Importación deshecha',
};
