import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@shaodao/event-store';
import { MemoryVault, type Vault } from '@shaodao/vault';
import { readModelProjectors } from '../projectors.js';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { readTablesChecksum, type TableChecksum } from './checksum.js';

type Checksums = Readonly<Record<string, TableChecksum>>;

describe('the checksum of the read tables', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
  });
  afterAll(() => database.close());

  /** An import of two records, in either order, under new identifiers and a new vault. */
  const imported = async (
    ids: readonly [string, string],
    hours = 5,
    batch = 100,
  ): Promise<Checksums> => {
    const vault = new MemoryVault();
    const records = await Promise.all(
      ids.map((id, index) => importOne(vault, id, `r-${String(index)}`, hours + index)),
    );
    await project(vault, records[0] ?? [], batch, true);
    await project(vault, records[1] ?? [], batch, false);
    return readTablesChecksum(database.pool);
  };

  const importOne = async (
    vault: Vault,
    issue: string,
    record: string,
    hours: number,
  ): Promise<readonly RecordedEvent[]> => {
    const given = new Histories();
    const [title = ''] = await vault.seal(`s-${issue}`, [`pothole ${record}`]);
    const unit = `u-${record}`;
    given.reported(issue, title, { external: { source: 'boston311', id: record } });
    given.accepted(issue, 't-1');
    given.dispatched(issue, unit, dueAfter(hours));
    return given.events;
  };

  const project = async (
    vault: Vault,
    events: readonly RecordedEvent[],
    batch: number,
    fromEmpty: boolean,
  ): Promise<void> => {
    const tx = await database.pool.connect();
    for (const projector of readModelProjectors(vault)) {
      if (fromEmpty) await tx.query(`truncate ${projector.tables.join(', ')}`);
      for (let from = 0; from < events.length; from += batch) {
        await projector.project(events.slice(from, from + batch), tx);
      }
    }
    tx.release();
  };

  it('is the same for the same records under other identifiers, keys and batches', async () => {
    const undisturbed = await imported(['a', 'b']);
    expect(await imported(['y', 'x'], 5, 1)).toEqual(undisturbed);
    expect(undisturbed['board_issues']?.rows).toBe(2);
    expect(undisturbed['inbox_assignments']?.rows).toBe(2);
  });

  it('does not depend on the order the rows lie in', async () => {
    const before = await imported(['a', 'b']);
    await database.pool.query(`update board_issues set issue = issue where issue = 'a'`);
    await database.pool.query(`cluster board_units using board_units_pkey`);
    expect(await readTablesChecksum(database.pool)).toEqual(before);
  });

  it.each([
    ['board_issues', `update board_issues set phase = 'CLOSED' where issue = 'a'`],
    ['board_reports', `update board_reports set title = null where issue = 'a'`],
    ['board_units', `delete from board_units where issue = 'a'`],
    ['inbox_assignments', `update inbox_assignments set due_at = now() where issue = 'a'`],
  ])('tells when %s differs, and only it', async (table, harm) => {
    const before = await imported(['a', 'b']);
    await database.pool.query(harm);
    const after = await readTablesChecksum(database.pool);
    const differing = Object.keys(before).filter(
      (name) => after[name]?.checksum !== before[name]?.checksum,
    );
    expect(differing).toEqual([table]);
  });

  it('knows empty tables', async () => {
    const vault = new MemoryVault();
    await project(vault, [], 1, true);
    for (const table of Object.values(await readTablesChecksum(database.pool))) {
      expect(table).toEqual({ rows: 0, checksum: '0' });
    }
  });
});
