import type { Message } from '../catalogue.ts';

/** What an import did, and why something is not in. */
export const imports = {
  'importReport.title': 'Import {run} into {site}',
  'importReport.rehearsal': 'Rehearsal of an import into {site}',
  'importReport.state.reading': 'The files are being read. Nothing of them is in yet.',
  'importReport.state.merging':
    'What was read is being taken over, story by story. These are the figures so far.',
  'importReport.state.done': 'Finished.',
  'importReport.state.refused': 'The files were refused, and nothing was changed.',
  'importReport.state.failed':
    'The import stopped before its end. Started again with the same files, it goes on where it stood.',
  'importReport.state.undoing': 'This import is being taken back.',
  'importReport.state.undone': 'This import was taken back. What it had brought is gone again.',
  'importReport.rehearsed': 'Nothing was changed. This is what the import would do.',
  'importReport.allIn': 'Everything that stood in the files is in.',
  'importReport.notIn': {
    one: '{count} record is not in. Why stands below.',
    other: '{count} records are not in. Why stands below.',
  },
  'importReport.format': 'Format',
  'importReport.source': 'Source',
  'importReport.files': 'Files',
  'importReport.started': 'Started',
  'importReport.took': 'Took',
  'importReport.zone': 'Zone of times without one',
  'importReport.mapped': 'Addresses',
  'importReport.mapping': '{from} becomes {to}',
  'importReport.publishers': 'Authors',
  'importReport.publishersOwn': 'Their ids are those of your own accounts.',
  'importReport.figures': 'What became of it',
  'importReport.kind.stories': 'Stories',
  'importReport.kind.authors': 'Authors',
  'importReport.kind.comments': 'Comments',
  'importReport.kind.votes': 'Votes',
  'importReport.outcome.read': 'In the files',
  'importReport.outcome.created': 'New here',
  'importReport.outcome.updated': 'Brought up to date',
  'importReport.outcome.unchanged': 'In already',
  'importReport.outcome.skipped': 'Left out',
  'importReport.outcome.failed': 'Failed',
  'importReport.effect.failed': 'Could not be taken over',
  'importReport.effect.skipped': 'Left out on purpose',
  'importReport.effect.changed': 'In, but not quite as it was',
  'importReport.noProblems': 'There is nothing to say about any record.',
  'importReport.id': 'id {id}',
  'importReport.record': 'record {record}',
  'importReport.more': { one: 'And {count} more.', other: 'And {count} more.' },
  'importReport.allProblems': 'All of them: {command}',
  'importReport.refusedAt': 'Where',
  'importReport.expected': 'What should have stood there',
  'importReport.threads': 'How it would look',
  'importReport.threadsHint':
    'Some threads out of the files, chosen by chance and the same for the same files. Controls are left out.',
  'importReport.noThreads': 'There is no comment in these files that readers would see.',
  'importReport.left': {
    one: 'And {count} more comment in this discussion.',
    other: 'And {count} more comments in this discussion.',
  },
  'importReport.closed': 'Closed for new comments.',
  'importReport.anonymous': 'Name unknown',
  'importReport.score': '{up} up, {down} down',
  'importReport.hidden.pending': 'Waits for a moderator; readers do not see it.',
  'importReport.hidden.rejected': 'Not published; readers do not see it.',
  'importReport.hidden.deleted': 'Deleted. It stands here because somebody answered it.',
  'importProblem.pingback':
    'A pingback or trackback: a note that another site’s software left, not something that a person wrote.',
  'importProblem.not_a_comment':
    'WordPress keeps other things among its comments, such as orders of a shop or notes of a plugin.',
  'importProblem.report':
    'A reader’s report of a comment. It belongs to the moderation of the old system and stays there.',
  'importProblem.story_without_comments':
    'A page without comments. It will be here as soon as somebody writes something under it.',
  'importProblem.story_deleted': 'The page was deleted in the old system, and what stood under it with it.',
  'importProblem.id_missing': 'A record has no id: a later import could not tell whether it is in already.',
  'importProblem.id_too_long': 'An id has more than 600 characters. No system makes such ids.',
  'importProblem.story_missing': 'A comment does not say which page it belongs to.',
  'importProblem.story_without_address':
    'A page has neither an address nor an id of your own, so nobody could find it.',
  'importProblem.story_unknown': 'A comment belongs to a page that is not in the files.',
  'importProblem.time_missing': 'A comment has no time.',
  'importProblem.time_invalid': 'The time of a comment is none: there is no such day or hour.',
  'importProblem.time_out_of_range': 'The time of a comment lies before 1990 or in the future.',
  'importProblem.text_missing': 'A comment has no text.',
  'importProblem.text_too_long': 'A text has more than 200,000 characters.',
  'importProblem.record_too_long': 'A record is larger than several megabytes, which no comment is.',
  'importProblem.nesting_too_deep': 'A record is nested deeper than any that a system writes.',
  'importProblem.malformed_xml': 'A record is not well-formed XML, so nobody can say what stood there.',
  'importProblem.malformed_json': 'A record is not well-formed JSON, so nobody can say what stood there.',
  'importProblem.malformed_row': 'A row does not have the columns that the table has.',
  'importProblem.field_invalid': 'A field holds what the format does not know.',
  'importProblem.name_too_long': 'A name had more than 200 characters and was cut.',
  'importProblem.invalid_utf8': 'Some bytes were no characters of UTF-8. A � stands in their place.',
  'importProblem.author_unknown':
    'The account of an author is not in the files. The comment is in, under the name that stood beside it.',
  'importProblem.parent_unknown':
    'The comment that this one answers is not in, or stands under another page. It stands by itself at the top of the discussion.',
  'importProblem.parent_cycle':
    'Comments answer each other in a circle. The first of them stands at the top of the discussion.',
  'importProblem.vote_unknown_comment': 'A vote is for a comment that is not in.',
  'importProblem.own_vote': 'Somebody voted for what they wrote themselves. Such votes do not count here.',
  'importProblem.changed_here':
    'The record changed in the old system, and somebody changed it here as well. What stands here was kept.',
  'importProblem.parent_too_deep':
    'Replies to replies go on further than can be followed. The comment stands higher up than it did.',
  'importProblem.author_without_comments':
    'Somebody has an account in the old system, and nothing of theirs is in. None was made for them here.',
  'importProblem.author_erased':
    'Somebody had themselves erased here. They do not come back with a newer export.',
  'importProblem.comment_repeated': 'A comment stands in the files more than once. One of them was taken.',
  'importProblem.vote_repeated': 'Somebody voted for the same comment more than once. One vote counts.',
  'importProblem.count_out_of_range':
    'A number of votes is larger than any that people cast. It was cut down to 100 million.',
  'importProblem.name_invisible':
    'A name held characters that nobody sees, or that turn the line around. They were taken out.',
  'importRefused.unknown_format': 'This is no export of a system that is known here.',
  'importRefused.other_format': 'The files are exports of different systems. Take them one after the other.',
  'importRefused.version_unsupported': 'The file is of a version that is not known here.',
  'importRefused.malformed_xml': 'The file is not well-formed XML. Something changed it after the export.',
  'importRefused.malformed_json': 'The file is not well-formed JSON. Something changed it after the export.',
  'importRefused.malformed_csv': 'The file is not a table of comma-separated values as it should be.',
  'importRefused.malformed_database':
    'The database file cannot be opened, or lacks the tables it should have.',
  'importRefused.malformed_archive': 'The archive is damaged. Download it once more.',
  'importRefused.document_type':
    'The file defines entities of its own, which no export does. That can be an attempt to do harm.',
  'importRefused.encoding_unsupported':
    'The file is in an encoding that is not known here. Save it as UTF-8.',
  'importRefused.truncated': 'The file breaks off. Download it once more, or make the export again.',
  'importRefused.empty': 'There is nothing in the file.',
  'importRefused.archive_many_files':
    'There are several files in the archive. Unpack it and name the files one by one.',
  'importRefused.archive_unsafe_name': 'A name in the archive leads out of it, which no honest archive does.',
  'importRefused.archive_too_large': 'The archive unpacks to far more than an export can be.',
} as const satisfies Record<string, Message>;
