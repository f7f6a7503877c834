import type { DirectorySnapshot } from './directory-snapshot.js';
import type { Name, UnitKind } from './entries.js';
import type { GridKind } from './organisation-entries.js';

/** Something that is allowed but ought not to be so. */
export interface DirectoryFinding {
  readonly rule: 'UNIT_OUTSIDE_GRID' | 'PLACE_OUTSIDE_GRID' | 'BELOW_QUOTA' | 'REVIEW_OVERDUE';
  readonly code: string;
  readonly message: Name;
}

/** Those who live and work in a place; each must lie in some grid (无盲区, S3-4). */
const RESIDENT_KINDS: readonly UnitKind[] = [
  'enterprise',
  'institution',
  'merchant',
  'ngo',
  'owners',
  'property',
];

/** What is wrong with a version of the directory on its day. */
export function lintDirectory(directory: DirectorySnapshot): DirectoryFinding[] {
  return [
    ...unitsOutside(directory),
    ...placesOutside(directory),
    ...belowQuota(directory),
    ...reviewsOverdue(directory),
  ];
}

/** Grids of an area: those of a segment, a topic or one duty leave blind spots. */
const AREA_GRIDS: readonly GridKind[] = ['SMALL', 'BUSINESS'];

/** In a grid: in a territory of that level, or under a grid drawn over the area. */
function isInGrid(territory: string, directory: DirectorySnapshot): boolean {
  return (
    directory
      .territoryLineage(territory)
      .some((code) => directory.territory(code)?.level === 'grid') ||
    directory.gridsOf(territory).some(({ kind }) => AREA_GRIDS.includes(kind))
  );
}

function unitsOutside(directory: DirectorySnapshot): DirectoryFinding[] {
  return [...directory.entries('units').values()]
    .filter(({ kind }) => RESIDENT_KINDS.includes(kind))
    .filter(({ territory, serves = [] }) =>
      [territory, ...serves].every((place) => place === undefined || !isInGrid(place, directory)),
    )
    .map(({ code, name }) => ({
      rule: 'UNIT_OUTSIDE_GRID',
      code,
      message: {
        zh: `单位“${name.zh}”不在任何网格内`,
        en: `The unit "${name.en}" lies in no grid`,
      },
    }));
}

function placesOutside(directory: DirectorySnapshot): DirectoryFinding[] {
  const places = [...directory.territories()];
  const parents = new Set(places.map(({ parent }) => parent));
  return places
    .filter(({ code, level }) => level !== 'city' && level !== 'district' && !parents.has(code))
    .filter(({ code }) => !isInGrid(code, directory))
    .map(({ code, name }) => ({
      rule: 'PLACE_OUTSIDE_GRID',
      code,
      message: { zh: `“${name.zh}”没有网格`, en: `"${name.en}" has no grid` },
    }));
}

function belowQuota(directory: DirectorySnapshot): DirectoryFinding[] {
  return [...directory.entries('postTypes').values()].flatMap(({ code, name }) => {
    const { places, full } = directory.coverage(code);
    if (full === places) return [];
    return [
      {
        rule: 'BELOW_QUOTA' as const,
        code,
        message: {
          zh: `“${name.zh}”仅 ${full}/${places} 处配齐`,
          en: `"${name.en}": ${full} of ${places} places are fully staffed`,
        },
      },
    ];
  });
}

function reviewsOverdue(directory: DirectorySnapshot): DirectoryFinding[] {
  return directory
    .listItems()
    .filter(({ nextReview }) => nextReview !== undefined && nextReview < directory.day)
    .map(({ id, nextReview = '' }) => ({
      rule: 'REVIEW_OVERDUE',
      code: id,
      message: {
        zh: `清单事项“${id}”应于 ${nextReview} 前复审`,
        en: `The list item "${id}" was to be reviewed by ${nextReview}`,
      },
    }));
}
