import type { EventStore, Position } from '@shaodao/event-store';
import { pause } from '../pause.js';
import type { Projector } from '../projector.js';
import { build, type BuildProgress } from '../scratch/build.js';
import { Scratch } from '../scratch/scratch.js';
import { LIVE_SCHEMA } from '../scratch/table-statements.js';
import { compareCheckpoint, faultsBefore } from './compare-checkpoint.js';
import { compareTable } from './compare-table.js';
import { LiveMoment } from './live-moment.js';
import { replayedTo, replayTo } from './replay.js';
import { SparingProjector } from './sparing-projector.js';
import { VERIFY_SQL, type TableShape } from './sql.js';
import type { ProjectorVerdict, TableVerdict, Verification } from './verdict.js';

/** Schema of tables that are built to be compared. */
export const VERIFY_SCHEMA = 'shaodao_verify';

/** Live projections that stood still for so long will not make good a difference. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 100;

/** What a verification is at, for who waits for it. */
export type VerifyStage =
  | { readonly stage: 'replaying'; readonly progress: BuildProgress }
  | { readonly stage: 'comparing'; readonly projector: string; readonly table: string };

export interface VerifyTask {
  readonly url: string;
  readonly store: EventStore;
  readonly projectors: readonly Projector[];
  readonly onStage?: (stage: VerifyStage) => void;
  readonly signal: AbortSignal;
}

/**
 * Replays the events from the first on into tables beside the live ones and compares both where the
 * live checkpoint stands: all rows, all columns, and what the checkpoint says of itself. The live
 * projections go on meanwhile and nobody waits; the tables are dropped in the end.
 * @throws ScratchInUse, NotRebuildable; AbortError when the signal aborts; the surroundings' errors.
 */
export async function verify(task: VerifyTask): Promise<Verification> {
  const projectors = task.projectors.map((projector) => new SparingProjector(projector));
  const { url } = task;
  const scratch = await Scratch.open({ url, name: VERIFY_SCHEMA, projectors, logged: false });
  try {
    return await new Verifier(task, scratch, projectors).run();
  } finally {
    await scratch.close();
  }
}

class Verifier {
  constructor(
    private readonly task: VerifyTask,
    private readonly scratch: Scratch,
    private readonly projectors: readonly SparingProjector[],
  ) {}

  async run(): Promise<Verification> {
    await this.replayTogether();
    const verdicts: ProjectorVerdict[] = [];
    for (const projector of this.projectors) verdicts.push(await this.judge(projector));
    return { clean: verdicts.every(({ clean }) => clean), projectors: verdicts };
  }

  /** Most of the way for all, so that the store is read once; each ends at a place of its own. */
  private async replayTogether(): Promise<void> {
    const { store, signal } = this.task;
    const head = await store.head();
    const goals = new Map<SparingProjector, Position>();
    for (const projector of this.projectors) {
      const moment = await LiveMoment.of(this.scratch.pool, projector);
      await moment.end();
      projector.spare(moment.parked);
      goals.set(projector, Math.min(moment.position, head) as Position);
    }
    const places = [...new Set(goals.values())].sort((one, other) => one - other);
    for (const through of places) {
      const projectors = this.projectors.filter((each) => (goals.get(each) ?? 0) >= through);
      const scratch = { pool: this.scratch.pool, projectors };
      await build({ store, scratch, through, signal, onProgress: this.onProgress });
    }
  }

  /**
   * A difference counts where it is there still when what had happened by then is projected: between
   * an erasure and its projection a replay knows less than the live tables.
   */
  private async judge(projector: SparingProjector): Promise<ProjectorVerdict> {
    const first = await this.look(projector);
    if (first.clean) return first;
    const head = await this.task.store.head();
    if (first.checkpoint.position >= head) return first;
    await this.untilProjected(projector, head);
    return this.look(projector);
  }

  private async look(projector: SparingProjector): Promise<ProjectorVerdict> {
    const { scratch } = this;
    const { store, signal } = this.task;
    const moment = await LiveMoment.of(scratch.pool, projector);
    try {
      const { position: replayed } = await replayedTo(projector.name, scratch);
      const before = faultsBefore(moment, projector, await store.head(), replayed);
      const comparable = before.length === 0;
      const task = { store, scratch, signal, onProgress: this.onProgress };
      const beyond = comparable ? await replayTo(moment, projector, task) : 0;
      const checkpoint = await compareCheckpoint(moment, projector, scratch, before, beyond);
      const tables = comparable ? await this.compareTables(projector, moment) : [];
      const clean =
        checkpoint.faults.length === 0 && tables.every(({ differing }) => differing === 0);
      return { projector: projector.name, clean, checkpoint, tables };
    } finally {
      await moment.end();
    }
  }

  private async compareTables(
    projector: SparingProjector,
    moment: LiveMoment,
  ): Promise<readonly TableVerdict[]> {
    const { store, signal, onStage } = this.task;
    const { pool, name } = this.scratch;
    const session = await pool.connect();
    try {
      await session.query(VERIFY_SQL.beginMoment);
      const { rows: shapes } = await session.query<TableShape>(VERIFY_SQL.shapes, [
        projector.tables,
        LIVE_SCHEMA,
      ]);
      const verdicts: TableVerdict[] = [];
      for (const shape of shapes) {
        onStage?.({ stage: 'comparing', projector: projector.name, table: shape.table });
        verdicts.push(
          await compareTable({
            shape,
            live: { session: moment.session, schema: LIVE_SCHEMA },
            replayed: { session, schema: name },
            position: moment.farthest,
            projector: projector.inner,
            store,
            signal,
          }),
        );
      }
      return verdicts;
    } finally {
      await session.query('rollback').catch(() => undefined);
      session.release();
    }
  }

  private async untilProjected(projector: Projector, head: Position): Promise<void> {
    let last: Position | undefined;
    for (let movedAt = performance.now(); performance.now() - movedAt < PATIENCE_MS;) {
      const moment = await LiveMoment.of(this.scratch.pool, projector);
      await moment.end();
      if (moment.position >= head) return;
      if (moment.position !== last) movedAt = performance.now();
      last = moment.position;
      await pause(LOOK_EVERY_MS, this.task.signal);
      this.task.signal.throwIfAborted();
    }
  }

  private readonly onProgress = (progress: BuildProgress): void => {
    this.task.onStage?.({ stage: 'replaying', progress });
  };
}
