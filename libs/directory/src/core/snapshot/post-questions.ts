import type { Mode, PostEntry, PostTypeEntry } from '../post-entries.js';
import type { Coverage, Holder, Overload, SponsorLink } from '../questions.js';
import type { Holdings } from './holdings.js';

const DEFAULT_PRIORITY = 100;

/**
 * Who acts in a kind of post at a place at a moment. A acts unless off duty; then, or where there is
 * no A, whoever holds B acts in A's stead.
 */
export function holdersOf(
  place: string,
  postType: string,
  at: string,
  mode: Mode,
  { inForce }: Holdings,
): Holder[] {
  const posts = [...inForce.posts.values()]
    .filter((post) => post.place === place && post.type === postType)
    .filter((post) => (post.mode ?? mode) === mode)
    .sort((left, right) => priorityOf(left) - priorityOf(right));
  const away = (post: PostEntry): boolean => isAway(post.person, at, inForce.absences.values());
  const front = posts.filter(({ holder }) => holder === 'A');
  const present = front.filter((post) => !away(post));
  const missing = front.filter(away);
  if (front.length > 0 && missing.length === 0) return present.map((post) => ({ post }));
  const standIns = posts.filter((post) => post.holder === 'B' && !away(post));
  return [
    ...present.map((post) => ({ post })),
    ...standIns.map((post, index) => {
      const absent = missing[Math.min(index, missing.length - 1)];
      return absent === undefined ? { post } : { post, standsInFor: absent.person };
    }),
  ];
}

/** The mode of a place: of the newest switch for it or for anything it lies in. */
export function modeAt(place: string, at: string, { inForce, territoryTree }: Holdings): Mode {
  const where = [place, ...territoryTree.lineage(territoryOf(place, inForce) ?? place)];
  const newest = [...inForce.modes.values()]
    .filter((change) => where.includes(change.place) && covers(change, at))
    .sort((left, right) => Date.parse(right.from) - Date.parse(left.from))[0];
  return newest?.mode ?? 'PEACE';
}

/** The sponsors of a territory and of all it lies in, the nearest first. */
export function sponsors(territory: string, { inForce, territoryTree }: Holdings): SponsorLink[] {
  return territoryTree.lineage(territory).flatMap((code) => {
    const level = inForce.territories.get(code)?.level;
    if (level === undefined) return [];
    return [...inForce.posts.values()]
      .filter(
        ({ type, place }) =>
          inForce.postTypes.get(type)?.sponsor === true &&
          (place === code || territoryOf(place, inForce) === code),
      )
      .sort((left, right) => priorityOf(left) - priorityOf(right))
      .map((post) => ({ territory: code, level, post }));
  });
}

/** How far a kind of post is filled, over the places where it belongs. */
export function coverage(postType: string, { inForce }: Holdings): Coverage {
  const type = inForce.postTypes.get(postType);
  const quotas = new Map(
    [...inForce.quotas.values()]
      .filter((quota) => quota.postType === postType)
      .map(({ place, count }) => [place, count]),
  );
  const places = new Set([...placesOf(type, inForce), ...quotas.keys()]);
  const persons = new Map<string, Set<string>>();
  for (const { type: of, place, person } of inForce.posts.values())
    if (of === postType) persons.set(place, (persons.get(place) ?? new Set()).add(person));
  let held = 0;
  let full = 0;
  for (const place of places) {
    const count = persons.get(place)?.size ?? 0;
    if (count > 0) held += 1;
    if (count >= (quotas.get(place) ?? type?.quota ?? 1)) full += 1;
  }
  return { places: places.size, held, full, share: places.size === 0 ? 1 : held / places.size };
}

/** Posts that carry more than their type allows, the heaviest first. */
export function overloaded(loadOf: (post: PostEntry) => number, { inForce }: Holdings): Overload[] {
  return [...inForce.posts.values()]
    .flatMap((post) => {
      const limit = inForce.postTypes.get(post.type)?.maxLoad;
      const load = limit === undefined ? 0 : loadOf(post);
      return limit !== undefined && load > limit ? [{ post, load, limit }] : [];
    })
    .sort((left, right) => right.load - right.limit - (left.load - left.limit));
}

function placesOf(type: PostTypeEntry | undefined, inForce: Holdings['inForce']): string[] {
  const { overLevel, overTree } = type ?? {};
  return [
    ...[...inForce.territories.values()]
      .filter(({ level }) => overLevel !== undefined && level === overLevel)
      .map(({ code }) => code),
    ...[...inForce.nodes.values()]
      .filter(({ tree }) => overTree !== undefined && tree === overTree)
      .map(({ code }) => code),
  ];
}

/** The territory a place stands for: that of the node or unit, or the place itself. */
export function territoryOf(place: string, inForce: Holdings['inForce']): string | undefined {
  const node = inForce.nodes.get(place);
  if (node !== undefined) return node.territory;
  return inForce.territories.has(place) ? place : inForce.units.get(place)?.territory;
}

interface Stretch {
  readonly from: string;
  readonly until?: string;
}

function covers({ from, until }: Stretch, at: string): boolean {
  const moment = Date.parse(at);
  return Date.parse(from) <= moment && (until === undefined || moment < Date.parse(until));
}

function isAway(
  person: string,
  at: string,
  absences: Iterable<Stretch & { readonly person: string }>,
): boolean {
  for (const absence of absences) if (absence.person === person && covers(absence, at)) return true;
  return false;
}

const priorityOf = ({ priority }: PostEntry): number => priority ?? DEFAULT_PRIORITY;
