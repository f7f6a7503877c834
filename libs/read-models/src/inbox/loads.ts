/** What a unit has to do now. */
export interface AssignmentLoad {
  readonly open: number;
  /** Limit over. */
  readonly overdue: number;
  /** The limit comes within the time asked for. */
  readonly nearDue: number;
  /** Waiting for the unit's signature. */
  readonly toSign: number;
}

/** A row of loads as the database gives it back. */
export interface AssignmentLoadRow {
  readonly unit: string;
  readonly open: string;
  readonly overdue: string;
  readonly near_due: string;
  readonly to_sign: string;
}

const NOTHING: AssignmentLoad = { open: 0, overdue: 0, nearDue: 0, toSign: 0 };

/** The load of each of the units; nothing to do where the rows do not name it. */
export function assignmentLoads(
  units: readonly string[],
  rows: readonly AssignmentLoadRow[],
): ReadonlyMap<string, AssignmentLoad> {
  const found = new Map(rows.map((row) => [row.unit, loadOf(row)]));
  return new Map(units.map((unit) => [unit, found.get(unit) ?? NOTHING]));
}

const loadOf = (row: AssignmentLoadRow): AssignmentLoad => ({
  open: Number(row.open),
  overdue: Number(row.overdue),
  nearDue: Number(row.near_due),
  toSign: Number(row.to_sign),
});
