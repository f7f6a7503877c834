import { describe, expect, it } from '@jest/globals';
import type { Projector } from '@shaodao/projections';
import { keptTables, tablesMadeBy } from './tables.js';

const step = (sql: string): { id: string; sql: string } => ({ id: 'some/1-step', sql });

const projector = (name: string, tables: string[], rebuildable: boolean): Projector => ({
  name,
  version: 1,
  filter: {},
  tables,
  migrations: [],
  rebuildable,
  project: async () => undefined,
});

describe('what a backup keeps beside the log', () => {
  it('knows the tables of a schema by its steps, in their order', () => {
    const steps = [
      step(
        `create table accounts (id text);\n  create table revoked (id text references accounts)`,
      ),
      step(`create schema timekeeper; CREATE TABLE IF NOT EXISTS timekeeper.clocks (id text)`),
      step(`create index accounts_by_id on accounts (id); alter table accounts add column x int`),
    ];
    expect(tablesMadeBy(steps)).toEqual(['accounts', 'revoked', 'timekeeper.clocks']);
  });

  it('leaves out what is built from events, and keeps what nobody has thought of', () => {
    const steps = [
      step('create table events (x int); create table commands (x int)'),
      step('create table event_counter (x int); create table subject_keys (x int)'),
      step('create table board_issues (x int); create table clocks (x int)'),
      step('create table relay_checkpoints (x int); create table brand_new (x int)'),
      step('create table board_begun_bounds (x int)'),
    ];
    const projectors = [
      projector('board', ['board_issues'], true),
      projector('clocks', ['clocks'], false),
    ];
    expect(keptTables(steps, projectors)).toEqual([{ table: 'clocks' }, { table: 'brand_new' }]);
  });

  it('keeps the checkpoints of those followers only whose tables are not built anew', () => {
    const steps = [step('create table projection_checkpoints (x int)')];
    const projectors = [projector('board', [], true), projector('key-shredder', [], false)];
    expect(keptTables(steps, projectors)).toEqual([
      { table: 'projection_checkpoints', without: ['board'] },
    ]);
  });
});
