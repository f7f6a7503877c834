/** How many open matters there are, how many late, how many due soon. */
export interface OpenCounts {
  readonly open: number;
  /** Limit over, not handled. */
  readonly overdue: number;
  /** Not handled, and the limit comes within the time asked for. */
  readonly nearDue: number;
}

/** What lies in a territory itself; `territory` is null where the place is not known yet. */
export interface TerritoryLoad extends OpenCounts {
  readonly territory: string | null;
}

/** A row of the counts as the database gives it back. */
export interface TerritoryLoadRow {
  readonly territory: string | null;
  readonly open: string;
  readonly overdue: string;
  readonly near_due: string;
}

export function territoryLoadsOf(rows: readonly TerritoryLoadRow[]): readonly TerritoryLoad[] {
  return rows.map(({ territory, open, overdue, near_due: nearDue }) => ({
    territory,
    open: Number(open),
    overdue: Number(overdue),
    nearDue: Number(nearDue),
  }));
}
