import type { Entry } from '../names/use-names.js';

/**
 * Territories to choose from, each with those above it, so that two grids of one name are told apart
 * and the name of a street finds what lies in it.
 */
export function placesOf(
  territories: ReadonlyMap<string, Entry>,
): { readonly value: string; readonly label: string }[] {
  return [...territories.values()].map(({ code }) => ({
    value: code,
    label: lineageOf(code, territories).join(' / '),
  }));
}

function lineageOf(code: string, territories: ReadonlyMap<string, Entry>): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  let at = territories.get(code);
  while (at !== undefined && !seen.has(at.code)) {
    seen.add(at.code);
    names.unshift(at.name);
    at = at.parent === undefined ? undefined : territories.get(at.parent);
  }
  return names;
}
