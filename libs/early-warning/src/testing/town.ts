import type { Places } from '../core/detect/places.js';
import type { AlertSection } from '../core/alert/section.js';
import type { CountedReport } from '../core/detect/finding.js';

/** A small town: `d/s1/c1/g1` is a grid of a community of a street of a district. */
const LEVELS = ['district', 'street', 'community', 'grid'];

export const TOWN: Places = {
  territoryLineage: (code) =>
    code.split('/').map((_, index, parts) => parts.slice(0, parts.length - index).join('/')),
  levelOf: (territory) => LEVELS[territory.split('/').length - 1],
  categoryLineage: (code) =>
    code.split('.').map((_, index, parts) => parts.slice(0, parts.length - index).join('.')),
  name: (_of, code) => ({ zh: `名${code}`, en: `name of ${code}` }),
};

/** Every grid of the town: two streets, two communities each, two grids each. */
export const GRIDS = ['s1', 's2'].flatMap((street) =>
  ['c1', 'c2'].flatMap((community) =>
    ['g1', 'g2'].map((grid) => `d/${street}/${community}/${grid}`),
  ),
);

export const SECTION: AlertSection = {
  everyMinutes: 5,
  mostEvidence: 10,
  cluster: { levels: ['grid', 'community', 'street'], days: 14, reports: 5, appellants: 3 },
  repeat: { days: 30, reports: 3 },
  surge: {
    levels: ['community', 'street', 'district'],
    days: 7,
    weeks: 8,
    leastWeeks: 4,
    reports: 8,
    factor: 1.5,
    alpha: 0.001,
  },
  nearDue: { hours: 8, days: 10, assignments: 10, load: 1.5 },
};

export const NOW = '2026-03-30T09:00:00.000Z';

export const hoursBefore = (hours: number): string =>
  new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();

/** A report an hour ago in the first grid; what the test is about is given. */
export const report = (issue: string, more: Partial<CountedReport> = {}): CountedReport => ({
  issue,
  territory: 'd/s1/c1/g1',
  category: 'road.pothole',
  subject: `subject-of-${issue}`,
  hidden: false,
  reportedAt: hoursBefore(1),
  ...more,
});

/** So many reports, `i-0`, `i-1` …; what the test is about is given for each. */
export const named = (
  count: number,
  more: (index: number) => Partial<CountedReport> = () => ({}),
): readonly CountedReport[] =>
  Array.from({ length: count }, (_, index) => report(`i-${String(index)}`, more(index)));

/** Numbers by chance that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A count of a steady stream with that mean (Knuth). */
export function poisson(mean: number, next: () => number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) count += 1;
  return count;
}
