import type { Position } from '@shaodao/event-store';
import type {
  AppealKind,
  Channel,
  Complexity,
  Confidentiality,
  Phase,
  Urgency,
} from '@shaodao/issue';
import { positionOf } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import { optionalLimit, type StoredTime } from '../instants.js';
import type { SupervisionLevel } from './state.js';

/** One issue on the board, as a query returns it. Times ISO 8601 UTC. */
export interface BoardRow {
  readonly issue: string;
  readonly receiptCode: string;
  readonly phase: Phase;
  readonly open: boolean;
  readonly channel: Channel;
  readonly kind: AppealKind;
  readonly category?: string;
  readonly territory?: string;
  readonly urgency?: Urgency;
  readonly complexity?: Complexity;
  readonly leadUnit?: string;
  /** Units ever involved, sorted. */
  readonly units: readonly string[];
  readonly subject: string;
  readonly reporter: string;
  /** Clear text, opened for this answer; absent where the resident is erased. */
  readonly title?: string;
  readonly accusedUnit?: string;
  readonly confidentiality: Confidentiality;
  readonly reportedAt: string;
  readonly acceptedAt?: string;
  /** Latest dispatch. */
  readonly dispatchedAt?: string;
  readonly dueAt?: string;
  readonly firstContactAt?: string;
  readonly handledAt?: string;
  readonly closedAt?: string;
  readonly reworkRound: number;
  readonly supervision: SupervisionLevel;
  readonly external?: { readonly source: string; readonly id: string };
  readonly revision: number;
  readonly position: Position;
}

/** A row of the board's tables as the database gives it back. */
export interface StoredBoardRow {
  readonly issue: string;
  readonly receipt_code: string;
  readonly phase: Phase;
  readonly open: boolean;
  readonly channel: Channel;
  readonly kind: AppealKind;
  readonly category: string | null;
  readonly territory: string | null;
  readonly urgency: Urgency | null;
  readonly complexity: Complexity | null;
  readonly lead_unit: string | null;
  readonly units: readonly string[];
  readonly subject: string;
  readonly reporter: string;
  readonly title: string | null;
  readonly accused_unit: string | null;
  readonly confidentiality: Confidentiality;
  readonly reported_at: Date;
  readonly accepted_at: Date | null;
  readonly dispatched_at: Date | null;
  readonly due_at: StoredTime;
  readonly first_contact_at: Date | null;
  readonly handled_at: Date | null;
  readonly closed_at: Date | null;
  readonly rework_round: number;
  readonly supervision: SupervisionLevel;
  readonly external_source: string | null;
  readonly external_id: string | null;
  readonly revision: number;
  readonly position: string;
}

/** The rows with their titles opened, all by one call of the vault. */
export async function openRows(
  stored: readonly StoredBoardRow[],
  vault: Vault,
): Promise<readonly BoardRow[]> {
  const titled = stored.filter((row) => row.title !== null);
  const opened = await vault.open(titled.map((row) => row.title ?? ''));
  const titles = new Map(titled.map((row, index) => [row.issue, opened[index]]));
  return stored.map((row) => boardRowOf(row, titles.get(row.issue)));
}

function boardRowOf(row: StoredBoardRow, title: string | undefined): BoardRow {
  const { external_source: source, external_id: id } = row;
  return {
    issue: row.issue,
    receiptCode: row.receipt_code,
    phase: row.phase,
    open: row.open,
    channel: row.channel,
    kind: row.kind,
    ...known('category', row.category),
    ...known('territory', row.territory),
    ...known('urgency', row.urgency),
    ...known('complexity', row.complexity),
    ...known('leadUnit', row.lead_unit),
    units: row.units,
    subject: row.subject,
    reporter: row.reporter,
    ...known('title', title ?? null),
    ...known('accusedUnit', row.accused_unit),
    confidentiality: row.confidentiality,
    reportedAt: row.reported_at.toISOString(),
    ...known('acceptedAt', row.accepted_at?.toISOString() ?? null),
    ...known('dispatchedAt', row.dispatched_at?.toISOString() ?? null),
    ...known('dueAt', optionalLimit(row.due_at) ?? null),
    ...known('firstContactAt', row.first_contact_at?.toISOString() ?? null),
    ...known('handledAt', row.handled_at?.toISOString() ?? null),
    ...known('closedAt', row.closed_at?.toISOString() ?? null),
    reworkRound: row.rework_round,
    supervision: row.supervision,
    ...(source === null || id === null ? {} : { external: { source, id } }),
    revision: row.revision,
    position: positionOf(row.position),
  };
}

/** A field that stays absent where the column is empty. */
function known<K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> {
  return value === null ? {} : ({ [key]: value } as Record<K, V>);
}
