import type { Fact, FactInstant, FactValue } from '../facts/fact.js';
import type { Asked } from '../formulas/compile-filter.js';
import { inForce } from '../formulas/compile-formulas.js';
import type { Amount, CompiledFormulas, CompiledPart } from '../formulas/compiled.js';
import { DIMENSIONS, type Dimension } from '../formulas/formula-set.js';
import { cellAt } from '../periods/cells.js';
import { periodAt } from '../periods/periods.js';
import type { Period, PeriodTable } from '../periods/period-table.js';
import type { Contribution } from './contribution.js';

/** Which tallies are wanted: by kinds of periods and by dimensions. */
export interface Wanted {
  readonly kinds: readonly string[];
  readonly dimensions?: readonly Dimension[];
  /**
   * True: what asks nothing of the period is counted once, under the cell of time it lies in
   * (`cells.ts`), and adds up to the periods of every kind from there.
   */
  readonly byCell?: boolean;
}

/** Stands for a kind of periods in tallies that are kept by cells. */
export const CELL = '';

/**
 * What facts add to the tallies, as of a moment, before which all of them were told. What has
 * `changesAt` null stays until the next event; the rest, also what adds nothing yet, has to be
 * asked again from that moment on.
 */
export function contributionsOf(
  formulas: CompiledFormulas,
  facts: Iterable<Fact>,
  asOf: FactInstant,
  wanted: Wanted,
): readonly Contribution[] {
  const made: Contribution[] = [];
  const { periodsAt, cellsAt } = placesOf(formulas, wanted);
  const { dimensions = DIMENSIONS } = wanted;
  const asked: Asking = { asOf, period: NO_PERIOD };
  for (const fact of facts) {
    for (const part of formulas.partsOf.get(fact.kind) ?? NO_PARTS) {
      if (isOut(fact, part)) continue;
      const at = part.at(fact);
      if (typeof at !== 'string') continue;
      for (const period of part.isPeriodBlind ? cellsAt(at) : periodsAt(at)) {
        if (!inForce(part.metric.definition, period, formulas.set)) continue;
        asked.period = period;
        addTo(made, fact, part, asked, dimensions);
      }
    }
  }
  return made;
}

/** One for all parts of a fact: each is asked before the next. */
type Asking = { -readonly [K in keyof Asked]: Asked[K] };

const NO_PARTS: readonly CompiledPart[] = [];
const NO_PERIOD: Period = { kind: '', code: '', start: '', end: '' };

const HOUR_LENGTH = '2026-03-02T08'.length;
const MINUTE_LENGTH = '2026-03-02T08:00'.length;

type PeriodsAt = (at: FactInstant) => readonly Period[];

/** Where what is wanted looks for periods. */
interface Places {
  readonly table: PeriodTable;
  readonly periodsAt: PeriodsAt;
  readonly cellsAt: PeriodsAt;
}

const placesKnown = new WeakMap<Wanted, Places>();

function placesOf(formulas: CompiledFormulas, wanted: Wanted): Places {
  const table = formulas.set.periods;
  const known = placesKnown.get(wanted);
  if (known?.table === table) return known;
  const periodsAt = periodsOf(formulas, wanted.kinds);
  const cellsAt = wanted.byCell === true ? cellOf(formulas) : periodsAt;
  const places = { table, periodsAt, cellsAt };
  placesKnown.set(wanted, places);
  return places;
}

const periodsKnown = new WeakMap<PeriodTable, Map<string, PeriodsAt>>();

/** The periods of some kinds an instant lies in. */
const periodsOf = ({ set: { periods } }: CompiledFormulas, kinds: readonly string[]): PeriodsAt =>
  remembered(periods, kinds.join(' '), (at) =>
    kinds.flatMap((kind) => periodAt(periods, kind, at) ?? []),
  );

/** The one cell an instant lies in. */
const cellOf = ({ set: { periods } }: CompiledFormulas): PeriodsAt =>
  remembered(periods, CELL, (at) => {
    const code = cellAt(periods, at);
    return code === undefined ? [] : [{ kind: CELL, code, start: code, end: code }];
  });

