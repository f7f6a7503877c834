import type {
  AppendResult,
  CommandRecord,
  Position,
  StoredCommand,
  StreamAppend,
} from '../port.js';
import { InvalidAppend } from '../port.js';
import { checkAppend, encodeEvent, encodeJson } from '../append-rules.js';
import type { EncodedEvent } from '../append-rules.js';

/** One append call on its way: checked, and its JSON written. */
export interface Unit {
  readonly parts: readonly Part[];
  readonly command: { id: string; fingerprint: string; answer: string } | undefined;
  readonly size: number;
  /** Characters of its JSON; bounds a group. */
  readonly weight: number;
}

interface Part {
  readonly stream: string;
  /** -1 = any. */
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
}

/** What `append_events` answers, each column as text. */
export type GroupRow = readonly [
  base: string,
  actual: string,
  answered: string | null,
  stored: string | null,
];

const SEPARATOR = '\u001f';

/** @throws InvalidAppend for what no store may take. */
export function toUnit(streams: readonly StreamAppend[], command: CommandRecord | undefined): Unit {
  checkAppend(streams, command);
  let size = 0;
  let weight = 0;
  const parts = streams.map(({ stream, expected, events }) => ({
    stream,
    expected: expected === 'any' ? -1 : expected,
    events: events.map((event) => {
      const encoded = encodeEvent(event);
      size += 1;
      weight += encoded.data.length + encoded.meta.length;
      return encoded;
    }),
  }));
  if (command === undefined) return { parts, command, size, weight };
  const answer = encodeJson('answer', command.answer);
  const record = { id: command.id, fingerprint: command.fingerprint, answer };
  return { parts, command: record, size, weight: weight + answer.length };
}

/** What must not meet twice in one group: its streams, event ids and command id. */
export function keysOf(unit: Unit): string[] {
  const keys: string[] = [];
  for (const part of unit.parts) {
    keys.push(`s${part.stream}`);
    for (const event of part.events) keys.push(event.id);
  }
  if (unit.command !== undefined) keys.push(`c${unit.command.id}`);
  return keys;
}

/** The parameters of `append_events`. */
export function encodeGroup(units: readonly Unit[]): string[] {
  const partUnit: number[] = [];
  const partStream: string[] = [];
  const partExpected: number[] = [];
  const part: number[] = [];
  const offset: number[] = [];
  const stream: string[] = [];
  const id: string[] = [];
  const type: string[] = [];
  const version: number[] = [];
  const occurred: string[] = [];
  const data: string[] = [];
  const meta: string[] = [];
  const commandUnit: number[] = [];
  const commandLast: number[] = [];
  const commandId: string[] = [];
  const fingerprint: string[] = [];
  const answer: string[] = [];
  units.forEach((unit, index) => {
    for (const { stream: name, expected, events } of unit.parts) {
      partUnit.push(index);
      partStream.push(name);
      partExpected.push(expected);
      events.forEach((event, place) => {
        part.push(partUnit.length);
        offset.push(place + 1);
        stream.push(name);
        id.push(event.id);
        type.push(event.type);
        version.push(event.schemaVersion);
        occurred.push(event.occurredAt);
        data.push(event.data);
        meta.push(event.meta);
      });
    }
    if (unit.command === undefined) return;
    commandUnit.push(index);
    commandLast.push(part.length);
    commandId.push(unit.command.id);
    fingerprint.push(unit.command.fingerprint);
    answer.push(unit.command.answer);
  });
  return [
    list(partUnit),
    text(partStream),
    list(partExpected),
    list(part),
    list(offset),
    text(stream),
    list(id),
    text(type),
    list(version),
    list(occurred),
    text(data),
    text(meta),
    list(commandUnit),
    list(commandLast),
    text(commandId),
    text(fingerprint),
    text(answer),
  ];
}

/** An array literal of values that never need quotes: numbers, uuids, instants. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
const text = (values: readonly string[]): string => values.join(SEPARATOR);

interface AnsweredRow {
  readonly unit: number;
  readonly id: string;
  readonly fingerprint: string;
  readonly answer: StoredCommand['answer'];
  readonly position: number;
}

interface StoredRow {
  readonly unit: number;
  readonly part: number;
  readonly events: number;
  readonly here: boolean;
  readonly revision: number;
  readonly position: number;
}

/** One outcome per unit; an InvalidAppend where only that unit is at fault. */
export function decodeGroup(
  units: readonly Unit[],
  row: GroupRow,
): readonly (AppendResult | InvalidAppend)[] {
  const actual = row[1].slice(1, -1).split(',').map(Number);
  const answered = new Map(
    (row[2] === null ? [] : (JSON.parse(row[2]) as AnsweredRow[])).map((one) => [one.unit, one]),
  );
  const stored = (row[3] === null ? [] : (JSON.parse(row[3]) as StoredRow[])).sort(
    (a, b) => a.part - b.part,
  );
  let position = Number(row[0]);
  let firstPart = 0;
  return units.map((unit, index) => {
    const before = actual.slice(firstPart, firstPart + unit.parts.length);
    firstPart += unit.parts.length;
    const command = answered.get(index);
    if (command !== undefined) return alreadyAnswered(command);
    const duplicates = stored.filter((one) => one.unit === index);
    if (duplicates.length > 0) return alreadyAppended(unit, duplicates);
    for (const [nth, part] of unit.parts.entries()) {
      const now = before[nth] ?? 0;
      if (part.expected >= 0 && part.expected !== now)
        return {
          kind: 'conflict',
          conflict: { stream: part.stream, expected: part.expected, actual: now },
        };
    }
    position += unit.size;
    const revisions = unit.parts.map((part, nth) => (before[nth] ?? 0) + part.events.length);
    return { kind: 'appended', position: position as Position, revisions };
  });
}

const alreadyAnswered = ({ id, fingerprint, answer, position }: AnsweredRow): AppendResult => ({
  kind: 'already-answered',
  command: { id, fingerprint, answer, position: position as Position },
});

function alreadyAppended(unit: Unit, stored: readonly StoredRow[]): AppendResult | InvalidAppend {
  const whole = unit.parts.every((part, nth) => stored[nth]?.events === part.events.length);
  if (!whole || stored.some((one) => !one.here))
    return new InvalidAppend('Some event ids of the append are taken by other events');
  return {
    kind: 'already-appended',
    position: Math.max(...stored.map((one) => one.position)) as Position,
    revisions: stored.map((one) => one.revision),
  };
}
