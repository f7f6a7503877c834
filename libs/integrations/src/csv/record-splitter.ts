/** One record of a CSV file, or a line that is none. Lines count from 1. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly malformed: 'QUOTE_NOT_CLOSED' | 'TEXT_AFTER_QUOTE' };

/** A quoted field may span lines, but not more characters than this: a lost quote eats no file. */
const LONGEST_RECORD = 256 * 1024;

const NEED_MORE = Symbol('need more');

interface Split {
  readonly record: CsvRecord;
  readonly next: number;
  readonly lines: number;
}

/**
 * Splits CSV (RFC 4180) as it streams in. A record that cannot be read costs its own first line
 * only: splitting goes on with the line after it, where csv-parse would drop everything up to the
 * next quote that happens to fit.
 */
export class RecordSplitter {
  private rest = '';
  private line = 1;
  private searchedTo = 0;

  constructor(private readonly delimiter = ',') {}

  /** Records completed by this piece of text; `last` says that none follows. */
  push(text: string, last = false): CsvRecord[] {
    this.rest += text;
    const records: CsvRecord[] = [];
    let position = 0;
    while (position < this.rest.length) {
      const split = this.split(position, last);
      if (split === NEED_MORE) break;
      if (!isEmptyLine(split.record)) records.push(split.record);
      position = split.next;
      this.line += split.lines;
    }
    this.rest = this.rest.slice(position);
    this.searchedTo = 0;
    return records;
  }

  private split(start: number, last: boolean): Split | typeof NEED_MORE {
    const newline = this.rest.indexOf('\n', start);
    if (newline < 0 && !last) return NEED_MORE;
    const end = newline < 0 ? this.rest.length : newline;
    if (this.nextQuote(start) < end) return this.splitQuoted(start, end, last);
    const fields = withoutReturn(this.rest.slice(start, end)).split(this.delimiter);
    return { record: { line: this.line, fields }, next: end + 1, lines: 1 };
  }

  /** Place of the first quote at or after `start`; remembered, since most lines have none. */
  private nextQuote(start: number): number {
    if (this.searchedTo >= start && this.searchedTo > 0) return this.searchedTo;
    const found = this.rest.indexOf('"', start);
    this.searchedTo = found < 0 ? Number.MAX_SAFE_INTEGER : found;
    return this.searchedTo;
  }

  private splitQuoted(start: number, lineEnd: number, last: boolean): Split | typeof NEED_MORE {
    const { rest, delimiter, line } = this;
    const fields: string[] = [];
    let lines = 1;
    let position = start;
    for (;;) {
      if (rest[position] !== '"') {
        const end = fieldEnd(rest, position, delimiter);
        const value = rest.slice(position, end);
        fields.push(rest[end] === delimiter ? value : withoutReturn(value));
        position = end;
      } else {
        const quoted = quotedField(rest, position);
        const reach = quoted === undefined ? rest.length : quoted.end;
        const openEnd = reach >= rest.length || (reach + 1 === rest.length && rest[reach] === '\r');
        const unfinished = openEnd && !last;
        if (unfinished && rest.length - start <= LONGEST_RECORD) return NEED_MORE;
        if (quoted === undefined || reach - start > LONGEST_RECORD)
          return this.malformed('QUOTE_NOT_CLOSED', lineEnd);
        const follower = afterReturn(rest, quoted.end);
        if (follower < rest.length && rest[follower] !== delimiter && rest[follower] !== '\n')
          return this.malformed('TEXT_AFTER_QUOTE', lineEnd);
        fields.push(quoted.value);
        lines += countNewlines(quoted.value);
        position = follower;
      }
      if (rest[position] === delimiter) {
        position++;
        continue;
      }
      if (position >= rest.length && !last) return NEED_MORE;
      return { record: { line, fields }, next: position + 1, lines };
    }
  }

  private malformed(code: 'QUOTE_NOT_CLOSED' | 'TEXT_AFTER_QUOTE', lineEnd: number): Split {
    return { record: { line: this.line, malformed: code }, next: lineEnd + 1, lines: 1 };
  }
}

function quotedField(text: string, open: number): { value: string; end: number } | undefined {
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') {
      return { value: text.slice(open + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    from = quote + 2;
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  return end;
}

/** Past a carriage return that ends the line. */
function afterReturn(text: string, at: number): number {
  const next = text[at + 1];
  return text[at] === '\r' && (next === '\n' || next === undefined) ? at + 1 : at;
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function isEmptyLine(record: CsvRecord): boolean {
  return 'fields' in record && record.fields.length === 1 && record.fields[0] === '';
}
