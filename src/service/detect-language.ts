import type { eld } from 'eld/extrasmall';

type Detector = typeof eld;

let loading: Promise<Detector> | null = null;

/** The data takes some megabytes: loaded with the first text of a site that asks for languages. */
async function loadDetector(): Promise<Detector> {
  const { eld: detector } = await import('eld/extrasmall');
  return detector;
}

/** Fewer letters could be of any language: names, "ok", "haha". */
const LEAST_LETTERS = 20;

/** The language that a text is written in (ISO 639-1); null where that cannot be told. */
export async function detectLanguage(text: string): Promise<string | null> {
  const words = text.replace(/https?:\/\/\S+/g, ' ');
  if ((words.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  const detector = await (loading ??= loadDetector());
  const found = detector.detect(words);
  return found.isReliable() && found.language !== '' ? found.language : null;
}