/** Whole hours of a zone lie in one period, so what was found for an hour is kept. */
function remembered(table: PeriodTable, name: string, find: PeriodsAt): PeriodsAt {
  const ofTable = periodsKnown.get(table) ?? new Map<string, PeriodsAt>();
  periodsKnown.set(table, ofTable);
  const ready = ofTable.get(name);
  if (ready !== undefined) return ready;
  const known = new Map<string, readonly Period[]>();
  const length = table.utcOffsetMinutes % 60 === 0 ? HOUR_LENGTH : MINUTE_LENGTH;
  const asked: PeriodsAt = (at) => {
    const key = at.slice(0, length);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(at);
    known.set(key, found);
    return found;
  };
  ofTable.set(name, asked);
  return asked;
}

function isOut({ exclusions }: Fact, { metric }: CompiledPart): boolean {
  for (const each of exclusions) if (metric.outBy.has(each)) return true;
  return false;
}

const NOTHING: Amount = { n: 0n, d: 0n };

function addTo(
  made: Contribution[],
  fact: Fact,
  part: CompiledPart,
  asked: Asked,
  dimensions: readonly Dimension[],
): void {
  const changesAt = part.isSettled ? null : nextChange(fact, part, asked);
  const isIn = part.where.test(fact, asked);
  if (!isIn && changesAt === null) return;
  const full = isIn ? part.amounts(fact) : NOTHING;
  const n = isIn && part.counted.test(fact, asked) ? full.n : 0n;
  const { d, e = 0n, value = '' } = full;
  if (n === 0n && d === 0n && e === 0n && changesAt === null) return;
  const { metric } = part;
  const { code, assistShare: alpha = '0' } = metric.definition;
  const rater = textOf(part.rater?.(fact));
  const { kind: periodKind, code: period } = asked.period;
  for (const { dimension, subject: named } of part.subjects) {
    if (!dimensions.includes(dimension)) continue;
    const isUnit = dimension === 'unit';
    // Name by name: objects put together cost more than all the rest of counting (docs/tried.md).
    made.push({
      metric: code,
      periodKind,
      period,
      dimension,
      subject: textOf(named(fact)),
      copiedTo: isUnit ? (fact.copiedTo ?? '') : '',
      rater,
      value,
      share: false,
      n,
      d,
      e,
      changesAt,
    });
    if (!isUnit || metric.assistShare === 0n || part.role === 'RATERS') continue;
    const share = shared(metric.assistShare, alpha);
    for (const subject of fact.assists)
      made.push({
        metric: code,
        periodKind,
        period,
        dimension,
        subject,
        copiedTo: '',
        rater,
        value,
        share: true,
        n: share(n),
        d: share(d),
        e: 0n,
        changesAt,
      });
  }
}

const textOf = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');

/** α of an amount: whole, since tallies are kept with the decimals of α to spare. */
function shared(units: bigint, share: string): (amount: bigint) => bigint {
  const whole = 10n ** BigInt(share.split('.')[1]?.length ?? 0);
  return (amount) => (amount * units) / whole;
}

/**
 * When mere time gives another answer; null where it never does. Between the moments that the
 * filters name no answer changes, so it is enough to ask at each of them.
 */
function nextChange(fact: Fact, part: CompiledPart, { asOf, period }: Asked): FactInstant | null {
  const later = laterOf(part.where.moments(fact), asOf, laterOf(part.counted.moments(fact), asOf));
  if (later === undefined) return null;
  later.sort();
  const answerAt = (moment: FactInstant): string => {
    const then = { asOf: moment, period };
    if (!part.where.test(fact, then)) return 'OUT';
    return part.counted.test(fact, then) ? 'COUNTED' : 'IN';
  };
  const now = answerAt(asOf);
  return later.find((moment) => answerAt(moment) !== now) ?? null;
}

/** Those after an instant, with others that are; none is nothing, which is what it mostly is. */
function laterOf(
  moments: readonly FactInstant[],
  asOf: FactInstant,
  known?: FactInstant[],
): FactInstant[] | undefined {
  let later = known;
  for (const moment of moments) if (moment > asOf) (later ??= []).push(moment);
  return later;
}
