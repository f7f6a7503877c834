import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, ColumnType, ExportedColumn } from './column.js';
import type { Rows } from './csv.js';

/** A row group is written when it has so many rows … */
const GROUP_ROWS = 20_000;
/** … or so many characters, whichever comes first: what an export holds in memory. */
const GROUP_CHARACTERS = 8_000_000;

/**
 * The rows as Parquet (Snappy): every column optional; instants as milliseconds UTC, 64-bit numbers
 * as INT64, JSON as text. Row groups go out as they fill; only their places stay in memory, about a
 * kilobyte per column and group.
 * @param facts key and value pairs for the file's footer
 */
export async function* parquetOf(
  columns: readonly ExportedColumn[],
  batches: AsyncIterable<Rows>,
  facts: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    createdBy: 'shaodao',
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
  });
  let group = new RowGroup(columns);
  for await (const batch of batches) {
    for (const row of batch) {
      group.add(row);
      if (!group.isFull) continue;
      await group.writeTo(writer);
      group = new RowGroup(columns);
      yield taken(bytes);
    }
  }
  if (group.rows > 0) await group.writeTo(writer);
  await writer.finish();
  yield taken(bytes);
}

/** What was written since the last time; the buffer begins anew, the place in the file goes on. */
function taken(bytes: ByteWriter): Uint8Array {
  const copy = bytes.getBytes().slice();
  bytes.index = 0;
  return copy;
}

type Written = string | number | boolean | bigint | object | null;

class RowGroup {
  rows = 0;
  private characters = 0;
  private readonly data: Written[][];

  constructor(private readonly columns: readonly ExportedColumn[]) {
    this.data = columns.map(() => []);
  }

  get isFull(): boolean {
    return this.rows >= GROUP_ROWS || this.characters >= GROUP_CHARACTERS;
  }

  add(row: readonly Cell[]): void {
    this.rows += 1;
    for (let index = 0; index < this.columns.length; index += 1) {
      const value = row[index] ?? null;
      if (typeof value === 'string') this.characters += value.length;
      this.data[index]?.push(written(value, this.columns[index]?.type));
    }
  }

  async writeTo(writer: ParquetWriter): Promise<void> {
    const columnData = this.columns.map(({ name }, index) => ({
      name,
      data: this.data[index] ?? [],
      offsetIndex: false,
    }));
    await writer.write({ columnData, rowGroupSize: this.rows });
  }
}

function written(value: Cell, type: ColumnType | undefined): Written {
  return type === 'bigint' && typeof value === 'number' ? BigInt(value) : value;
}

/** JSON is written as text: what reads it back decides when to parse it. */
const TYPES: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

function schemaOf(columns: readonly ExportedColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[type],
    })),
  ];
}
