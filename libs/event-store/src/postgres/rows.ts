import type { EventMeta, Position, RecordedEvent, StoredCommand } from '../port.js';

/** Rows arrive as arrays of text: nothing is parsed twice. The order is that of `sql.ts`. */
export type EventRow = readonly [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  schemaVersion: string,
  occurredAt: string,
  recordedAt: string,
  data: string,
  meta: string,
];

export type CommandRow = readonly [
  id: string,
  fingerprint: string,
  answer: string,
  position: string,
];

export const toEvent = (row: EventRow): RecordedEvent => ({
  position: Number(row[0]) as Position,
  stream: row[1],
  revision: Number(row[2]),
  id: row[3],
  type: row[4],
  schemaVersion: Number(row[5]),
  occurredAt: toIso(row[6]),
  recordedAt: toIso(row[7]),
  data: JSON.parse(row[8]) as object,
  meta: JSON.parse(row[9]) as EventMeta,
});

export const toCommand = (row: CommandRow): StoredCommand => ({
  id: row[0],
  fingerprint: row[1],
  answer: JSON.parse(row[2]) as StoredCommand['answer'],
  position: Number(row[3]) as Position,
});

/** `2026-03-01 08:00:00.5+00` → `2026-03-01T08:00:00.500Z`; the session's time zone is UTC. */
export function toIso(text: string): string {
  const fraction = text.charAt(19) === '.' ? text.slice(20, text.indexOf('+', 20)) : '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
