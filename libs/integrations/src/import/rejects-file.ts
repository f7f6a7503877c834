import { open } from 'node:fs/promises';
import type { StoredFinding } from './import-ledger.js';

const HEADER = ['line', 'id', 'field', 'code', 'outcome', 'reason_zh', 'reason_en'];

/**
 * Writes findings as CSV in UTF-8 with a byte order mark, so that spreadsheets show the Chinese.
 * `outcome` is `rejected` (no issue was made) or `stopped` (the issue did not come to its end).
 */
export async function writeRejects(
  file: string,
  findings: AsyncIterable<StoredFinding>,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.write(`\uFEFF${csvLine(HEADER)}`);
    for await (const { line, record, field, code, rejected, zh, en } of findings) {
      const outcome = rejected ? 'rejected' : 'stopped';
      await handle.write(csvLine([String(line), record, field, code, outcome, zh, en]));
    }
  } finally {
    await handle.close();
  }
}

function csvLine(values: readonly string[]): string {
  return `${values.map(quoted).join(',')}\n`;
}

/** A leading sign of a formula is defused: the values come from outside and go into spreadsheets. */
function quoted(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
