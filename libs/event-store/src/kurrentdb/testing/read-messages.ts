import { randomUUID } from 'node:crypto';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import reading from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogRecord, RecordLog } from './record-log.js';

/** What a request for reading asks of the log. */
export interface Selection {
  readonly chosen: readonly LogRecord[];
  readonly wanted: (record: LogRecord) => boolean;
  /** A subscription: what comes is wanted as well. */
  readonly live: boolean;
  /** The stream that was asked for and does not exist. */
  readonly missing?: string;
}

export function selectorOf(request: reading.ReadReq, log: RecordLog): Selection {
  const options = request.getOptions();
  if (options === undefined) throw new Error('A request for reading without options');
  const backwards = options.getReadDirection() === reading.ReadReq.Options.ReadDirection.BACKWARDS;
  const live = options.hasSubscription();
  const wanted = wantedBy(options);
  const begins = beginOf(options, backwards, live);
  const found = log.records.filter((record) => wanted(record) && begins(record));
  if (backwards) found.reverse();
  const chosen = live ? found : found.slice(0, Number(options.getCount()));
  const stream = streamOf(options);
  const missing = stream !== undefined && log.revisionOf(stream) < 0;
  return { chosen, wanted, live, ...(missing ? { missing: stream } : {}) };
}

export function eventMessage(record: LogRecord): reading.ReadResp {
  const event = new reading.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(record.id);
  event.setId(id);
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setPreparePosition(String(record.prepare));
  event.setCommitPosition(String(record.commit));
  const about = event.getMetadataMap();
  about.set('type', record.type);
  about.set('content-type', 'application/json');
  // Ticks of 100 ns.
  about.set('created', String(BigInt(record.created.getTime()) * 10_000n));
  event.setCustomMetadata(record.metadata);
  event.setData(record.data);
  const read = new reading.ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.commit));
  const message = new reading.ReadResp();
  message.setEvent(read);
  return message;
}

export function notFoundMessage(stream: string): reading.ReadResp {
  const missing = new reading.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  const message = new reading.ReadResp();
  message.setStreamNotFound(missing);
  return message;
}

export function confirmation(): reading.ReadResp {
  const confirmed = new reading.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const message = new reading.ReadResp();
  message.setConfirmation(confirmed);
  return message;
}

function wantedBy(options: reading.ReadReq.Options): (record: LogRecord) => boolean {
  const stream = streamOf(options);
  if (stream !== undefined) return (record) => record.stream === stream;
  const filter = options.getFilter();
  const onStream = filter?.getStreamIdentifier()?.getRegex() ?? '';
  const onType = filter?.getEventType()?.getRegex() ?? '';
  const [streams, types] = [new RegExp(onStream), new RegExp(onType)];
  return (record) => streams.test(record.stream) && types.test(record.type);
}

/** Forwards a place itself is read, backwards only what lies before it, live what lies behind it. */
function beginOf(
  options: reading.ReadReq.Options,
  backwards: boolean,
  live: boolean,
): (record: LogRecord) => boolean {
  const stream = options.getStream();
  if (stream?.hasRevision() === true) {
    const revision = Number(stream.getRevision());
    return (record) => (backwards ? record.revision <= revision : record.revision >= revision);
  }
  const place = options.getAll()?.getPosition();
  if (place !== undefined) {
    const from = [BigInt(place.getCommitPosition()), BigInt(place.getPreparePosition())] as const;
    return (record) => {
      const order = compare([record.commit, record.prepare], from);
      if (backwards) return order < 0;
      return live ? order > 0 : order >= 0;
    };
  }
  const end = options.getAll()?.hasEnd() ?? false;
  return () => backwards || !end;
}

type Place = readonly [commit: bigint, prepare: bigint];

function compare(one: Place, other: Place): number {
  const difference = one[0] === other[0] ? one[1] - other[1] : one[0] - other[0];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function streamOf(options: reading.ReadReq.Options): string | undefined {
  const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
  return name === undefined ? undefined : Buffer.from(name).toString('utf8');
}

function identifier(stream: string): shared.StreamIdentifier {
  const named = new shared.StreamIdentifier();
  named.setStreamName(Buffer.from(stream, 'utf8'));
  return named;
}
