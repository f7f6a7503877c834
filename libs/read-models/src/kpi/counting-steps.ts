import { compileFormulas, type CompiledFormulas, type FormulaSet } from '@shaodao/assessment';
import type { PoolClient } from 'pg';
import { copyInto, type Field } from '../fields.js';
import { spanOf } from './rows.js';
import { recount, type Step } from './step.js';
import {
  writeMatters,
  writeOpen,
  writeTallies,
  type OpenMatter,
  type Sender,
  type WrittenMatter,
} from './store.js';
import { TallyBook } from './tally-book.js';

const MATTERS: readonly Field<WrittenMatter>[] = [
  { name: 'matter', type: 'text', of: ({ told }) => told.matter },
  { name: 'revision', type: 'integer', of: ({ told }) => told.revision },
  { name: 'position', type: 'bigint', of: ({ told }) => told.position },
  { name: 'changed_at', type: 'timestamptz', of: ({ told }) => told.changedAt },
  { name: 'first_at', type: 'timestamptz', of: ({ from }) => from },
  { name: 'last_at', type: 'timestamptz', of: ({ to }) => to },
  { name: 'state', type: 'json', of: ({ told }) => JSON.stringify(told.state) },
];

const OPEN_MATTERS: readonly Field<OpenMatter>[] = [
  { name: 'formulas', type: 'text', of: ({ formulas }) => formulas },
  { name: 'matter', type: 'text', of: ({ matter }) => matter },
];

interface Book {
  readonly formulas: CompiledFormulas;
  readonly tallies: TallyBook;
}

/**
 * Adds up what a batch changes, step by step: of a step only its newest state is kept, for the facts
 * of thousands of issues at once would fill the memory.
 */
export class Counting {
  readonly #books: readonly Book[];
  readonly #matters: WrittenMatter[] = [];
  /** Matters time may change now that it could not before, and the other way round. */
  readonly #opened: OpenMatter[] = [];
  readonly #settled: OpenMatter[] = [];

  constructor(sets: readonly FormulaSet[]) {
    this.#books = sets.map((set) => ({
      formulas: compileFormulas(set),
      tallies: new TallyBook(),
    }));
  }

  take(step: Step): void {
    const { matter } = step.after;
    for (const { formulas, tallies } of this.#books) {
      const { id } = formulas.set;
      const wasOpen = step.wasOpenUnder.includes(id);
      const isOpen = recount(formulas, step, tallies);
      if (isOpen && !wasOpen) this.#opened.push({ formulas: id, matter });
      if (wasOpen && !isOpen) this.#settled.push({ formulas: id, matter });
    }
    this.#matters.push({ told: step.after, ...spanOf(step.now.values()) });
  }

  /** Writes how far the matters have come, and what that changes in the tallies. */
  async write(tx: Sender): Promise<void> {
    if (this.#matters.length === 0) return;
    await this.writeCounts(tx);
    await writeMatters(this.#matters, tx);
  }

  /** The same of matters no row is there of yet. */
  async copy(tx: PoolClient): Promise<void> {
    if (this.#matters.length === 0) return;
    await copyInto('kpi_matters', MATTERS, this.#matters, tx);
    await copyInto('kpi_open_matters', OPEN_MATTERS, this.#opened, tx);
    await this.#writeTallies(tx);
  }

  /** Writes tallies and open matters alone: what the matters told is there. */
  async writeCounts(tx: Sender): Promise<void> {
    await this.#writeTallies(tx);
    await writeOpen(this.#opened, this.#settled, tx);
  }

  async #writeTallies(tx: Sender): Promise<void> {
    for (const { formulas, tallies } of this.#books)
      await writeTallies(formulas.set.id, tallies.rows(), tx);
  }
}
