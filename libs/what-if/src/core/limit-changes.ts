import { limitOf, type ClockKind, type Limit } from '@shaodao/deadlines';
import type { Classification, IssueProfile } from '@shaodao/issue';
import type { Alternative, LimitChange } from './alternative.js';
import type { AssumptionCode } from './assumptions.js';
import type { Matter, UnitChanges } from './unit-changes.js';

/** Kinds whose end breaks no promise: a time in which something may be done, or a rest. */
export const WINDOWS: readonly ClockKind[] = [
  'RETURN_WINDOW',
  'EVAL_WINDOW',
  'REOPEN_WINDOW',
  'EXCL_WINDOW',
  'SUSPENSION',
];

export const isDeadline = (kind: ClockKind): boolean => !WINDOWS.includes(kind);

/** A clock about to start, as the limit of its kind depends on it. */
export interface Granted {
  readonly kind: ClockKind;
  /** What history granted. */
  readonly limit: Limit;
  readonly matter: Matter & Partial<Classification>;
}

/** A limit as it would be, and what that takes for granted. */
export interface NewLimit {
  readonly limit: Limit;
  readonly assumption?: AssumptionCode;
}

/** Limits as they would be. */
export class LimitChanges {
  readonly #changes: readonly LimitChange[];
  readonly #catalogue: ReadonlyMap<string, Limit>;

  constructor(
    { limits, catalogue }: Alternative,
    private readonly profiles: readonly IssueProfile[],
    private readonly units: UnitChanges,
  ) {
    this.#changes = limits ?? [];
    this.#catalogue = new Map(
      (catalogue ?? []).flatMap(({ category, limit }) =>
        limit === undefined ? [] : [[category, limit] as const],
      ),
    );
  }

  /** The limit a clock would get; undefined where nothing is said of it. */
  of(granted: Granted): NewLimit | undefined {
    const changed = this.#changed(granted);
    if (changed === undefined || !isSame(changed.limit, granted.limit)) return changed;
    const { assumption } = changed;
    return assumption === undefined ? undefined : { limit: granted.limit, assumption };
  }

  #changed(granted: Granted): NewLimit | undefined {
    const { kind, matter } = granted;
    const change = this.#changes.find(
      (each) => (each.kinds?.includes(kind) ?? isDeadline(kind)) && this.units.fits(each, matter),
    );
    if (change !== undefined) return this.#by(change, granted);
    if (kind !== 'HANDLE' && kind !== 'OVERALL') return undefined;
    const category = this.units.categories
      .lineage(matter.category)
      .find((each) => this.#catalogue.has(each));
    const limit = category === undefined ? undefined : this.#catalogue.get(category);
    return limit && { limit };
  }

  #by(change: LimitChange, { kind, limit, matter }: Granted): NewLimit {
    if ('factor' in change) return scaled(limit, change.factor);
    if ('limit' in change) return { limit: change.limit };
    const { id, version } = change.playbook;
    const found = this.profiles
      .filter((each) => each.id === id && (version ?? each.version) === each.version)
      .reduce<IssueProfile | undefined>(
        (best, each) => (best === undefined || each.version > best.version ? each : best),
        undefined,
      );
    const spec = found?.clocks?.[kind];
    if (spec === undefined) return { limit, assumption: 'PLAYBOOK_SILENT' };
    return { limit: limitOf(spec, matter.urgency, matter.complexity) };
  }
}

/** Minutes and hours exactly; days and months whole, for the law counts them so. */
export function scaled(limit: Limit, factor: number): NewLimit {
  const { amount, unit } = limit;
  if (factor === 1) return { limit };
  switch (unit) {
    case 'NAT_MIN':
    case 'NAT_HOUR':
    case 'WORK_HOUR':
      return { limit: { ...limit, amount: amount * factor } };
    case 'FIXED_AT':
      return { limit, assumption: 'FIXED_DAY_KEPT' };
    case 'WORK_DAY':
    case 'NAT_DAY':
    case 'CAL_MONTH': {
      const whole = Math.max(Math.min(1, amount), Math.round(amount * factor));
      return { limit: { ...limit, amount: whole }, assumption: 'DAYS_WHOLE' };
    }
  }
}

function isSame(one: Limit, other: Limit): boolean {
  return (
    one.amount === other.amount &&
    one.unit === other.unit &&
    (one.calendar ?? other.calendar) === (other.calendar ?? one.calendar) &&
    (one.rollOnHoliday ?? false) === (other.rollOnHoliday ?? false)
  );
}
