import { describe, expect, it } from '@jest/globals';
import type { TallyRow } from '@shaodao/assessment';
import { TallyBook } from './tally-book.js';

const row = (n: bigint, d: bigint, more: Partial<TallyRow> = {}): TallyRow => ({
  ...{ metric: 'onTime', periodKind: 'month', period: '2026-03', dimension: 'unit' },
  ...{ subject: 'water', copiedTo: '', rater: '', value: '', share: false },
  ...{ n, d, e: 0n },
  ...more,
});

const told = (book: TallyBook): readonly string[] =>
  book.rows().map(({ subject, share, n, d }) => `${subject}${share ? '*' : ''} ${n}/${d}`);

describe('a tally book', () => {
  it('adds up what stands under one key and keeps the others apart', () => {
    const book = new TallyBook();
    book.add([row(1n, 1n), row(0n, 1n), row(1n, 1n, { subject: 'roads' })]);
    book.add([row(5n, 10n, { share: true })]);
    expect(told(book)).toEqual(['roads 1/1', 'water 1/2', 'water* 5/10']);
  });

  it('takes away what was added, and forgets what adds up to nothing', () => {
    const book = new TallyBook();
    book.add([row(1n, 1n), row(1n, 1n, { subject: 'roads' })]);
    book.add([row(1n, 1n)], -1);
    expect(told(book)).toEqual(['roads 1/1']);
    book.add([row(2n, 3n)], -1);
    expect(told(book)).toEqual(['roads 1/1', 'water -2/-3']);
  });

  it('says the same in whichever order it was told', () => {
    const rows = [row(1n, 2n), row(3n, 4n, { period: '2026-04' }), row(5n, 6n, { rater: 'r' })];
    const [forward, backward] = [new TallyBook(), new TallyBook()];
    forward.add(rows);
    backward.add([...rows].reverse());
    expect(forward.rows()).toEqual(backward.rows());
  });
});
