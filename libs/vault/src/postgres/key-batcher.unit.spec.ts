import { describe, expect, it } from '@jest/globals';
import { KeyMissing } from '../port.js';
import { KeyBatcher } from './key-batcher.js';
import type { SubjectKey } from './key-table.js';

const keyOf = (subject: string): Buffer => Buffer.from(`key of ${subject}`);
const allKeys = (subjects: readonly string[]): Map<string, SubjectKey> =>
  new Map(subjects.map((subject) => [subject, keyOf(subject)]));

/** A table that answers when told to, and the batches it was asked for. */
function slowTable(): {
  batcher: KeyBatcher;
  batches: string[][];
  /** Answers the oldest open question once it has come. */
  answer(keys?: (subjects: readonly string[]) => Map<string, SubjectKey>): Promise<void>;
} {
  const batches: string[][] = [];
  const open: { subjects: readonly string[]; settle: (keys: Map<string, SubjectKey>) => void }[] =
    [];
  let asked = (): void => undefined;
  const batcher = new KeyBatcher((subjects) => {
    batches.push([...subjects]);
    return new Promise((settle) => {
      open.push({ subjects, settle });
      asked();
    });
  });
  return {
    batcher,
    batches,
    answer: async (keys = allKeys) => {
      if (open.length === 0) await new Promise<void>((resolve) => (asked = resolve));
      const question = open.shift()!;
      question.settle(keys(question.subjects));
    },
  };
}

describe('Keys asked for together', () => {
  it('travel together, each subject once, and each asker gets its own', async () => {
    const { batcher, batches, answer } = slowTable();
    const asked = Promise.all(['a', 'b', 'a', 'c'].map((subject) => batcher.ask(subject)));
    await answer();
    expect(await asked).toEqual(['a', 'b', 'a', 'c'].map(keyOf));
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('gather while a statement is under way and go with the next', async () => {
    const { batcher, batches, answer } = slowTable();
    const first = batcher.ask('a');
    // The first statement must be under way before the others ask.
    await new Promise((resolve) => setImmediate(resolve));
    const later = [batcher.ask('b'), batcher.ask('c')];
    expect(batches).toEqual([['a']]);
    await answer();
    await first;
    await answer();
    await Promise.all(later);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('are asked anew after they came: what they were then may be over', async () => {
    const { batcher, batches, answer } = slowTable();
    const before = batcher.ask('a');
    await answer();
    await before;
    const after = batcher.ask('a');
    await answer(() => new Map([['a', 'erased']]));
    expect(await after).toBe('erased');
    expect(batches).toEqual([['a'], ['a']]);
  });

  it('never make a statement larger than a thousand', async () => {
    const { batcher, batches, answer } = slowTable();
    const subjects = Array.from({ length: 2_500 }, (_, i) => `s${i}`);
    const asked = Promise.all(subjects.map((subject) => batcher.ask(subject)));
    for (let i = 0; i < 3; i++) await answer();
    expect(await asked).toEqual(subjects.map(keyOf));
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
  });

  it('fail alone where the table does not know one of them', async () => {
    const { batcher, answer } = slowTable();
    const [lost, found] = [batcher.ask('lost'), batcher.ask('found')];
    const refused = expect(lost).rejects.toThrow(KeyMissing);
    await answer(() => allKeys(['found']));
    await refused;
    expect(await found).toEqual(keyOf('found'));
  });

  it('fail together with their statement, and the next goes on', async () => {
    let broken = true;
    const batcher = new KeyBatcher(async (subjects) => {
      if (broken) throw new Error('connection lost');
      return allKeys(subjects);
    });
    const results = await Promise.allSettled([batcher.ask('a'), batcher.ask('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await batcher.ask('a')).toEqual(keyOf('a'));
  });
});
