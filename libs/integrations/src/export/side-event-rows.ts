import type { JsonObject, JsonValue } from '@shaodao/decider';
import { START, type EventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { Cell } from './column.js';
import type { Rows } from './csv.js';
import { shownText } from './matters.js';
import type { ExportOrder, SideShare } from './order.js';
import type { Shown } from './shown.js';
import { SIDE_FACTS, SIDE_PEOPLE, SIDE_PLACES } from './side-event-fields.js';
import { EXPORT_SQL } from './sql.js';

const PAGE = 1_000;

/**
 * The events of side streams (meetings, registers, ratings …) up to a position, of those kinds the
 * reader may read and of those streams that lie in their share now.
 */
export async function* sideEventRows(
  order: ExportOrder,
  through: Position,
  shown: Shown,
  { store, pool }: { readonly store: EventStore; readonly pool: Pool },
): AsyncGenerator<Rows> {
  const { sides = new Map<string, SideShare>(), filter } = order;
  if (sides.size === 0) return;
  const { from = '', to = '\uFFFF' } = instants(filter);
  const wanted = { categories: [...sides.keys()] };
  for (let after = START; after < through;) {
    const page = await store.readAll(after, PAGE, wanted);
    if (page.through <= after) return;
    after = page.through;
    const events = page.events.filter(
      ({ position, occurredAt }) => position <= through && occurredAt >= from && occurredAt < to,
    );
    const seen = await visible([...new Set(events.map(({ stream }) => stream))], order, pool);
    const rows = events
      .filter(({ stream }) => seen.has(stream))
      .map((event) => cellsOf(event, shown));
    if (rows.length > 0) yield rows;
  }
}

/** In the one form stored instants have, so that they compare as text. */
const instants = ({ from, to }: ExportOrder['filter']): { from?: string; to?: string } => ({
  ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
  ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
});

const kindOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

async function visible(
  streams: readonly string[],
  { sides = new Map<string, SideShare>(), territories }: ExportOrder,
  pool: Pool,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (const [kind, share] of sides) {
    const asked = streams.filter((stream) => kindOf(stream) === kind);
    if (asked.length === 0) continue;
    const { rows } = await pool.query<{ stream: string }>(EXPORT_SQL.sideStreams, [
      kind,
      asked.map((stream) => stream.slice(kind.length + 1)),
      share.all,
      share.territories,
      share.units,
      share.person ?? null,
      territories ?? null,
    ]);
    for (const { stream } of rows) seen.add(stream);
  }
  return seen;
}

/** In the order of `EXPORT_TABLES['side-events'].columns`. */
function cellsOf(event: RecordedEvent, shown: Shown): Cell[] {
  const { person, post, unit, roles } = event.meta.actor;
  const kind = kindOf(event.stream);
  return [
    event.position,
    kind,
    event.stream.slice(kind.length + 1),
    event.revision,
    event.type,
    event.schemaVersion,
    Date.parse(event.occurredAt),
    Date.parse(event.recordedAt),
    shownText(person, shown.person),
    shownText(post ?? null, shown.post),
    unit ?? null,
    JSON.stringify(roles),
    JSON.stringify(leaving(event.data as JsonObject, shown)),
  ];
}

/** The facts of an event of a side stream as they may leave; null for what may not. */
export function leaving(facts: JsonObject, shown: Shown): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, valueOf(name, value, shown)]),
  );
}

function valueOf(name: string, value: JsonValue, shown: Shown): JsonValue {
  if (Array.isArray(value)) return value.map((item) => valueOf(name, item, shown));
  if (typeof value === 'object' && value !== null) return leaving(value, shown);
  if (typeof value !== 'string') return SIDE_PLACES.has(name) ? null : value;
  if (SIDE_PEOPLE.has(name)) return shown.person(value);
  return SIDE_FACTS.has(name) ? shown.fact(value) : null;
}
