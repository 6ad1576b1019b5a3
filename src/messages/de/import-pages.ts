import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Import',
  'imports.lead':
    'Holen Sie die Kommentare eines anderen Systems hierher: Export hochladen, den Import proben, den Bericht ansehen, dann importieren. Was schon hier ist, wird weder gelöscht noch überschrieben.',
  'imports.send': 'Einen Export hochladen',
  'imports.files': 'Dateien',
  'imports.filesMeaning': {
    one: 'Die {count} Datei eines Exports, wie das andere System sie erzeugt hat; zip und gzip brauchen Sie nicht auszupacken. Höchstens {size}. Sie wird {days} Tage aufbewahrt.',
    other:
      'Alle Dateien eines Exports zusammen, wie das andere System sie erzeugt hat; zip und gzip brauchen Sie nicht auszupacken. Bis zu {count} Dateien von je höchstens {size}. Sie werden {days} Tage aufbewahrt.',
  },
  'imports.upload': 'Hochladen',
  'imports.sending': '{done} von {size} gesendet, {rate} je Sekunde, noch {left}',
  'imports.storing': 'Alles ist gesendet. Einen Augenblick.',
  'imports.brokenOff':
    'Die Verbindung brach ab, bevor alles angekommen war; es wurde nichts behalten. Bitte versuchen Sie es noch einmal. Bricht sie immer bei derselben Größe ab, lässt ein Proxy vor Parley keine größeren Dateien zu.',
  'imports.uploads': 'Hochgeladene Dateien',
  'imports.uploaded': 'Hochgeladene Dateien',
  'imports.receiving': 'Gerade wird etwas hochgeladen',
  'imports.file': 'Datei',
  'imports.size': 'Größe',
  'imports.hash': 'SHA-256 beginnt mit',
  'imports.by': 'Von',
  'imports.keptUntil': 'Aufbewahrt bis',
  'imports.remove': 'Diese Dateien löschen',
  'imports.removeMeaning': 'Was daraus importiert wurde, bleibt.',
  'imports.removed': 'Die Dateien sind gelöscht.',

  'refusal.disk_full':
    'Auf der Festplatte des Servers ist nicht genug Platz: höchstens {limit} MiB passen noch. Bitte schaffen Sie Platz und versuchen Sie es dann noch einmal; es wurde nichts behalten.',
  'refusal.upload_broken':
    'Die Dateien sind nicht vollständig angekommen; es wurde nichts behalten. Bitte laden Sie sie noch einmal hoch.',
  'refusal.upload_empty': 'Bitte wählen Sie mindestens eine Datei, die nicht leer ist.',
  'refusal.upload_not_found': 'Diese Dateien sind nicht mehr hier. Bitte laden Sie sie noch einmal hoch.',
  'refusal.upload_running':
    'Gerade lädt jemand Dateien für diese Site hoch. Bitte warten Sie, bis das fertig ist.',
  'refusal.upload_too_large':
    'Eine Datei hat mehr als {limit} GB. Importieren Sie sie auf der Maschine mit dem Befehl „parley import“, oder teilen Sie den Export. Es wurde nichts behalten.',
  'refusal.upload_too_many':
    'Höchstens {limit} Dateien können auf einmal hochgeladen werden. Es wurde nichts behalten.',
};
