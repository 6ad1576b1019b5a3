const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** Stands where a spoiler is: an excerpt gives nothing away. */
const HIDDEN = '[…]';

/**
 * The words of a comment without its marks and without what spoilers hide, at most `most` of their characters: tags go,
 * entities are read back.
 */
export function toExcerpt(html: string, most: number): string {
  const text = html
    // The other spans are mentions; without them the first end is the spoiler's.
    .replaceAll(/<span class="mention">([^<]*)<\/span>/g, '$1')
    .replaceAll(/<span class="spoiler"[^>]*>.*?<\/span>/gs, HIDDEN)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}
