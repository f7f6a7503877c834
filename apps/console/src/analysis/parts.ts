import type { Role } from '../shell/places.js';

/** The parts of the analyst's desk, in the order of their tabs. */
export const PARTS = ['rankings', 'theatre', 'what-if', 'warnings', 'exports'] as const;
export type Part = (typeof PARTS)[number];

/** Whose work each part is, as docs/policy.md has it: the tabs show it to these. */
export const PART_ROLES: Readonly<Record<Part, readonly Role[]>> = {
  rankings: [
    ...['ANALYST', 'SUPERVISOR', 'COMMANDER', 'SHIFTLEADER', 'ARBITER', 'DISTRICT', 'STREET'],
    ...['UNITLEAD', 'ADMIN'],
  ],
  theatre: ['ANALYST', 'SUPERVISOR', 'COMMANDER', 'SHIFTLEADER', 'DISTRICT', 'STREET', 'UNITLEAD'],
  'what-if': ['ANALYST', 'COMMANDER'],
  warnings: [
    ...['ANALYST', 'SUPERVISOR', 'COMMANDER', 'SHIFTLEADER', 'DISPATCHER', 'DISTRICT', 'STREET'],
    ...['COMMUNITY', 'UNITLEAD'],
  ],
  exports: [
    ...['ANALYST', 'SUPERVISOR', 'COMMANDER', 'DISTRICT', 'STREET', 'UNITLEAD', 'DATAOFFICER'],
  ],
};

/** Who sees the desk at all. */
export const ANALYSIS_ROLES: readonly Role[] = [...new Set(Object.values(PART_ROLES).flat())];

/** The parts of somebody with these roles. */
export const partsOf = (roles: readonly Role[]): readonly Part[] =>
  PARTS.filter((part) => PART_ROLES[part].some((role) => roles.includes(role)));
