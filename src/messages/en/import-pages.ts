import type { Message } from '../catalogue.ts';

/** The pages of the desk on which comments of other systems are taken in. */
export const importPages = {
  'desk.tab.imports': 'Import',
  'imports.lead':
    'Bring the comments of another system here: upload its export, rehearse the import, look at the report, then import. Nothing that is here already is deleted or overwritten.',
  'imports.all': 'All imports',
  'imports.send': 'Upload an export',
  'imports.files': 'Files',
  'imports.filesMeaning': {
    one: 'The {count} file of an export, as the other system made it: zip and gzip need not be unpacked. At most {size}. It is kept for {days} days.',
    other:
      'All files of one export together, as the other system made them: zip and gzip need not be unpacked. Up to {count} files of at most {size} each. They are kept for {days} days.',
  },
  'imports.upload': 'Upload',
  'imports.sending': '{done} of {size} sent, {rate} a second, {left} left',
  'imports.storing': 'Everything is sent. One moment.',
  'imports.brokenOff':
    'The connection broke off before everything had arrived, so nothing was kept. Please try again. If it breaks off each time at the same size, a proxy in front of Parley allows no larger ones.',
  'imports.uploads': 'Uploaded files',
  'imports.uploaded': 'Uploaded files',
  'imports.receiving': 'An upload is under way',
  'imports.file': 'File',
  'imports.size': 'Size',
  'imports.hash': 'SHA-256 begins with',
  'imports.by': 'By',
  'imports.keptUntil': 'Kept until',
  'imports.remove': 'Delete these files',
  'imports.removeMeaning': 'What was imported from them stays.',
  'imports.removed': 'The files are deleted.',
  'imports.options': 'How to read them',
  'imports.format': 'Format',
  'imports.formatMeaning':
    'Parley recognises it by what stands in the files. Choose one only where that fails.',
  'imports.formatAuto': 'Recognise it',
  'imports.source': 'Name of the source',
  'imports.sourceMeaning':
    'Left empty, it is the name of the format. A newer export under the same name brings only what is new or changed. Give names where two blogs of one format move into this site.',
  'imports.zone': 'Time zone',
  'imports.zoneMeaning': 'For times that stand in the files without one, such as Europe/Berlin.',
  'imports.publishers': 'Authors carry the ids of our own accounts',
  'imports.publishersMeaning':
    'With Coral or Livefyre behind your own sign-on. Readers then find what they wrote as soon as they sign on.',
  'imports.mapUrl': 'Addresses that changed',
  'imports.mapUrlMeaning': 'One a line: how the old address begins, an equals sign, how the new one does.',
  'imports.rehearse': 'Rehearse',
  'imports.rehearseMeaning':
    'A rehearsal reads everything and changes nothing. It ends with the report and ten threads as they would look.',
  'imports.import': 'Import',
  'imports.underWay': 'Under way',
  'imports.runs': 'Imports so far',
  'imports.noRuns': 'Nothing has been imported yet.',
  'imports.number': 'Import',
  'imports.when': 'Begun',
  'imports.stateTitle': 'State',
  'imports.created': 'New comments',
  'imports.onMachine': 'On the machine',
  'imports.run.reading': 'Being read',
  'imports.run.merging': 'Being taken over',
  'imports.run.done': 'Finished',
  'imports.run.refused': 'Refused',
  'imports.run.failed': 'Stopped before its end',
  'imports.run.undoing': 'Being taken back',
  'imports.run.undone': 'Taken back',
  'imports.task.rehearsal': 'Rehearsal',
  'imports.task.import': 'Import',
  'imports.task.undo': 'Taking back import {run}',
  'imports.asked': 'Asked for by {by} on {time}.',
  'imports.waiting': 'Waits for its turn. It begins in a moment.',
  'imports.opening': 'The files are being opened.',
  'imports.reading': 'Reading the files: {done} of {size}, {comments} comments so far.',
  'imports.sorting': 'Putting {comments} comments in order.',
  'imports.merging': 'Taking over: {done} of {comments} comments.',
  'imports.undoing': 'Taking back: {done} of {comments} comments.',
  'imports.pace': '{rate} a second, about {left} left.',
  'imports.stopping': 'It stops after what it is at.',
  'imports.leave': 'You need not wait here: it goes on when you leave this page.',
  'imports.reload': 'Show how far it is now',
  'imports.stop': 'Stop',
  'imports.stopped': 'Stopped. It can go on where it stood.',
  'imports.failed':
    'This did not work, and that is our fault. Nothing is lost: it can go on where it stood. The log of the server says more.',
  'imports.goOn': 'Go on',
  'imports.rehearsed': 'Last rehearsal: {time}.',
  'imports.rehearsedLink': 'See what it found',
  'imports.toFiles': 'Back to the files: import them, or rehearse otherwise',
  'imports.problems': 'Download all problems (CSV)',
  'auditAction.import-asked': 'Import asked for',
  'auditAction.import-rehearsed': 'Import rehearsed',
  'auditAction.import-undo-asked': 'Taking back an import asked for',
  'imports.expected': 'Expected: {expected}.',
  'imports.problemsLater': 'The import itself lists all of them for download.',

  'refusal.disk_full':
    'There is not enough room on the server’s disk: it takes {limit} MiB more at most. Free some space, then try again; nothing was kept.',
  'refusal.upload_broken':
    'The files did not arrive whole, so nothing was kept. Please upload them once more.',
  'refusal.upload_empty': 'Please choose at least one file that is not empty.',
  'refusal.upload_not_found': 'These files are not here any more. Please upload them again.',
  'refusal.upload_running':
    'Somebody is uploading files for this site at this moment. Please wait until that is done.',
  'refusal.upload_too_large':
    'A file has more than {limit} GB. Import it on the machine with the command “parley import”, or split the export. Nothing was kept.',
  'refusal.upload_too_many': 'At most {limit} files can be uploaded at once. Nothing was kept.',
  'refusal.import_under_way':
    'Something is being imported into this site at this moment. Please wait until that is done, or stop it.',
  'refusal.time_zone_unknown':
    'There is no such time zone. They are called as in Europe/Berlin or America/New_York.',
  'refusal.address_mapping_invalid':
    'This line does not say which address becomes which: {entry}. An example: http://old.example/=https://new.example/',
} as const satisfies Record<string, Message>;
