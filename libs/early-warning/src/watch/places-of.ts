import type { DirectorySnapshot } from '@shaodao/directory';
import type { Places } from '../core/detect/places.js';

/** The places and categories of one day; the lines upwards are remembered, they are asked for often. */
export function placesOf(directory: DirectorySnapshot): Places {
  const territories = new Map<string, readonly string[]>();
  const categories = new Map<string, readonly string[]>();
  return {
    territoryLineage: (code) =>
      remembered(territories, code, () => directory.territoryLineage(code)),
    levelOf: (territory) => directory.territory(territory)?.level,
    categoryLineage: (code) =>
      remembered(categories, code, () => {
        const line: string[] = [];
        for (
          let current: string | undefined = code;
          current !== undefined;
          current = directory.category(current)?.parent
        )
          line.push(current);
        return line;
      }),
    name: (of, code) => ({
      zh: directory.name(of, code, 'zh'),
      en: directory.name(of, code, 'en'),
    }),
  };
}

function remembered(
  known: Map<string, readonly string[]>,
  code: string,
  find: () => readonly string[],
): readonly string[] {
  const line = known.get(code) ?? find();
  known.set(code, line);
  return line;
}
