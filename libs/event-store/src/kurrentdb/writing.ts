import { randomUUID } from 'node:crypto';
import {
  UnsupportedError,
  type AppendStreamState,
  type KurrentDBClient,
} from '@kurrent/kurrentdb-client';
import type { EncodedEvent } from '../append-rules.js';
import type { CommandRecord } from '../port.js';
import { asStoreError, isWrongRevision } from './failures.js';
import { answerRecord, commandStream, recordOf, type NewRecord } from './records.js';

/** One stream's share, its revision resolved: no `any`. */
export interface Part {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
}

export type Written =
  /** `append` is the name the new records carry. */
  | { readonly kind: 'accepted'; readonly append: string }
  /** The server says that a stream, or that of the command, stands elsewhere. */
  | { readonly kind: 'refused' };

interface Share {
  readonly streamName: string;
  readonly expectedState: AppendStreamState;
  readonly records: readonly NewRecord[];
}

/**
 * Appends by the best means the server has: records with conditions in one request (26.1), or one
 * session of a request for each stream (25.1). Either is one transaction.
 */
export class KurrentDbWriter {
  private hasAppendRecords = true;

  constructor(private readonly client: KurrentDBClient) {}

  /**
   * Writes all or nothing.
   * @throws StoreUnavailable where the answer is not known; InvalidAppend where the server finds it
   *   too big.
   */
  async write(parts: readonly Part[], command: CommandRecord | undefined): Promise<Written> {
    const append = randomUUID();
    const shares = sharesOf(parts, command, append);
    try {
      await this.send(shares);
      return { kind: 'accepted', append };
    } catch (error) {
      if (isWrongRevision(error)) return { kind: 'refused' };
      throw asStoreError(error);
    }
  }

  private async send(shares: readonly Share[]): Promise<void> {
    if (this.hasAppendRecords) {
      try {
        await this.client.appendRecords(
          shares.flatMap(({ streamName, records }) =>
            records.map((record) => ({ streamName, record })),
          ),
          shares.map(({ streamName, expectedState }) => ({
            type: 'stream_state',
            streamName,
            expectedState,
          })),
        );
        return;
      } catch (error) {
        if (!(error instanceof UnsupportedError)) throw error;
        this.hasAppendRecords = false;
      }
    }
    await this.client.multiStreamAppend(
      shares.map(({ records, ...share }) => ({ ...share, events: [...records] })),
    );
  }
}

/** The command's answer goes first, so that the last place of an append is that of an event. */
function sharesOf(
  parts: readonly Part[],
  command: CommandRecord | undefined,
  append: string,
): readonly Share[] {
  const shares = parts.map(({ stream, expected, events }) => ({
    streamName: stream,
    expectedState: expected === 0 ? ('no_stream' as const) : BigInt(expected - 1),
    records: events.map((event) => recordOf(event, append)),
  }));
  if (command === undefined) return shares;
  const count = parts.reduce((sum, { events }) => sum + events.length, 0);
  const answer = {
    streamName: commandStream(command.id),
    expectedState: 'no_stream' as const,
    records: [answerRecord(command, count, randomUUID())],
  };
  return [answer, ...shares];
}
