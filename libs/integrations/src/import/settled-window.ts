import type { Finding } from '../mapping/row-reject.js';

/** What became of one row. */
export type Settled =
  | {
      readonly kind: 'issue';
      readonly line: number;
      readonly record: string;
      /** Events in the stream. */
      readonly events: number;
      /** Why the issue did not come as far as its record says. */
      readonly finding?: Finding;
    }
  | {
      /** An earlier import had stopped this record; this one went on with it. */
      readonly kind: 'continued';
      readonly line: number;
      readonly record: string;
      /** Events in the stream, now and when it was stopped. */
      readonly events: number;
      readonly eventsBefore: number;
      /** Why the issue still does not come as far as its record says. */
      readonly finding?: Finding;
    }
  | { readonly kind: 'duplicate'; readonly line: number; readonly record: string }
  | {
      readonly kind: 'reject';
      readonly line: number;
      readonly record: string;
      readonly finding: Finding;
    };

/**
 * Rows under way, in the order of the file. They settle in any order and leave in the file's: what
 * `take` returns is everything up to the first row still under way.
 */
export class SettledWindow {
  private readonly rows = new Map<number, Settled | undefined>();
  private nextIn = 0;
  private nextOut = 0;

  /** Rows that have entered and not left. */
  get size(): number {
    return this.nextIn - this.nextOut;
  }

  /** A row enters; the answer is its ticket. */
  enter(): number {
    this.rows.set(this.nextIn, undefined);
    return this.nextIn++;
  }

  settle(ticket: number, outcome: Settled): void {
    this.rows.set(ticket, outcome);
  }

  take(): Settled[] {
    const done: Settled[] = [];
    for (;;) {
      const next = this.rows.get(this.nextOut);
      if (next === undefined) return done;
      this.rows.delete(this.nextOut++);
      done.push(next);
    }
  }
}
