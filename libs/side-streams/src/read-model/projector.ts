import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { factOf, readHistory } from '../history.js';
import type { SideRegistry } from '../registry.js';
import { sealedValuesOf } from '../sealed-values.js';
import type { SideDefinition } from '../definition.js';
import { sideStreamMigrations } from './schema.js';
import { SIDE_STREAM_SQL } from './sql.js';

interface Link {
  readonly issue: string;
  readonly kind: string;
  readonly id: string;
}

/**
 * One list of the side streams of all kinds. What a row shows follows from the stream's whole history,
 * which is read anew where it does not begin in the batch: side streams are short, and their state is
 * nobody's but their own.
 */
export class SideStreamProjector implements Projector {
  readonly name = 'side-streams';
  readonly version = 2;
  readonly tables = ['side_streams', 'side_stream_issues'];
  readonly migrations = sideStreamMigrations;
  readonly rebuildable = true;
  /** A row is one side stream's; links are only added. */
  readonly partitioned = { across: [] };

  constructor(
    private readonly store: EventStore,
    private readonly registry: SideRegistry,
  ) {}

  /** With the issues: they say themselves which side streams came of them (`IssueLinked`). */
  get filter(): Projector['filter'] {
    return { categories: ['issue', ...this.registry.all.map(({ kind }) => kind)] };
  }

  /** A link may be said by either end. */
  streamsBehind(table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    const side = `${String(row['kind'])}-${String(row['id'])}`;
    return table === 'side_stream_issues' ? [side, `issue-${String(row['issue'])}`] : [side];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const streams = new Map<string, RecordedEvent[]>();
    const links: Link[] = batch.flatMap((event) => this.linkOf(event));
    for (const event of batch) {
      if (event.stream.startsWith('issue-')) continue;
      const events = streams.get(event.stream);
      if (events === undefined) streams.set(event.stream, [event]);
      else events.push(event);
    }
    const rows: object[] = [];
    for (const [stream, events] of streams) {
      const found = this.registry.parse(stream);
      if (found === undefined) continue;
      const row = await this.rowOf(found.definition, found.id, events);
      rows.push(row.columns);
      links.push(...row.links);
    }
    if (rows.length > 0) await tx.query(SIDE_STREAM_SQL.upsert, [JSON.stringify(rows)]);
    if (links.length > 0) await tx.query(SIDE_STREAM_SQL.link, linkColumns(links));
  }

  private async rowOf(
    definition: SideDefinition,
    id: string,
    ofBatch: readonly RecordedEvent[],
  ): Promise<{ readonly columns: object; readonly links: readonly Link[] }> {
    const { kind } = definition;
    const [begun, event = begun] = [ofBatch[0] as RecordedEvent, ofBatch.at(-1)];
    const events =
      begun.revision === 1
        ? ofBatch
        : (await readHistory(this.store, definition, id, event.revision)).events;
    const { initial, evolve } = definition.aggregate;
    let state = initial;
    // Those it once named stay, so that a link does not hang on how events were cut into batches.
    const issues = new Set<string>();
    for (const told of events.map(factOf)) {
      state = evolve(state, told);
      for (const issue of definition.facts(state).issues) issues.add(issue);
    }
    const facts = definition.facts(state);
    const sealed = sealedValuesOf(definition, events.map(factOf));
    const [first = event] = events;
    const columns = {
      kind,
      id,
      status: facts.status,
      over: facts.over === true,
      territory: facts.territory,
      units: facts.units,
      persons: facts.persons,
      playbook: facts.playbook?.id,
      playbook_version: facts.playbook?.version,
      title: facts.title,
      title_field: facts.title === undefined ? undefined : sealed.get(facts.title),
      opened_at: first.occurredAt,
      updated_at: event.occurredAt,
      revision: event.revision,
      position: event.position,
    };
    return { columns, links: [...issues].map((issue) => ({ issue, kind, id })) };
  }

  private linkOf({ stream, type, data }: RecordedEvent): readonly Link[] {
    if (type !== 'IssueLinked' || !stream.startsWith('issue-')) return [];
    const { stream: linked } = data as { readonly stream: string };
    const found = this.registry.parse(linked);
    if (found === undefined) return [];
    const { definition, id } = found;
    return [{ issue: stream.slice('issue-'.length), kind: definition.kind, id }];
  }
}

/** In one order, so that two who say the same links at a time wait for each other and no more. */
function linkColumns(links: readonly Link[]): string[][] {
  const sorted = [...links].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return [
    sorted.map(({ issue }) => issue),
    sorted.map(({ kind }) => kind),
    sorted.map(({ id }) => id),
  ];
}

const keyOf = ({ issue, kind, id }: Link): string => `${issue} ${kind} ${id}`;
