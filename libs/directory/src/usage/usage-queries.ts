import type { Pool } from 'pg';
import type { DirectorySnapshot } from '../core/directory-snapshot.js';
import type { OfferEntry } from '../core/list-entries.js';
import { periodStart } from '../core/offer-period.js';
import { USAGE_SQL } from './sql.js';
import type { UseKind } from './usage-projector.js';

/** How often an item was used in a period. */
export interface ItemUsage {
  readonly item: string;
  readonly dispatches: number;
  readonly returns: number;
  readonly orders: number;
  /** Nobody cited it: a sleeping item (沉睡事项) for the next revision of the list. */
  readonly dormant: boolean;
}

/** What the lists and menus are used for. */
export class UsageQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /**
   * True where an offer's capacity of the current period is used up. It counts what the read tables
   * know: two orders at the same instant may both get the last place, which a menu can bear.
   */
  async isFull(
    offer: Pick<OfferEntry, 'code' | 'capacity'> | undefined,
    now: string,
  ): Promise<boolean> {
    if (offer?.capacity === undefined) return false;
    const { count, per } = offer.capacity;
    const since = periodStart(per, now);
    const { rows } = await this.pool.query<OrdersRow>(USAGE_SQL.ordersOf, [offer.code, since]);
    return Number(rows[0]?.orders ?? 0) >= count;
  }

  /**
   * Every list item and offer of a version of the directory, the most used first, by uses from an
   * instant to another (exclusive; ISO 8601).
   */
  async usage(
    directory: Pick<DirectorySnapshot, 'entries'>,
    from: string,
    until: string,
  ): Promise<ItemUsage[]> {
    const { rows } = await this.pool.query<UseRow>(USAGE_SQL.count, [from, until]);
    const uses = new Map(rows.map(({ item, kind, uses: count }) => [`${kind} ${item}`, count]));
    const count = (kind: UseKind, item: string): number => Number(uses.get(`${kind} ${item}`) ?? 0);
    const items = [...directory.entries('listItems').keys(), ...directory.entries('offers').keys()];
    return items
      .map((item) => {
        const [dispatches, returns, orders] = [
          count('dispatch', item),
          count('return', item),
          count('order', item),
        ];
        return { item, dispatches, returns, orders, dormant: dispatches + returns + orders === 0 };
      })
      .sort((left, right) => total(right) - total(left));
  }
}

interface OrdersRow {
  readonly orders: string;
}

interface UseRow {
  readonly item: string;
  readonly kind: UseKind;
  readonly uses: string;
}

const total = ({ dispatches, returns, orders }: ItemUsage): number => dispatches + returns + orders;
