import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@shaodao/event-store';
import { InvalidFormulas, parseFormulas } from './formula-parser.js';
import { FormulaService, FormulasRefused } from './formula-service.js';
import { periodName, periodOf } from './kpi-tables.js';
import { readFormulas } from './shipped-formulas.js';

const BY = { person: 'p-admin', roles: ['ADMIN'] };
const SHIPPED = readFormulas();

const shipped = (change: (text: string) => string = (text) => text): string =>
  change(SHIPPED[0]?.text ?? '');
const version = (number: number) => (text: string) =>
  text.replace(/^version: \d+$/m, `version: ${String(number)}`);

let store: MemoryEventStore;
let formulas: FormulaService;

beforeEach(async () => {
  store = new MemoryEventStore();
  formulas = await FormulaService.start(store, () => new Date('2026-03-02T00:00:00Z'));
});
afterEach(async () => {
  await formulas.stop();
  await store.close();
});

describe('the formulas of a house', () => {
  it('are those that ship, published once, however often a process starts', async () => {
    expect(await formulas.publishShipped(SHIPPED, BY)).toEqual([]);
    expect(await formulas.publishShipped(SHIPPED, BY)).toEqual([]);
    expect(formulas.newest().map(({ id }) => id)).toEqual(SHIPPED.map(({ set }) => set.id).sort());
    expect(await store.head()).toBe(SHIPPED.length);
    expect(readFormulas(undefined, (text) => formulas.isPublished(text))).toEqual([]);
  });

  it('stay a city’s own where it published its own under our number', async () => {
    const own = shipped((text) => text.replace('appealDays: 5', 'appealDays: 9'));
    await formulas.publish(own, 'own.yaml', BY);
    expect(await formulas.publishShipped(SHIPPED, BY)).toContain('house');
    expect(formulas.find('house')?.appealDays).toBe(9);
  });

  it('keep every version with its text; the newest is in force', async () => {
    await formulas.publish(shipped(), 'one.yaml', BY);
    await formulas.publish(shipped(version(2)), 'two.yaml', BY);
    expect(formulas.find('house')?.version).toBe(2);
    expect(formulas.find('house', 1)?.version).toBe(1);
    expect(formulas.find('house', 3)).toBeUndefined();
    expect(formulas.history('house').map(({ text }) => text)).toEqual([
      shipped(),
      shipped(version(2)),
    ]);
    await expect(formulas.publish(shipped(), 'one.yaml', BY)).resolves.toMatchObject({
      version: 1,
    });
    const other = shipped((text) => `${text}# another text\n`);
    await expect(formulas.publish(other, 'other.yaml', BY)).rejects.toThrow(FormulasRefused);
  });

  it('are known to another process as soon as they are published', async () => {
    const elsewhere = await FormulaService.start(store, () => new Date('2026-03-02T00:00:00Z'));
    await formulas.publish(shipped(), 'one.yaml', BY);
    await elsewhere.publish(shipped(version(2)), 'two.yaml', BY);
    expect(elsewhere.history('house')).toHaveLength(2);
    await elsewhere.stop();
  });
});

describe('a file of formulas', () => {
  const faultsOf = (text: string): readonly string[] => {
    try {
      parseFormulas(text, 'own.yaml');
      return [];
    } catch (error) {
      if (!(error instanceof InvalidFormulas)) throw error;
      return error.faults.map(({ line, path }) => `${String(line)} ${path}`);
    }
  };
  const lineOf = (piece: string): number =>
    shipped()
      .split('\n')
      .findIndex((line) => line.includes(piece)) + 1;

  it('that ships has no fault', () => {
    for (const { text } of SHIPPED) expect(faultsOf(text)).toEqual([]);
  });

  it('is refused with the line of what is no YAML, of what has no form, of what does not fit', () => {
    expect(faultsOf('id: [house')).toEqual([expect.stringMatching(/^1 /)]);
    const typo = shipped((text) => text.replace('appealDays:', 'appealsDays:'));
    expect(faultsOf(typo)).toEqual([`${String(lineOf('appealDays:'))} appealsDays`]);
    const unknown = shipped((text) => text.replace('score: threeRates', 'score: fourRates'));
    expect(faultsOf(unknown)).toEqual([`${String(lineOf('score: threeRates'))} ranking.score`]);
  });

  it('does not carry its shared parts into what is published', () => {
    expect(parseFormulas(shipped(), 'own.yaml')).not.toHaveProperty('shared');
  });
});

describe('the name of a period', () => {
  const set = parseFormulas(shipped(), 'house.yaml');

  it('is its kind and its code', () => {
    const period = periodOf(set, 'month21.2026-03');
    expect(period).toMatchObject({ kind: 'month21', start: '2026-02-20T16:00:00.000Z' });
    expect(period && periodName(period)).toBe('month21.2026-03');
  });

  it('may be the code alone, of the first kind that has such a code', () => {
    expect(periodOf(set, '2026-03')).toMatchObject({ kind: 'month', code: '2026-03' });
    expect(periodOf(set, '2026-Q1')).toMatchObject({ kind: 'quarter' });
  });

  it('is none for what no kind has', () => {
    expect(periodOf(set, 'week.2026-03')).toBeUndefined();
    expect(periodOf(set, '2026-13')).toBeUndefined();
  });
});
