import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { Moment } from '../history/moment.js';
import { issueOf } from '../issue-event.js';
import type { Span } from './span.js';
import { PLAY_SQL } from './sql.js';

const PAGE = 1_000;
/** Changes that one step holds at most, but for those of a single instant. */
const MOST_CHANGES = 10_000;

/** Some time of the play: which issues changed in it, and the moment at its end. */
export interface Step {
  readonly to: Moment;
  readonly issues: readonly string[];
}

export interface StepOptions {
  /** Length of a step in milliseconds of the time played. */
  readonly length: number;
  /** Units of the scope: an issue also changes for them when they are called in. */
  readonly units: readonly string[];
}

/** The steps of a span in which something changed, in order; nothing is read ahead. */
export function stepsOf(
  span: Span,
  options: StepOptions,
  { store, pool }: { readonly store: EventStore; readonly pool: Pool },
): AsyncGenerator<Step> {
  return span.axis === 'position'
    ? stepsByPosition(span, options, store)
    : stepsByInstant(span, options, pool);
}

/** Along the log; time is that of recording, which is what people saw. */
async function* stepsByPosition(
  { from, to }: Extract<Span, { readonly axis: 'position' }>,
  { length }: StepOptions,
  store: EventStore,
): AsyncGenerator<Step> {
  const start = Date.parse(from.instant);
  let step: LogStep | undefined;
  for (let after = from.position; after < to.position;) {
    const page = await store.readAll(after, PAGE, { categories: ['issue'] });
    if (page.through <= after) break;
    after = page.through;
    for (const event of page.events) {
      if (event.position > to.position) break;
      const place = Math.floor((Date.parse(event.recordedAt) - start) / length);
      if (step?.takes(place) === true) step.add(event);
      else {
        if (step !== undefined) yield step.done;
        step = new LogStep(place, event);
      }
    }
  }
  if (step !== undefined) yield step.done;
}

class LogStep {
  private readonly issues = new Set<string>();
  private position: Position;
  private instant: string;

  constructor(
    private readonly place: number,
    first: RecordedEvent,
  ) {
    this.issues.add(issueOf(first));
    this.position = first.position;
    this.instant = first.recordedAt;
  }

  takes(place: number): boolean {
    return place === this.place && this.issues.size < MOST_CHANGES;
  }

  add(event: RecordedEvent): void {
    this.issues.add(issueOf(event));
    this.position = event.position;
    this.instant = event.recordedAt;
  }

  get done(): Step {
    const { position, instant } = this;
    return { to: { axis: 'position', position, instant }, issues: [...this.issues] };
  }
}

/** Along the time of the world, as far as it is recorded by now. */
async function* stepsByInstant(
  { from, to }: Extract<Span, { readonly axis: 'instant' }>,
  { length, units }: StepOptions,
  pool: Pool,
): AsyncGenerator<Step> {
  const start = Date.parse(from.instant);
  for (let after = from.instant; ;) {
    const next = await pool.query<{ effective: Date | null }>(PLAY_SQL.next, [
      after,
      to.instant,
      units,
    ]);
    const at = next.rows[0]?.effective?.getTime();
    if (at === undefined) return;
    const place = Math.ceil((at - start) / length);
    const end = Math.min(start + place * length, Date.parse(to.instant));
    const step = await stepUntil(after, new Date(end).toISOString(), units, pool);
    yield step;
    after = step.to.instant;
  }
}

/** Everything up to the end, or as much of it as one step may hold. */
async function stepUntil(
  after: string,
  end: string,
  units: readonly string[],
  pool: Pool,
): Promise<Step> {
  const read = async (until: string, limit: number | null) => {
    const { rows } = await pool.query<{ issue: string; effective: Date }>(PLAY_SQL.touches, [
      after,
      until,
      units,
      limit,
    ]);
    return rows;
  };
  let instant = end;
  let rows = await read(end, MOST_CHANGES + 1);
  if (rows.length > MOST_CHANGES) {
    const last = rows.at(-1)?.effective.getTime() ?? 0;
    const earlier = rows.filter(({ effective }) => effective.getTime() < last);
    const cut = earlier.at(-1)?.effective ?? new Date(last);
    instant = cut.toISOString();
    // All of one instant belong together: the state as of it must hold every one of them.
    rows = earlier.length > 0 ? earlier : await read(instant, null);
  }
  return { to: { axis: 'instant', instant }, issues: [...new Set(rows.map(({ issue }) => issue))] };
}
