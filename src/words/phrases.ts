import type { FoldedWord } from './fold-words.ts';
import type { WordMatch } from './word-list.ts';

export interface Phrases {
  readonly isEmpty: boolean;
  find(words: readonly FoldedWord[]): WordMatch[];
}

/** A place in the tree of phrases: which words lead on from here, and what ends here. */
interface Node {
  readonly exact: Map<string, Node>;
  /** By what stands before and after the one star: `foo*`, `*foo`, `f*o`. */
  readonly starred: Map<string, Node>;
  /** Lengths of those parts, so that a word is cut only where an entry could begin or end. */
  readonly cuts: Map<number, Set<number>>;
  entry: string | null;
}

const makeNode = (): Node => ({ exact: new Map(), starred: new Map(), cuts: new Map(), entry: null });
const toKey = (head: string, tail: string) => `${head}*${tail}`;

/**
 * Makes a tree of phrases: one walk from each word of a text finds all that begin there. A star stands for any letters
 * within a word; a word with several stars is taken by its first and last part.
 */
export function compilePhrases(entries: readonly { entry: string; words: readonly string[] }[]): Phrases {
  const root = makeNode();
  for (const { entry, words } of entries) {
    let node = root;
    for (const word of words) node = step(node, word);
    node.entry = entry;
  }
  return {
    isEmpty: entries.length === 0,
    find: (words) => words.flatMap((_, index) => findFrom(root, words, index)),
  };
}

function step(node: Node, word: string): Node {
  if (!word.includes('*')) return getOrMake(node.exact, word);
  const parts = word.split('*');
  const [head = '', tail = ''] = [parts[0], parts.at(-1)];
  const tails = node.cuts.get(head.length) ?? new Set<number>();
  node.cuts.set(head.length, tails.add(tail.length));
  return getOrMake(node.starred, toKey(head, tail));
}

function getOrMake(nodes: Map<string, Node>, key: string): Node {
  const node = nodes.get(key) ?? makeNode();
  nodes.set(key, node);
  return node;
}

function findFrom(root: Node, words: readonly FoldedWord[], from: number): WordMatch[] {
  const matches: WordMatch[] = [];
  const start = words[from]?.start ?? 0;
  let nodes = [root];
  for (let at = from; at < words.length && nodes.length > 0; at += 1) {
    const word = words[at];
    if (!word) break;
    // Each place once: several readings may lead to the same star, and would double with every word.
    nodes = [...new Set(nodes.flatMap((node) => word.readings.flatMap((reading) => follow(node, reading))))];
    for (const { entry } of nodes) if (entry !== null) matches.push({ entry, start, end: word.end });
  }
  return matches;
}

function follow(node: Node, word: string): Node[] {
  const exact = node.exact.get(word);
  const next = exact ? [exact] : [];
  for (const [head, tails] of node.cuts) {
    for (const tail of tails) {
      if (head + tail > word.length) continue;
      const starred = node.starred.get(toKey(word.slice(0, head), word.slice(word.length - tail)));
      if (starred) next.push(starred);
    }
  }
  return next;
}
