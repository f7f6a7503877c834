import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { RecordSplitter, type CsvRecord } from './record-splitter.js';

const split = (text: string, delimiter?: string): CsvRecord[] =>
  new RecordSplitter(delimiter).push(text, true);
const fields = (text: string): unknown[] =>
  split(text).map((record) => ('fields' in record ? record.fields : record.malformed));

describe('splitting CSV', () => {
  it('numbers the lines from 1 and passes over empty ones', () => {
    expect(split('a,b\n1,2\n\n3,4')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2'] },
      { line: 4, fields: ['3', '4'] },
    ]);
  });

  it('takes both ends of line', () => {
    expect(fields('a,b\r\n"1",2\r\n3,"4"\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps delimiters, quotes and line breaks inside quotes', () => {
    expect(split('"a,""b""\nc",d\ne,f')).toEqual([
      { line: 1, fields: ['a,"b"\nc', 'd'] },
      { line: 3, fields: ['e', 'f'] },
    ]);
  });

  it('keeps empty fields at every place', () => {
    expect(fields(',\n"",""\n,,')).toEqual([
      ['', ''],
      ['', ''],
      ['', '', ''],
    ]);
  });

  it('takes a quote inside an unquoted field as it stands', () => {
    expect(fields('5" pipe,x')).toEqual([['5" pipe', 'x']]);
  });

  it('knows other delimiters', () => {
    expect(split('a;"b;c"', ';')).toEqual([{ line: 1, fields: ['a', 'b;c'] }]);
  });
});

describe('lines that are no record', () => {
  it('cost only themselves when text follows a closing quote', () => {
    expect(split('a,b\n"x"y,1\n2,3')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, malformed: 'TEXT_AFTER_QUOTE' },
      { line: 3, fields: ['2', '3'] },
    ]);
  });

  it('cost only themselves when a quote is never closed', () => {
    expect(split('a,b\n1,"lost\n2,3\n4,5')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, malformed: 'QUOTE_NOT_CLOSED' },
      { line: 3, fields: ['2', '3'] },
      { line: 4, fields: ['4', '5'] },
    ]);
  });

  it('are given up after a quarter megabyte, whatever follows', () => {
    const splitter = new RecordSplitter();
    const filler = `${'x'.repeat(99)}\n`;
    const first = splitter.push(`1,"lost\n${filler.repeat(3_000)}`);
    expect(first[0]).toEqual({ line: 1, malformed: 'QUOTE_NOT_CLOSED' });
    expect(first.at(-1)).toEqual({ line: 3_001, fields: ['x'.repeat(99)] });
    expect(splitter.push('', true)).toEqual([]);
  });
});

describe('any table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '京', ',', '"', '\n', '\r\n', ' ') });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
  const written = (rows: string[][]): string =>
    rows.map((row) => row.map(quoted).join(',')).join('\n');
  const quoted = (text: string): string =>
    /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  it('is read as csv-parse reads it, however the text is cut', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(200)), (rows, cuts) => {
        const text = written(rows);
        const splitter = new RecordSplitter();
        const records: CsvRecord[] = [];
        let from = 0;
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          records.push(...splitter.push(text.slice(from, Math.max(cut, from))));
          from = Math.max(cut, from);
        }
        records.push(...splitter.push(text.slice(from), true));
        const expected: string[][] = parse(text, { skip_empty_lines: true });
        expect(records.map((record) => ('fields' in record ? record.fields : record))).toEqual(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is never lost silently, whatever the text: every line is in a record or is malformed', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n') });
    fc.assert(
      fc.property(noise, (text) => {
        const records = split(`${text}\nlast,line`);
        expect(records.at(-1)?.line).toBeLessThanOrEqual(text.split('\n').length + 1);
        const lines = records.map((record) => record.line);
        expect([...lines].sort((a, b) => a - b)).toEqual(lines);
        expect(new Set(lines).size).toBe(lines.length);
      }),
    );
  });
});
