import type { Validity } from './days.js';
import type { Name, TerritoryLevel } from './entries.js';

/** A 平时 post works in peace, a 战时 post in an emergency. */
export const MODES = ['PEACE', 'EMERGENCY'] as const;
export type Mode = (typeof MODES)[number];

/** The four papers of 双征求双提名 (S1d-4): opinion and nomination of the town and the department. */
export const APPOINTMENT_PAPERS = [
  'TOWN_OPINION',
  'DEPARTMENT_OPINION',
  'TOWN_NOMINATION',
  'DEPARTMENT_NOMINATION',
] as const;
export type AppointmentPaper = (typeof APPOINTMENT_PAPERS)[number];

/** A kind of post: grid head, sponsor, centre household, building leader, safety instructor … */
export interface PostTypeEntry extends Validity {
  readonly code: string;
  readonly name: Name;
  /** What its holder may do at the place, e.g. REPORT, HANDLE, VERIFY, COORDINATE, RESPONSIBLE. */
  readonly verbs?: readonly string[];
  /** True for a link of the sponsor chain (三级包保). */
  readonly sponsor?: boolean;
  /** Heads the unit: what accuses the holder does not go there. */
  readonly head?: boolean;
  /** Shown to residents on the card of the building. */
  readonly onCard?: boolean;
  /** Papers without which nobody is appointed or removed. */
  readonly papers?: readonly AppointmentPaper[];
  /** Most open tasks of one holder. */
  readonly maxLoad?: number;
  /** Where such posts belong: all territories of a level, or all nodes of a tree. */
  readonly overLevel?: TerritoryLevel;
  readonly overTree?: string;
  /** Holders every such place should have (配齐); 1 where absent. */
  readonly quota?: number;
}

/** How many holders one place should have, where it is another number than its post type's. */
export interface QuotaEntry extends Validity {
  readonly code: string;
  readonly postType: string;
  readonly place: string;
  readonly count: number;
}

/**
 * A person in a post at a place. A stands in front, B stands in; one person may hold many. Names
 * and lines are those shown to residents, given with consent; a personal mobile number is refused:
 * the line is an office or forwarding number.
 */
export interface PostEntry extends Validity {
  readonly code: string;
  readonly person: string;
  readonly type: string;
  /** Code of a node, unit or territory, looked up in this order. */
  readonly place: string;
  readonly holder: 'A' | 'B';
  /** Absent: in both modes. */
  readonly mode?: Mode;
  /** Smaller comes first; 100 where absent. */
  readonly priority?: number;
  /** Unit the person is sent by. */
  readonly unit?: string;
  readonly papers?: readonly AppointmentPaper[];
  readonly shownName?: string;
  readonly line?: string;
}

/** Emergency mode of a place and all below it, for a time (ISO 8601 instants). */
export interface ModeSwitchEntry {
  readonly code: string;
  readonly place: string;
  readonly mode: Mode;
  readonly from: string;
  readonly until?: string;
  readonly reason: string;
}

/** A person is off duty; who holds B acts. ISO 8601 instants. */
export interface AbsenceEntry {
  readonly code: string;
  readonly person: string;
  readonly from: string;
  readonly until?: string;
  readonly reason: string;
}
