/** Longest id of the source, in UTF-16 code units. Longer ones would not fit an index of PostgreSQL (2,704 bytes). */
export const MAX_ID = 600;

/** Longest address, title and identifier of a story, in UTF-16 code units: what browsers and servers still pass on. */
export const MAX_ADDRESS = 2_000;

/** Longest name of an author; what is longer is cut. More than any name has, and no room for a text in a name. */
export const MAX_SOURCE_NAME = 200;

/** Longest body in UTF-16 code units. WordPress keeps 65,535 bytes and Disqus less; a longer text is no comment. */
export const MAX_BODY = 200_000;

/** Most votes of one kind on a comment; what is more is cut. The database adds and multiplies them in 32 bits. */
export const MAX_COUNT = 100_000_000;

/**
 * Longest piece of a file that is held at once, in characters or bytes: a text, an attribute, a line, an object. Less would
 * lose records that could be kept; more is memory in the hands of whoever made the file.
 */
export const MAX_PIECE = 4 * 1024 * 1024;

/** Longest line or object that has all comments of one story in it, or all users, in bytes; it is held as a whole. */
export const MAX_NESTED = 16 * 1024 * 1024;

/** Longest text of an element, in UTF-16 code units; what is more than this is more than any field may have. */
export const MAX_FIELD = 1024 * 1024;

/** Deepest nesting of elements that is followed. Real files have five. */
export const MAX_DEPTH = 64;

/** Records in one batch: enough to make a COPY worth while, little enough to be in memory a few times over. */
export const BATCH_RECORDS = 500;

/**
 * Bytes of the file after which a batch goes out, however few records are in it: texts are views of the pieces of the file
 * that they came in and keep those in memory, and in a WordPress export there can be one comment to a megabyte of articles.
 */
export const BATCH_BYTES = 4 * 1024 * 1024;

/** Largest file inside an archive, in bytes: ten times the largest export we know of. */
export const MAX_UNPACKED = 64 * 1024 ** 3;

/** How much larger than packed a file may be. Real exports come to 5 to 25; deflate cannot do more than about 1,032. */
export const MAX_RATIO = 200;

/** Below so many bytes nobody asks for the ratio: a short file of one letter packs well without meaning harm. */
export const RATIO_FROM = 16 * 1024 * 1024;

/** Largest database that is unpacked beside its file, in bytes: millions of comments, and no full disk. */
export const MAX_DATABASE = 1024 ** 3;
