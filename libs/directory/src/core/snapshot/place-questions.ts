import type { GridEntry } from '../organisation-entries.js';
import type { DirectoryCard, LinkedPlace } from '../questions.js';
import type { Holdings } from './holdings.js';
import { territoryOf } from './post-questions.js';

/** What a place is linked with, by one kind of link or by all. */
export function links(
  place: string,
  kind: string | undefined,
  { inForce }: Holdings,
): LinkedPlace[] {
  return [...inForce.links.values()]
    .filter((link) => kind === undefined || link.kind === kind)
    .flatMap((link): LinkedPlace[] => [
      ...(link.from === place ? [{ kind: link.kind, place: link.to, outward: true }] : []),
      ...(link.to === place ? [{ kind: link.kind, place: link.from, outward: false }] : []),
    ]);
}

/** The grids that lie over a territory, by it or by one it lies in; of every kind. */
export function gridsOf(territory: string, { inForce, territoryTree }: Holdings): GridEntry[] {
  const lineage = territoryTree.lineage(territory);
  return [...inForce.grids.values()].filter(({ territories = [] }) =>
    territories.some((code) => lineage.includes(code)),
  );
}

/** What hangs in the lobby: the holders residents may call, those of the house first. */
export function directoryCard(territory: string, holdings: Holdings): DirectoryCard {
  const { inForce, territoryTree } = holdings;
  const contacts = territoryTree.lineage(territory).flatMap((place) =>
    [...inForce.posts.values()].flatMap((post) => {
      const type = inForce.postTypes.get(post.type);
      if (type?.onCard !== true || territoryOf(post.place, inForce) !== place) return [];
      const { shownName, line } = post;
      if (shownName === undefined && line === undefined) return [];
      return [
        {
          postType: type.name,
          place,
          ...(shownName === undefined ? {} : { name: maskedName(shownName) }),
          ...(line === undefined ? {} : { line: maskedLine(line) }),
        },
      ];
    }),
  );
  return { territory, contacts };
}

/** `王秀兰` → `王**` */
function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** `0573-81230012` → `0573*****0012`: the first and last four signs stay. */
function maskedLine(line: string): string {
  const SHOWN = 4;
  const hidden = Math.max(line.length - 2 * SHOWN, 0);
  return hidden === 0
    ? '*'.repeat(line.length)
    : line.slice(0, SHOWN) + '*'.repeat(hidden) + line.slice(-SHOWN);
}
