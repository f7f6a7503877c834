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
 * which is read anew: side streams are short, and their state is nobody's but their own.
 */
export class SideStreamProjector implements Projector {
  readonly name = 'side-streams';
  readonly version = 1;
  readonly tables = ['side_streams', 'side_stream_issues'];
  readonly migrations = sideStreamMigrations;

  constructor(
    private readonly store: EventStore,
    private readonly registry: SideRegistry,
  ) {}

  /** With the issues: they say themselves which side streams came of them (`IssueLinked`). */
  get filter(): Projector['filter'] {
    return { categories: ['issue', ...this.registry.all.map(({ kind }) => kind)] };
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const last = new Map<string, RecordedEvent>();
    const links: Link[] = batch.flatMap((event) => this.linkOf(event));
    for (const event of batch)
      if (!event.stream.startsWith('issue-')) last.set(event.stream, event);
    const rows: object[] = [];
    for (const event of last.values()) {
      const found = this.registry.parse(event.stream);
      if (found === undefined) continue;
      const row = await this.rowOf(found.definition, found.id, event);
      rows.push(row.columns);
      links.push(...row.links);
    }
    if (rows.length > 0) await tx.query(SIDE_STREAM_SQL.upsert, [JSON.stringify(rows)]);
    if (links.length > 0) await tx.query(SIDE_STREAM_SQL.link, linkColumns(links));
  }

  private async rowOf(
    definition: SideDefinition,
    id: string,
    event: RecordedEvent,
  ): Promise<{ readonly columns: object; readonly links: readonly Link[] }> {
    const { kind } = definition;
    const { events, state } = await readHistory(this.store, definition, id, event.revision);
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
    return { columns, links: facts.issues.map((issue) => ({ issue, kind, id })) };
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

const linkColumns = (links: readonly Link[]): string[][] => [
  links.map(({ issue }) => issue),
  links.map(({ kind }) => kind),
  links.map(({ id }) => id),
];
