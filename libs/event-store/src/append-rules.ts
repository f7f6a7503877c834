import { InvalidAppend } from './port.js';
import type { CommandRecord, EventFilter, NewEvent, StreamAppend } from './port.js';

/** Most UTF-8 bytes of one event's facts and meta together; files belong elsewhere. */
export const MAX_EVENT_BYTES = 1_048_576;
/** Most events of one append. */
export const MAX_APPEND_EVENTS = 4_096;
const MAX_NAME_LENGTH = 300;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
// eslint-disable-next-line no-control-regex -- control characters are what must not be in a name
const NAME = /^[^\u0000-\u001f\u007f\ud800-\udfff]+$/u;

/** An event whose JSON has been written once, ready for any store. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly data: string;
  readonly meta: string;
}

/** The category of a stream: what stands before the first `-`. */
export const categoryOf = (stream: string): string => {
  const dash = stream.indexOf('-');
  return dash === -1 ? stream : stream.slice(0, dash);
};

/** True where an event is wanted by the filter. */
export const matches = (
  event: { readonly stream: string; readonly type: string },
  filter: EventFilter | undefined,
): boolean =>
  (filter?.categories?.includes(categoryOf(event.stream)) ?? true) &&
  (filter?.types?.includes(event.type) ?? true);

/**
 * Refuses what no store may take, whatever its state.
 * @throws InvalidAppend naming the field at fault.
 */
export function checkAppend(
  streams: readonly StreamAppend[],
  command: CommandRecord | undefined,
): void {
  if (streams.length === 0) throw new InvalidAppend('An append names at least one stream');
  const seen = new Set<string>();
  const ids = new Set<string>();
  let count = 0;
  for (const { stream, expected, events } of streams) {
    checkName('stream', stream);
    if (seen.has(stream)) throw new InvalidAppend(`The append names stream ${stream} twice`);
    seen.add(stream);
    if (expected !== 'any' && !isRevision(expected))
      throw new InvalidAppend(`Expected revision of ${stream} is not a whole number from 0`);
    if (events.length === 0) throw new InvalidAppend(`The append brings no event for ${stream}`);
    for (const event of events) {
      if (ids.has(event.id)) throw new InvalidAppend(`The append brings event ${event.id} twice`);
      ids.add(event.id);
    }
    count += events.length;
  }
  if (count > MAX_APPEND_EVENTS)
    throw new InvalidAppend(`The append brings ${count} events; at most ${MAX_APPEND_EVENTS}`);
  if (command === undefined) return;
  checkName('command id', command.id);
  checkName('fingerprint', command.fingerprint);
}

/**
 * Checks one event and writes its JSON.
 * @throws InvalidAppend naming the field at fault.
 */
export function encodeEvent(event: NewEvent): EncodedEvent {
  if (!UUID.test(event.id))
    throw new InvalidAppend(`Event id ${event.id} is not a lower-case UUID`);
  checkName('event type', event.type);
  if (!isRevision(event.schemaVersion) || event.schemaVersion === 0)
    throw new InvalidAppend(`Schema version of ${event.type} is not a whole number from 1`);
  if (!isUtcInstant(event.occurredAt))
    throw new InvalidAppend(`occurredAt ${event.occurredAt} is not an ISO 8601 instant in UTC`);
  const data = encodeJson('data', event.data);
  const meta = encodeJson('meta', event.meta);
  if (data.length + meta.length > MAX_EVENT_BYTES / 4) checkBytes(event.type, data, meta);
  const { id, type, schemaVersion, occurredAt } = event;
  return { id, type, schemaVersion, occurredAt, data, meta };
}

/**
 * @returns the value as JSON text.
 * @throws InvalidAppend where JSON cannot say it.
 */
export function encodeJson(field: string, value: object): string {
  let text: unknown;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw new InvalidAppend(`${field} is not JSON`, { cause: error });
  }
  if (typeof text !== 'string' || !text.startsWith('{'))
    throw new InvalidAppend(`${field} is not a JSON object`);
  return text;
}

function checkBytes(type: string, data: string, meta: string): void {
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(meta);
  if (bytes > MAX_EVENT_BYTES)
    throw new InvalidAppend(`${type} has ${bytes} bytes; at most ${MAX_EVENT_BYTES}`);
}

function checkName(field: string, value: string): void {
  if (value.length > MAX_NAME_LENGTH || !NAME.test(value))
    throw new InvalidAppend(
      `The ${field} is empty, longer than ${MAX_NAME_LENGTH} or has a control character`,
    );
}

const isRevision = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < 2_147_483_647;

/** Also refuses days the calendar does not have, which Date would silently move. */
function isUtcInstant(value: string): boolean {
  if (!UTC_INSTANT.test(value)) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value.slice(0, 19));
}
