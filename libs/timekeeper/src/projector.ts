import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { netChanges, type NetChange } from './net-changes.js';
import { timekeeperMigrations } from './schema.js';
import { SQL } from './sql.js';

type WithMoments = NetChange & Required<Pick<NetChange, 'moments'>>;

/** Keeps the table of moments to come from what events of any stream say of their clocks. */
export class ClockProjector implements Projector {
  readonly name = 'clocks';
  readonly version = 1;
  /** Every stream may have clocks. */
  readonly filter = {};
  readonly tables = ['timekeeper.clocks'];
  readonly migrations = timekeeperMigrations;
  /** The timekeeper takes out of its rows what it has sent. */
  readonly rebuildable = false;

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const changes = netChanges(batch);
    if (changes.length === 0) return;
    await tx.query(SQL.takeTurn);
    const going = changes.filter(({ stopped }) => !stopped);
    const set = going.filter(hasMoments).filter(({ paused }) => paused !== undefined);
    const moved = going.filter(hasMoments).filter(({ paused }) => paused === undefined);
    await write(tx, 'set-clocks', SQL.setClocks, set, [
      set.map(arrayOfMoments),
      set.map(({ paused }) => paused === true),
    ]);
    await write(tx, 'move-clocks', SQL.moveClocks, moved, [moved.map(arrayOfMoments)]);
    await write(
      tx,
      'pause-clocks',
      SQL.pauseClocks,
      going.filter((change) => !hasMoments(change)),
    );
    await write(
      tx,
      'stop-clocks',
      SQL.stopClocks,
      changes.filter(({ stopped }) => stopped),
    );
    await write(
      tx,
      'drop-spent',
      SQL.dropSpent,
      going.filter((change) => change.moved === true),
    );
    await ring(tx, [...set, ...moved]);
  }
}

async function write(
  tx: PoolClient,
  name: string,
  text: string,
  changes: readonly NetChange[],
  columns: readonly (readonly unknown[])[] = [],
): Promise<void> {
  if (changes.length === 0) return;
  const streams = changes.map(({ stream }) => stream);
  const clocks = changes.map(({ clock }) => clock);
  await tx.query({ name, text, values: [streams, clocks, ...columns] });
}

/** Tells the timekeeper the earliest moment there is news of; it may sleep until a later one. */
async function ring(tx: PoolClient, changes: readonly WithMoments[]): Promise<void> {
  const firsts = changes.flatMap(({ moments }) => moments.slice(0, 1)).sort();
  const [earliest] = firsts;
  if (earliest !== undefined) await tx.query(SQL.ring, [earliest]);
}

function hasMoments(change: NetChange): change is WithMoments {
  return change.moments !== undefined;
}

function arrayOfMoments({ moments }: WithMoments): string {
  return `{${moments.join(',')}}`;
}
