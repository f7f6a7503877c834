import type { CompiledFormulas, Fact } from '@shaodao/assessment';
import { countedFully, isOpen, mayBeOpen } from './counting.js';
import { isSameFact } from './same-fact.js';
import type { TallyBook } from './tally-book.js';
import { factsByKey, type Told } from './told.js';

/** An issue that came forward, and what that does to its facts. */
export interface Step {
  readonly before: Told | undefined;
  readonly after: Told;
  /** Sets under which time could still change one of its facts before. */
  readonly wasOpenUnder: readonly string[];
  readonly old: ReadonlyMap<string, Fact>;
  readonly now: ReadonlyMap<string, Fact>;
  /** Facts that are new or say something else than before, by key. */
  readonly changed: ReadonlySet<string>;
  /** Facts that changed, or are no more. */
  readonly replaced: ReadonlySet<string>;
}

/** The step an issue takes; without a `before` all its facts are new. */
export function stepOf(
  before: Told | undefined,
  after: Told,
  wasOpenUnder: readonly string[] = [],
): Step {
  const old = factsByKey(before);
  const now = factsByKey(after);
  const changed = new Set<string>();
  const replaced = new Set(old.keys());
  for (const [key, fact] of now) {
    const known = old.get(key);
    if (known !== undefined && isSameFact(known, fact)) replaced.delete(key);
    else changed.add(key);
  }
  return { before, after, wasOpenUnder, old, now, changed, replaced };
}

/**
 * Takes out of the book what the issue counted before and puts in what it counts now. Only facts
 * that nothing but an event can change are in the tallies; whether a fact is one of them is judged
 * at the last event, so that it follows from the events alone, whatever the batches.
 * @returns whether time may still change a fact of the issue.
 */
export function recount(formulas: CompiledFormulas, step: Step, book: TallyBook): boolean {
  const { before, after, wasOpenUnder, old, now, changed, replaced } = step;
  const wasOpen = wasOpenUnder.includes(formulas.set.id);
  let openBefore: Set<string> | undefined;
  for (const [key, fact] of old) {
    const mayTurn = wasOpen && mayBeOpen(formulas, fact);
    if (!mayTurn && !replaced.has(key)) continue;
    const counted = countedFully(formulas, fact, before?.changedAt ?? '');
    if (mayTurn && isOpen(counted)) (openBefore ??= new Set()).add(key);
    else if (replaced.has(key)) book.add(counted, -1);
  }
  let open = false;
  for (const [key, fact] of now) {
    if (!changed.has(key) && openBefore?.has(key) !== true) continue;
    const counted = countedFully(formulas, fact, after.changedAt);
    if (isOpen(counted)) open = true;
    else book.add(counted);
  }
  return open;
}

/** A matter's facts: those that time may still change, and those that stand in the tallies. */
export function settledOf(
  formulas: CompiledFormulas,
  facts: Iterable<Fact>,
  changedAt: string,
): { readonly open: readonly Fact[]; readonly settled: readonly Fact[] } {
  const open: Fact[] = [];
  const settled: Fact[] = [];
  for (const fact of facts) {
    const mayTurn = mayBeOpen(formulas, fact);
    const isOne = mayTurn && isOpen(countedFully(formulas, fact, changedAt));
    (isOne ? open : settled).push(fact);
  }
  return { open, settled };
}
