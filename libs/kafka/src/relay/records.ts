/** Room for the records of some messages; it doubles where they need more. */
const FIRST_BYTES = 16_384;
/** Attributes, of which there are none, and the time since the batch's own. */
const FIXED_BYTES = 2;
const NONE = -1;

type Text = string | Buffer;

/** What a record is written from. */
export interface RecordParts {
  readonly key: Text | null;
  /** Null is a tombstone. */
  readonly value: Text | null;
  /** A name may come more than once. */
  readonly headers: Readonly<Record<string, Text | readonly Text[] | undefined>>;
}

/**
 * The records of one partition, one after the other, in the bytes they have on the wire: Kafka's message format 2
 * without what stands before the first of them. All have the time of their batch.
 */
export class Records {
  private buffer = Buffer.allocUnsafe(FIRST_BYTES);
  private end = 0;
  private added = 0;
  /** Of the message that is written: its headers, names and values in turn, and the bytes of each. */
  private readonly headers: Text[] = [];
  private readonly lengths: number[] = [];

  get count(): number {
    return this.added;
  }

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.end);
  }

  get size(): number {
    return this.end;
  }

  add({ key, value, headers }: RecordParts): void {
    const [keyBytes, valueBytes] = [bytesOf(key), bytesOf(value)];
    const body =
      FIXED_BYTES +
      sizeOfNumber(this.added) +
      sizeOf(keyBytes) +
      sizeOf(valueBytes) +
      this.takeHeaders(headers);
    this.reserve(sizeOf(body));
    this.number(body);
    this.buffer[this.end++] = 0;
    this.buffer[this.end++] = 0;
    this.number(this.added);
    this.text(key, keyBytes);
    this.text(value, valueBytes);
    this.number(this.headers.length / 2);
    for (let at = 0; at < this.headers.length; at += 1)
      this.text(this.headers[at] ?? null, this.lengths[at] ?? NONE);
    this.added += 1;
  }

  /** Returns how many bytes they need. */
  private takeHeaders(headers: RecordParts['headers']): number {
    this.headers.length = this.lengths.length = 0;
    let size = 0;
    for (const name of Object.keys(headers)) {
      const value = headers[name];
      if (typeof value === 'string' || Buffer.isBuffer(value)) size += this.takeHeader(name, value);
      else for (const each of value ?? []) size += this.takeHeader(name, each);
    }
    return size + sizeOfNumber(this.headers.length / 2);
  }

  private takeHeader(name: string, value: Text): number {
    const [nameBytes, valueBytes] = [bytesOf(name), bytesOf(value)];
    this.headers.push(name, value);
    this.lengths.push(nameBytes, valueBytes);
    return sizeOf(nameBytes) + sizeOf(valueBytes);
  }

  private text(text: Text | null, bytes: number): void {
    this.number(bytes);
    if (text === null) return;
    if (typeof text === 'string') this.buffer.write(text, this.end, bytes);
    else text.copy(this.buffer, this.end);
    this.end += bytes;
  }

  /** A whole number, those near nought in few bytes. */
  private number(value: number): void {
    let rest = zigzag(value);
    for (; rest > 0x7f; rest >>>= 7) this.buffer[this.end++] = (rest & 0x7f) | 0x80;
    this.buffer[this.end++] = rest;
  }

  private reserve(bytes: number): void {
    const wanted = this.end + bytes;
    if (wanted <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.buffer.length));
    this.buffer.copy(larger, 0, 0, this.end);
    this.buffer = larger;
  }
}

function bytesOf(text: Text | null): number {
  if (text === null) return NONE;
  return typeof text === 'string' ? Buffer.byteLength(text) : text.length;
}

/** Of so many bytes and the number before them that says how many; of none at all, that number alone. */
const sizeOf = (bytes: number): number => sizeOfNumber(bytes) + Math.max(bytes, 0);

function sizeOfNumber(value: number): number {
  let bytes = 1;
  for (let rest = zigzag(value) >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

/** The sign at the end, so that small numbers stay small whatever it is. */
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
