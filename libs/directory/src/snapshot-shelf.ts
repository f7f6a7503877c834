import { addDays, dayOf, startOf, type Day } from './core/days.js';
import { DirectorySnapshot } from './core/directory-snapshot.js';
import type { DirectoryState } from './core/directory-state.js';

/** Days of one version that are kept ready. */
const MOST_DAYS = 32;

/** Keeps the snapshots of the newest version by day, for the same day is asked again and again. */
export class SnapshotShelf {
  readonly #byDay = new Map<Day, DirectorySnapshot>();
  #version = -1;
  #latest:
    { readonly from: number; readonly until: number; readonly of: DirectorySnapshot } | undefined;

  /** The snapshot of this state on the day of a time in milliseconds since 1970. */
  onDayOf(time: number, state: DirectoryState, version: number): DirectorySnapshot {
    if (version !== this.#version) {
      this.#byDay.clear();
      this.#latest = undefined;
      this.#version = version;
    }
    const latest = this.#latest;
    if (latest !== undefined && latest.from <= time && time < latest.until) return latest.of;
    const day = dayOf(new Date(time).toISOString());
    const of = this.#onDay(day, state, version);
    this.#latest = {
      from: Date.parse(startOf(day)),
      until: Date.parse(startOf(addDays(day, 1))),
      of,
    };
    return of;
  }

  #onDay(day: Day, state: DirectoryState, version: number): DirectorySnapshot {
    const kept = this.#byDay.get(day);
    if (kept !== undefined) return kept;
    const made = new DirectorySnapshot(state, version, day);
    const [oldest] = this.#byDay.keys();
    if (this.#byDay.size >= MOST_DAYS && oldest !== undefined) this.#byDay.delete(oldest);
    this.#byDay.set(day, made);
    return made;
  }
}
