/** A matter of the catalogue, as far as words can be compared with it. */
export interface Named {
  readonly code: string;
  readonly name: string;
  readonly parent?: string | undefined;
}

/** A category that may be meant. */
export interface Suggestion {
  readonly code: string;
  /** Higher is likelier; only for the order. */
  readonly score: number;
}

/** A category that matters in the same words were given counts as much as half its name. */
const OF_SIMILAR = 0.5;
const WHOLE_NAME = 1;
const OF_PARENT = 0.3;

/**
 * Categories that a text may be about, the likeliest first: by the characters in pairs that their
 * names share with it, and by what similar matters were classified as. Groups of the catalogue are
 * not meant themselves.
 */
export function suggestCategories(
  text: string,
  catalogue: readonly Named[],
  ofSimilar: readonly string[],
  most: number,
): readonly Suggestion[] {
  const names = new Map(catalogue.map((entry) => [entry.code, entry.name]));
  const groups = new Set(catalogue.map(({ parent }) => parent));
  const likeness = (name: string): number => shareOf(name, text);
  return catalogue
    .filter(({ code }) => !groups.has(code))
    .map(({ code, name, parent }) => {
      const above = parent === undefined ? undefined : names.get(parent);
      const score =
        likeness(name) +
        (text.includes(name) ? WHOLE_NAME : 0) +
        (above === undefined ? 0 : OF_PARENT * likeness(above)) +
        OF_SIMILAR * ofSimilar.filter((each) => each === code).length;
      return { code, score };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, most);
}

/** How much of a name's pairs of characters stand in the text, 0–1. */
function shareOf(name: string, text: string): number {
  const signs = [...name];
  const pairs = signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
  const found = pairs.filter((pair) => text.includes(pair)).length;
  return pairs.length === 0 ? 0 : found / pairs.length;
}
