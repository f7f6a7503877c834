import { createRequire } from 'node:module';
import type { Records } from '../relay/records.js';

/** A record as kafkajs reads it. */
export interface ReadRecord {
  /** Its place among the records, decimal. */
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | readonly Buffer[]>>;
}

interface Decoder {
  canReadInt32(): boolean;
  canReadBytes(bytes: number): boolean;
  readVarInt(): number;
  readBytes(bytes: number): Buffer;
}
const inside = createRequire(import.meta.url);
const DecoderOf = inside('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => Decoder;
const readRecord = inside('kafkajs/src/protocol/recordBatch/record/v0/decoder') as (
  decoder: Decoder,
  context: { readonly firstOffset: number; readonly firstTimestamp: number },
) => ReadRecord;

/** The records, by the code that reads them in a consumer; the time of their batch is 0. */
export function readRecords({ bytes }: Records): readonly ReadRecord[] {
  const decoder = new DecoderOf(bytes);
  const found: ReadRecord[] = [];
  while (decoder.canReadBytes(1)) {
    const record = decoder.readBytes(decoder.readVarInt());
    found.push(readRecord(new DecoderOf(record), { firstOffset: 0, firstTimestamp: 0 }));
  }
  return found;
}
