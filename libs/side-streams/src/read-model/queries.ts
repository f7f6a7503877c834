import type { PinnedPlaybook, SideFacts } from '@shaodao/decider';
import type { Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { Pool } from 'pg';
import { SIDE_STREAM_SQL } from './sql.js';

/** A side stream as lists know it. Times ISO 8601 UTC. */
export interface SideRow extends SideFacts {
  readonly kind: string;
  readonly id: string;
  /** The matter has come to its end. */
  readonly over: boolean;
  /** The field whose sealed value the title is; absent where the title is clear. */
  readonly titleField?: string;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly position: Position;
}

/** What the caller may see at all; the shares are alternatives. Everything below is listed too. */
export interface SideListScope {
  readonly all: boolean;
  readonly territories: readonly string[];
  readonly units: readonly string[];
  readonly person?: string;
}

export interface SideFilter {
  readonly status?: readonly string[];
  /** With all below. */
  readonly territories?: readonly string[];
  readonly unit?: string;
  readonly issue?: string;
  readonly over?: boolean;
}

export interface SidePage {
  readonly rows: readonly SideRow[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** The cursor is not one that a page of this list gave. */
export class InvalidSideCursor extends Error {
  override readonly name = 'InvalidSideCursor';
}

/** Which side streams there are. */
export class SideQueries {
  constructor(private readonly pool: Pool) {}

  /** Those of a kind, newest first. @throws InvalidSideCursor */
  async page(
    kind: string,
    filter: SideFilter,
    scope: SideListScope,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<SidePage> {
    const [time, before] = cursor === undefined ? ['infinity', ''] : readCursor(kind, cursor);
    const { rows } = await this.pool.query<Stored>(SIDE_STREAM_SQL.page, [
      scope.all,
      scope.territories,
      scope.units,
      scope.person ?? null,
      kind,
      filter.status ?? null,
      filter.territories ?? null,
      filter.unit ?? null,
      filter.issue ?? null,
      filter.over ?? null,
      time,
      before,
      limit + 1,
    ]);
    const shown = rows.slice(0, limit).map(rowOf);
    const last = shown.at(-1);
    if (rows.length <= limit || last === undefined) return { rows: shown };
    return { rows: shown, next: writeCursor(kind, last.openedAt, last.id) };
  }

  /** Those of every kind that concern an issue, oldest first. */
  async ofIssue(issue: string): Promise<readonly SideRow[]> {
    const { rows } = await this.pool.query<Stored>(SIDE_STREAM_SQL.ofIssue, [issue]);
    return rows.map(rowOf);
  }

  /** One of them, or undefined. */
  async one(kind: string, id: string): Promise<SideRow | undefined> {
    const { rows } = await this.pool.query<Stored>(SIDE_STREAM_SQL.one, [kind, id]);
    return rows[0] && rowOf(rows[0]);
  }

  /** How many streams of a kind that are not over each of these persons has a part in. */
  async load(kind: string, persons: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ person: string; open: string }>(SIDE_STREAM_SQL.load, [
      kind,
      persons,
    ]);
    return new Map(rows.map(({ person, open }) => [person, Number(open)]));
  }
}

interface Stored {
  readonly kind: string;
  readonly id: string;
  readonly status: string;
  readonly over: boolean;
  readonly territory: string | null;
  readonly units: string[];
  readonly persons: string[];
  readonly issues: string[];
  readonly playbook: string | null;
  readonly playbook_version: number | null;
  readonly title: string | null;
  readonly title_field: string | null;
  readonly opened_at: Date;
  readonly updated_at: Date;
  readonly revision: number;
  readonly position: string;
}

function rowOf(row: Stored): SideRow {
  const { kind, id, status, over, units, persons, issues, revision } = row;
  return {
    kind,
    id,
    status,
    over,
    units,
    persons,
    issues,
    revision,
    position: positionOf(row.position),
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.territory === null ? {} : { territory: row.territory }),
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.title_field === null ? {} : { titleField: row.title_field }),
    ...playbookOf(row),
  };
}

const playbookOf = ({
  playbook,
  playbook_version: version,
}: Stored): { readonly playbook?: PinnedPlaybook } =>
  playbook === null || version === null ? {} : { playbook: { id: playbook, version } };

const writeCursor = (kind: string, time: string, id: string): string =>
  Buffer.from(JSON.stringify([kind, time, id])).toString('base64url');

function readCursor(kind: string, cursor: string): readonly [string, string] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidSideCursor();
  }
  const [of, time, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (of !== kind || typeof time !== 'string' || typeof id !== 'string')
    throw new InvalidSideCursor();
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(time) && !Number.isNaN(Date.parse(time));
  if (!isInstant || !/^[0-9A-Z]{1,40}$/.test(id)) throw new InvalidSideCursor();
  return [time, id];
}
