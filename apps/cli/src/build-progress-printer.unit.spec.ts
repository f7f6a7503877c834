import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { RebuildStage } from '@shaodao/projections';
import { BuildProgressPrinter, progressText } from './build-progress-printer.js';

/** A place to print to that remembers what was printed. */
class Paper extends PassThrough {
  printed = '';

  constructor(readonly isTTY: boolean) {
    super();
    this.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }
}

const building = (position: number): RebuildStage => ({
  stage: 'building',
  progress: { events: position, position: position as Position, through: 10_000 as Position },
});

describe('the progress of a rebuild', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const printerOn = (paper: Paper): BuildProgressPrinter =>
    new BuildProgressPrinter(paper as unknown as NodeJS.WriteStream);

  it('is a plain line every few seconds where nobody watches', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    for (let second = 0; second <= 10; second += 1) {
      printer.show(building(second * 500));
      jest.advanceTimersByTime(1_000);
    }
    printer.end();
    expect(paper.printed.trim().split('\n')).toEqual([
      '重建 Building 0 % 0/10,000 · 0/s · 剩余 left –',
      '重建 Building 25 % 2,500/10,000 · 500/s · 剩余 left 0:15',
      '重建 Building 50 % 5,000/10,000 · 500/s · 剩余 left 0:10',
    ]);
  });

  it('says at once what it is at', () => {
    const paper = new Paper(false);
    const printer = printerOn(paper);
    printer.show(building(10_000));
    printer.show({ stage: 'indexing', number: 1, of: 2 });
    printer.show({ stage: 'indexing', number: 2, of: 2 });
    printer.show({ stage: 'swapping', attempt: 1 });
    printer.show({ stage: 'swapping', attempt: 2 });
    const lines = paper.printed.trim().split('\n');
    expect(lines[1]).toBe('建立索引 Making indexes 2/2');
    expect(lines[2]).toContain('Swapping the tables in');
    expect(lines[3]).toContain('attempt 2');
  });

  it('is one moving line with a bar on a terminal, wiped away at the end', () => {
    const paper = new Paper(true);
    const printer = printerOn(paper);
    printer.show(building(5_000));
    printer.show(building(6_000));
    printer.end();
    printer.end();
    expect(paper.printed).toContain('██████████████░░░░░░░░░░ 60 %');
    expect(paper.printed).not.toContain('\n');
    expect(paper.printed.endsWith('\r\u001B[K')).toBe(true);
  });

  it('is whole where there is nothing to do', () => {
    expect(progressText({ position: 0, through: 0, rate: 0 }, false)).toMatch(/^100 % 0\/0/);
  });
});
