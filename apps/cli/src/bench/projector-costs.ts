import type { Engine } from '@shaodao/engine';
import { START, type EventStore, type Position } from '@shaodao/event-store';
import { fillTables, Scratch, type Projector } from '@shaodao/projections';
import { ServerCpu } from './server-cpu.js';

/** So many events tell what a projector costs; all of them would take minutes for each. */
const COUNTED_EVENTS = 100_000;
const SCHEMA = 'shaodao_rebuild';

/** Processor time of filling one projector's tables alone. */
export interface ProjectorCost {
  readonly projector: string;
  /** µs of this process an event of the log, less what reading alone takes. */
  readonly nodeUs: number;
  /** µs of PostgreSQL an event, less reading; indexes and statistics included. Null where not known. */
  readonly postgresUs: number | null;
}

export interface Costs {
  /** Of reading alone. */
  readonly reading: Omit<ProjectorCost, 'projector'>;
  readonly projectors: readonly ProjectorCost[];
  /** Events they were counted on, the first of the log. */
  readonly events: number;
}

/** What each projector costs, dearest first. The tables are filled beside the live ones and dropped. */
export async function projectorCosts(
  { pool, store }: Pick<Engine, 'pool' | 'store'>,
  url: string,
  projectors: readonly Projector[],
): Promise<Costs> {
  const through = Math.min(await store.head(), COUNTED_EVENTS) as Position;
  const server = await ServerCpu.of(pool);
  const { signal } = new AbortController();
  const reading = await cpuOf(server, through, () => read(store, through));
  const costs: ProjectorCost[] = [];
  for (const projector of projectors) {
    const scratch = await Scratch.open({
      ...{ url, name: SCHEMA, projectors: [projector], logged: true, byLives: true },
    });
    try {
      const { nodeUs, postgresUs } = await cpuOf(server, through, async () => {
        await fillTables({ store, scratch, through, signal, onStage: () => undefined });
      });
      costs.push({
        projector: projector.name,
        nodeUs: rounded(nodeUs - reading.nodeUs),
        postgresUs: postgresUs === null ? null : rounded(postgresUs - (reading.postgresUs ?? 0)),
      });
    } finally {
      await scratch.close();
    }
  }
  const whole = ({ nodeUs, postgresUs }: ProjectorCost): number => nodeUs + (postgresUs ?? 0);
  return {
    reading,
    projectors: costs.sort((one, other) => whole(other) - whole(one)),
    events: through,
  };
}

async function read(store: EventStore, through: Position): Promise<void> {
  for (let place: Position = START; place < through;)
    place = (await store.readAll(place, 2_000)).through;
}

/** Processor time of some work over so many events. */
export async function cpuOf(
  server: ServerCpu | undefined,
  events: number,
  work: () => Promise<unknown>,
): Promise<Omit<ProjectorCost, 'projector'>> {
  const before = await server?.seconds();
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  const after = await server?.seconds();
  const ofServer = before === undefined || after === undefined ? null : after - before;
  return {
    nodeUs: rounded((user + system) / events),
    postgresUs: ofServer === null ? null : rounded((ofServer * 1_000_000) / events),
  };
}

const rounded = (us: number): number => Math.round(us * 10) / 10;
