/** A record as the server keeps it. */
export interface LogRecord {
  readonly stream: string;
  /** From 0. */
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
  /** Place of the record itself, and of the last of its append. */
  readonly prepare: bigint;
  readonly commit: bigint;
}

export type NewLogRecord = Pick<LogRecord, 'stream' | 'id' | 'type' | 'data' | 'metadata'>;

/** A condition on a stream: its last revision, or -1 where it must not exist. */
export interface Condition {
  readonly stream: string;
  readonly expected: bigint;
}

export interface Violation extends Condition {
  readonly index: number;
  readonly actual: bigint;
}

/** How far apart places are: they are byte offsets, not numbers of events. */
const STEP = 137n;

/** The log of the protocol double: appends with conditions, reads and tells of what comes. */
export class RecordLog {
  readonly records: LogRecord[] = [];
  private readonly listeners = new Set<(record: LogRecord) => void>();

  /** Records between are the server's own, as its statistics are. */
  constructor() {
    this.append([systemRecord('$stats-1'), systemRecord('$settings')], []);
  }

  /** @returns the conditions that do not hold; where there are none, the records are written. */
  append(records: readonly NewLogRecord[], conditions: readonly Condition[]): readonly Violation[] {
    const violations = conditions.flatMap((condition, index) => {
      const actual = BigInt(this.revisionOf(condition.stream));
      return actual === condition.expected ? [] : [{ ...condition, index, actual }];
    });
    if (violations.length > 0) return violations;
    const first = this.end();
    const commit = first + STEP * BigInt(Math.max(0, records.length - 1));
    for (const [index, record] of records.entries()) {
      const written = {
        ...record,
        revision: this.revisionOf(record.stream) + 1,
        created: new Date(),
        prepare: first + STEP * BigInt(index),
        commit,
      };
      this.records.push(written);
      for (const tell of this.listeners) tell(written);
    }
    return [];
  }

  /** Behind the last record. */
  end(): bigint {
    return (this.records.at(-1)?.prepare ?? 0n) + STEP;
  }

  revisionOf(stream: string): number {
    return this.records.findLast((record) => record.stream === stream)?.revision ?? -1;
  }

  onAppend(tell: (record: LogRecord) => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }
}

const systemRecord = (stream: string): NewLogRecord => ({
  stream,
  id: '00000000-0000-4000-8000-000000000000',
  type: '$statsCollected',
  data: Buffer.from('{}'),
  metadata: Buffer.from('{}'),
});
