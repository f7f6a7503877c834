import type { Phase } from '../board/row.js';

/** In which phases a matter usually waits for somebody with this role; the API says what really is. */
const WAITING: Readonly<Record<string, readonly Phase[]>> = {
  COMMUNITY: ['ACCEPTED', 'HANDLED', 'WHISTLED'],
  GRID: ['REPORTED', 'HANDLED'],
  STREET: ['REQUESTED', 'ORDERED', 'WHISTLED', 'ACCEPTED'],
};

/** Phases in which a matter waits for one of these roles. */
export function waitingFor(roles: readonly string[]): ReadonlySet<Phase> {
  return new Set(roles.flatMap((role) => WAITING[role] ?? []));
}
