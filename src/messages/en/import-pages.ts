import type { Message } from '../catalogue.ts';

/** The pages of the desk on which comments of other systems are taken in. */
export const importPages = {
  'desk.tab.imports': 'Import',
  'imports.lead':
    'Bring the comments of another system here: upload its export, rehearse the import, look at the report, then import. Nothing that is here already is deleted or overwritten.',
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
} as const satisfies Record<string, Message>;
