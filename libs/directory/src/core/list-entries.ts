import type { CalendarDefinition, Limit } from '@shaodao/deadlines';
import type { ListItem, ListKind } from '@shaodao/routing';
import type { Day, Validity } from './days.js';
import type { Name } from './entries.js';

/** An item of a responsibility list as stored. The same facts as routing's `ListItem`, flat. */
export interface ListItemEntry extends Validity {
  readonly id: string;
  readonly list: string;
  readonly kind: ListKind;
  readonly category: string;
  /** Whom it binds: one of the two. */
  readonly bearerUnit?: string;
  readonly bearerKind?: string;
  readonly lead?: string;
  readonly assists?: readonly string[];
  readonly territory?: string;
  readonly basis: string;
  /** Day by which it must be reviewed again (半年一审). */
  readonly nextReview?: Day;
}

/** An item that does not count for now: its review was missed, or it was suspended by hand. */
export interface SuspensionEntry extends Validity {
  /** The item. */
  readonly code: string;
  readonly reason: string;
}

/** How much of it a unit can take on, per period. */
export interface OfferCapacity {
  readonly count: number;
  readonly per: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
}

/** A service or problem a unit publishes for communities to order (点单 menu). */
export interface OfferEntry extends Validity {
  readonly code: string;
  readonly unit: string;
  readonly kind: 'SERVICE' | 'PROBLEM';
  readonly name: Name;
  readonly category?: string;
  readonly capacity?: OfferCapacity;
  /** Only for these territories and below. */
  readonly territories?: readonly string[];
  readonly limit?: Limit;
  /** Menu it belongs to, e.g. the 18+N items that are done nearby. */
  readonly menu?: string;
  /** Can be done on the phone (掌上办). */
  readonly byPhone?: boolean;
  /** Needs the identity card only (一证办). */
  readonly oneId?: boolean;
}

/** A working calendar, from the day it is published. */
export type CalendarEntry = CalendarDefinition & Validity;

/** The item as routing wants it. */
export function routingItem(entry: ListItemEntry): ListItem {
  const { id, list, kind, category, basis, lead, assists, territory } = entry;
  return {
    id,
    list,
    kind,
    category,
    bearer:
      entry.bearerUnit === undefined
        ? { unitKind: entry.bearerKind ?? '' }
        : { unit: entry.bearerUnit },
    ...(lead === undefined ? {} : { lead }),
    ...(assists === undefined ? {} : { assists }),
    ...(territory === undefined ? {} : { territory }),
    basis,
  };
}

/** Who takes over from a unit that is gone. */
export interface SuccessionEntry {
  /** The unit that is gone. */
  readonly code: string;
  readonly successor: string;
  readonly reason: string;
}
