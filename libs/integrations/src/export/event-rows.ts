import { START, type EventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { Cell } from './column.js';
import type { Rows } from './csv.js';
import { exportedData } from './event-data.js';
import { scopeParameters, shownText, type Showing } from './matters.js';
import type { ExportOrder } from './order.js';
import type { Shown } from './shown.js';
import { EXPORT_SQL } from './sql.js';

const PAGE = 1_000;
const STREAM = 'issue-';

/**
 * The events of matters up to a position, in their order: the same order asked again gives the same
 * rows. Whether a matter may be seen follows from what it is now, as everywhere in the house.
 */
export async function* eventRows(
  order: ExportOrder,
  through: Position,
  showing: Showing,
  { store, pool }: { readonly store: EventStore; readonly pool: Pool },
): AsyncGenerator<Rows> {
  const { types } = order.filter;
  const filter = { categories: ['issue'], ...(types === undefined ? {} : { types }) };
  const fixed = scopeParameters(order);
  // Of events `from` and `to` are about when they happened, not when the matter was reported.
  fixed[8] = null;
  fixed[9] = null;
  let after = START;
  while (after < through) {
    const page = await store.readAll(after, PAGE, filter);
    if (page.through <= after) return;
    after = page.through;
    const events = page.events.filter(
      (event) => event.position <= through && isWithin(event, order),
    );
    if (events.length === 0) continue;
    const { rows } = await pool.query<(string | null)[]>({
      text: EXPORT_SQL.matters,
      values: [...fixed, [...new Set(events.map(issueOf))]],
      rowMode: 'array',
      types: { getTypeParser: () => (value: string) => value },
    });
    const matters = new Map(rows.map(([issue, ...facts]) => [issue, showing.of(facts)]));
    const seen = events.flatMap((event) => {
      const shown = matters.get(issueOf(event));
      return shown === undefined ? [] : [cellsOf(event, shown)];
    });
    if (seen.length > 0) yield seen;
  }
}

function isWithin({ occurredAt }: RecordedEvent, { filter: { from, to } }: ExportOrder): boolean {
  const at = Date.parse(occurredAt);
  return (
    (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to))
  );
}

const issueOf = ({ stream }: RecordedEvent): string => stream.slice(STREAM.length);

/** In the order of `EXPORT_TABLES.events.columns`. */
function cellsOf(event: RecordedEvent, shown: Shown): Cell[] {
  const { person, post, unit, roles } = event.meta.actor;
  return [
    event.position,
    issueOf(event),
    event.revision,
    event.type,
    event.schemaVersion,
    Date.parse(event.occurredAt),
    Date.parse(event.recordedAt),
    shownText(person, shown.person),
    shownText(post ?? null, shown.post),
    unit ?? null,
    JSON.stringify(roles),
    JSON.stringify(exportedData(event.type, event.data, shown)),
  ];
}
