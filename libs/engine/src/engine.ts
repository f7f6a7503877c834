import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { DirectoryService, UsageProjector, UsageQueries } from '@shaodao/directory';
import { AggregateRunner, PostgresEventStore, type EventStore } from '@shaodao/event-store';
import { decideAccess, IdentityService } from '@shaodao/identity';
import {
  checkPhaseGraph,
  issueAggregate,
  IssueDoorService,
  type IssueDoor,
  type IssueRunner,
} from '@shaodao/issue';
import { createPool, migrate, type Log } from '@shaodao/platform';
import { DEFAULT_PROFILE, HOUSE_PARSER, PlaybookService, readPlaybooks } from '@shaodao/playbooks';
import { ProjectionRunner, ProjectionSignals, ProjectionWaiter } from '@shaodao/projections';
import {
  BoardFeed,
  BoardQueries,
  InboxQueries,
  readModelProjectors,
  TimelineQueries,
} from '@shaodao/read-models';
import { SideStreamProjector } from '@shaodao/side-streams';
import { ClockProjector, type Fire, type Timekeeper } from '@shaodao/timekeeper';
import { MasterKey, PostgresVault, type Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { issueMoments, openTimekeeper } from './keep-time.js';
import { keyShredder } from './key-shredder.js';
import { calendarMoments } from './recalculate-clocks.js';
import { openProcesses, type HouseProcesses } from './processes.js';
import { openRouting, type Routing } from './routing/open-routing.js';
import { schema } from './schema.js';
import { settle } from './settle.js';
import { calendarsOf } from './calendars.js';
import { openSideStreams, sideMoments, type SideStreams } from './side-streams.js';

export interface EngineSettings {
  readonly databaseUrl: string;
  readonly masterKey: Uint8Array;
  readonly tokenSecret: Uint8Array;
  readonly log: Log;
  /** What time it is; tests set it. Default is the machine's clock. */
  readonly now?: () => Date;
}

/** Everything below the doors, wired once: HTTP, the command line and tests all stand on this. */
export interface Engine {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly identity: IdentityService;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly issues: IssueRunner;
  readonly door: IssueDoor;
  readonly board: BoardQueries;
  readonly boardFeed: BoardFeed;
  readonly inbox: InboxQueries;
  readonly timeline: TimelineQueries;
  readonly projections: ProjectionRunner;
  readonly projected: ProjectionWaiter;
  readonly timekeeper: Timekeeper;
  /** Doors of the moments of clocks, by stream category; each kind of stream adds its own. */
  readonly momentDoors: Map<string, Fire>;
  readonly sides: SideStreams;
  readonly processes: HouseProcesses;
  readonly routing: Routing;
  /** Resolves when all that has happened has had its effects; everything must run. */
  settle(): Promise<void>;
  readonly now: () => Date;
  /** Stops timekeeper and projections, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Brings the schema up and opens everything. Neither projections nor timekeeper run yet: a server
 * starts them, a long import the projections, a short command need not.
 * @throws Error where a phase of an issue cannot be reached or left; WrongMasterKey; or what the
 *   database says.
 */
export async function openEngine(settings: EngineSettings): Promise<Engine> {
  const { databaseUrl, log } = settings;
  const faults = checkPhaseGraph();
  if (faults.length > 0)
    throw new Error(`The phases of an issue do not hang together: ${faults.join('; ')}`);
  const now = settings.now ?? ((): Date => new Date());
  const pool = createPool(databaseUrl, 'engine', { max: 20, log });
  const store = new PostgresEventStore({ connectionString: databaseUrl });
  const signals = new ProjectionSignals(pool);
  try {
    await migrate(pool, schema);
    const vault = await PostgresVault.start(pool, new MasterKey(settings.masterKey));
    const inbox = new InboxQueries(pool);
    const directory = await DirectoryService.start(store, {
      now,
      openAssignments: async (unit) => (await inbox.counts(unit, HIDDEN_FROM_NOBODY)).open,
    });
    const playbooks = await PlaybookService.start(store, HOUSE_PARSER, now);
    await publishShipped(playbooks, log);
    const issues: IssueRunner = new AggregateRunner(store, issueAggregate, { newEventId: uuidv7 });
    const board = new BoardQueries(pool, vault);
    const fingerprintKey = commandFingerprintKey(settings.masterKey);
    const sides = openSideStreams({
      pool,
      store,
      vault,
      directory,
      playbooks,
      now,
      fingerprintKey,
    });
    const routing = await openRouting({
      pool,
      store,
      directory,
      issues,
      profile: (id, version) => playbooks.current().find(id, version),
      now,
    });
    const readModels = [
      ...readModelProjectors(vault),
      keyShredder(vault),
      new ClockProjector(),
      new SideStreamProjector(store, sides.registry),
      routing.projector,
      new UsageProjector(),
    ];
    const projections = new ProjectionRunner({
      store,
      pool,
      projectors: readModels,
      name: 'read-models',
      onFault: (error) => {
        log.warn({ err: error }, 'a projection stumbled and tries again');
      },
    });
    signals.start();
    const projected = new ProjectionWaiter(pool, signals);
    const door = openDoor({
      issues,
      vault,
      directory,
      playbooks,
      usage: new UsageQueries(pool),
      now,
      fingerprintKey,
    });
    const processes = openProcesses({
      pool,
      store,
      vault,
      directory,
      issues: door,
      sides,
      log,
      reactions: [routing.reaction],
    });
    const momentDoors = new Map([
      ['issue', issueMoments(door)],
      ['directory', calendarMoments({ pool, door, directory, now })],
      ...sideMoments(sides),
    ]);
    const timekeeper = openTimekeeper({ pool, store, projected, doors: momentDoors, now, log });
    return {
      pool,
      store,
      vault,
      identity: new IdentityService(pool, {
        tokenSecret: settings.tokenSecret,
        clock: () => now().getTime(),
      }),
      directory,
      playbooks,
      issues,
      door,
      board,
      boardFeed: new BoardFeed(board, signals),
      inbox,
      timeline: new TimelineQueries(pool),
      projections,
      projected,
      timekeeper,
      momentDoors,
      sides,
      processes,
      routing,
      settle: () => {
        const followers = [...readModels, ...processes.projectors].map(({ name }) => name);
        return settle({ store, projected, timekeeper, followers });
      },
      now,
      close: async () => {
        await timekeeper.stop();
        await processes.runner.stop();
        await projections.stop();
        await signals.close();
        await directory.stop();
        await playbooks.stop();
        await routing.ruleSets.stop();
        await store.close();
        await pool.end();
      },
    };
  } catch (error) {
    await signals.close();
    await store.close();
    await pool.end();
    throw error;
  }
}

/** Whoever retires a unit must know of all its work. */
const HIDDEN_FROM_NOBODY = { units: [], person: '' };

/** What ships is in force at once; a version that a city published otherwise is left, and said. */
async function publishShipped(playbooks: PlaybookService, log: Log): Promise<void> {
  const by = { person: 'system', roles: ['SYSTEM'] };
  const kept = await playbooks.publishShipped(readPlaybooks(playbooks.parser), by);
  if (kept.length > 0)
    log.warn({ playbooks: kept }, 'shipped playbooks differ from the published ones, which stay');
}

function openDoor(parts: {
  readonly issues: IssueRunner;
  readonly vault: Vault;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly usage: UsageQueries;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
}): IssueDoor {
  return new IssueDoorService({
    runner: parts.issues,
    vault: parts.vault,
    directory: () => parts.directory.current(),
    calendar: calendarsOf(parts.directory),
    isOfferFull: (code, now) => parts.usage.isFull(parts.directory.current().offer(code), now),
    channel: (code) => parts.playbooks.current().channel(code),
    profile: (id, version) => parts.playbooks.current().find(id, version),
    defaultProfile: DEFAULT_PROFILE,
    access: (actor, action, facts) => {
      const access = decideAccess(actor, action, facts, parts.directory.current());
      return access.allowed ? undefined : { code: access.code };
    },
    now: parts.now,
    fingerprintKey: parts.fingerprintKey,
  });
}

/** Keys the fingerprints of commands; the same for every process of a house. */
function commandFingerprintKey(masterKey: Uint8Array): KeyObject {
  const purpose = 'shaodao door: command fingerprints';
  return createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));
}
