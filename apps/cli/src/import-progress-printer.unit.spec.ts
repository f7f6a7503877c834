import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ImportProgress } from '@shaodao/integrations';
import { ImportProgressPrinter } from './import-progress-printer.js';

/** A place to print to that remembers what was printed. */
class Paper extends PassThrough {
  printed = '';

  constructor(readonly isTTY: boolean) {
    super();
    this.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }
}

const progress = (rows: number, seconds: number): ImportProgress => ({
  totalRows: 1_000,
  counts: { rows, issues: rows, duplicates: 0, rejects: 0, stopped: 0, continued: 0, events: 0 },
  seconds,
});

describe('the progress of an import', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const printerOn = (paper: Paper): ImportProgressPrinter =>
    new ImportProgressPrinter(paper as unknown as NodeJS.WriteStream);

  it('is a plain line every few seconds where nobody watches', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    let rows = 0;
    printer.surveying();
    printer.started(undefined, () => progress((rows += 100), rows / 20));
    jest.advanceTimersByTime(11_000);
    printer.end();
    const lines = paper.printed.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^10 % 100\/1,000 · \d+\/s/);
    expect(lines[2]).toMatch(/^20 % 200\/1,000 · 20\/s · 剩余 left 0:40$/);
  });

  it('is one moving line on a terminal, wiped away at the end', () => {
    const paper = new Paper(true);
    const printer = printerOn(paper);
    printer.started(undefined, () => progress(500, 5));
    jest.advanceTimersByTime(1_000);
    printer.end();
    expect(paper.printed).toContain('\r████████████░░░░░░░░░░░░ 50 %');
    expect(paper.printed).not.toContain('\n');
    expect(paper.printed.endsWith('\r\u001B[K')).toBe(true);
  });

  it('says where it goes on', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    printer.started(417, () => progress(416, 5));
    printer.end();
    expect(paper.printed).toContain('Going on after line 417');
  });

  it('mentions an absent database once in a while, not at every try', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    for (let tries = 0; tries < 100; tries++) printer.retrying();
    jest.advanceTimersByTime(6_000);
    printer.retrying();
    expect(paper.printed.match(/database is away/g)).toHaveLength(2);
  });

  it('shows nothing after its end', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    printer.started(undefined, () => progress(1, 1));
    printer.end();
    printer.end();
    jest.advanceTimersByTime(60_000);
    expect(paper.printed).toBe('');
  });
});
