import type { Manifest } from '../exchange/parley/manifest.ts';

const COUNTED = [
  ['sites', 'site', 'sites'],
  ['stories', 'story', 'stories'],
  ['comments', 'comment', 'comments'],
  ['accounts', 'account', 'accounts'],
  ['votes', 'vote', 'votes'],
] as const;

/** How much is in an export, in words: `1 site, 2 stories, ...`. */
export function countRows({ tables }: Manifest): string {
  return COUNTED.map(([table, one, many]) => {
    const rows = tables.find((each) => each.table === table)?.rows ?? 0;
    return `${rows.toLocaleString('en')} ${rows === 1 ? one : many}`;
  }).join(', ');
}
