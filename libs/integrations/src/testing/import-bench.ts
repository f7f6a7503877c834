import { openEngine, type Engine } from '@shaodao/engine';
import { START, type RecordedEvent } from '@shaodao/event-store';
import type { IssueDoor } from '@shaodao/issue';
import { createLog } from '@shaodao/platform';
import type { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { runImport, type ImportRequest, type ImportSummary } from '../import/run-import.js';
import { loadMapping } from '../mapping/load-mapping.js';

type Wanted = Partial<ImportRequest> & { readonly file: string; readonly door?: IssueDoor };

/** An engine on a database of its own, and imports into it. */
export interface ImportBench {
  readonly engine: Engine;
  import(wanted: Wanted): Promise<ImportSummary>;
  /** As if the process were killed: from one call on nothing more is sent, and nothing is saved. */
  importAndDie(wanted: Wanted & { readonly afterCalls: number }): Promise<ImportSummary>;
  /** How often something was tried again so far. */
  retries(): number;
  close(): Promise<void>;
}

export async function openImportBench(): Promise<ImportBench> {
  const database = await createTestDatabase();
  const engine = await openEngine({
    databaseUrl: database.url,
    masterKey: Buffer.alloc(32, 7),
    tokenSecret: Buffer.alloc(32, 8),
    log: createLog({ level: 'silent' }),
  });
  let retried = 0;
  const watcher = {
    surveying: () => undefined,
    started: () => undefined,
    retrying: () => {
      retried++;
    },
  };
  const run = (wanted: Wanted, pool: Pool): Promise<ImportSummary> => {
    const { door = engine.door, ...request } = wanted;
    return runImport(
      {
        loaded: loadMapping('boston311'),
        concurrency: 32,
        signal: new AbortController().signal,
        ...request,
      },
      { pool, door, directory: engine.directory, watcher },
    );
  };
  return {
    engine,
    import: (wanted) => run(wanted, engine.pool),
    importAndDie: ({ afterCalls, ...wanted }) => {
      const death = new Death(afterCalls);
      return run({ ...wanted, door: death.door(engine.door) }, death.pool(engine.pool));
    },
    retries: () => retried,
    close: async () => {
      await engine.close();
      await database.drop();
    },
  };
}

/** Counts calls of the door and lets everything fail from one of them on. */
class Death {
  private calls = 0;

  constructor(private readonly afterCalls: number) {}

  door(living: IssueDoor): IssueDoor {
    return {
      execute: async (envelope) => {
        this.calls++;
        this.check();
        const outcome = await living.execute(envelope);
        // What was under way is stored, but nobody heard the answer.
        this.check();
        return outcome;
      },
    };
  }

  pool(living: Pool): Pool {
    return new Proxy(living, {
      get: (target, property) => {
        if (property !== 'connect') return Reflect.get(target, property) as unknown;
        return async () => {
          this.check();
          const client = await target.connect();
          return new Proxy(client, {
            get: (session, name) => {
              if (name === 'query') this.check();
              const value = Reflect.get(session, name) as unknown;
              return typeof value === 'function' ? (value.bind(session) as unknown) : value;
            },
          });
        };
      },
    });
  }

  private check(): void {
    if (this.calls > this.afterCalls) throw new Error('killed');
  }
}

/** All events of all issues, by stream. */
export async function streamsOf({ store }: Engine): Promise<Map<string, RecordedEvent[]>> {
  const streams = new Map<string, RecordedEvent[]>();
  const filter = { categories: ['issue'] };
  for (let after = START; ;) {
    const { events, through } = await store.readAll(after, 1_000, filter);
    for (const event of events) {
      const known = streams.get(event.stream);
      if (known === undefined) streams.set(event.stream, [event]);
      else known.push(event);
    }
    if (through === after) return streams;
    after = through;
  }
}
