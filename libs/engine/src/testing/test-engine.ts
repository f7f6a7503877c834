import { randomBytes } from 'node:crypto';
import type { Actor } from '@shaodao/decider';
import type { DoorOutcome, IssueCommand } from '@shaodao/issue';
import { createLog } from '@shaodao/platform';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import type { Engine, EngineSettings } from '../engine.js';
import { openEngine } from '../open-engine.js';

/** People of a small district, each with one post. */
export const PEOPLE = {
  system: { person: 'system', roles: ['SYSTEM'] },
  agent: { person: 'p-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] },
  handler: {
    person: 'p-handler',
    post: 'handler',
    unit: 'dept-lights',
    roles: ['UNIT', 'UNITLEAD'],
  },
  stranger: { person: 'p-stranger', post: 'handler', unit: 'dept-water', roles: ['UNIT'] },
  inspector: {
    person: 'p-inspector',
    post: 'inspector',
    territory: 'street-1',
    roles: ['INSPECTOR'],
  },
  caller: { person: 'p-caller', post: 'caller', roles: ['CALLER'] },
} as const satisfies Record<string, Actor>;

export interface TestEngine extends Engine {
  /** Sends one command through the door; each call is a command of its own. */
  order(who: Actor, issue: string, command: IssueCommand, commandId?: string): Promise<DoorOutcome>;
  /** Moves the clock on. */
  passHours(hours: number): void;
  readonly databaseUrl: string;
}

/**
 * An engine on a database of its own, with a small district, at 2026-11-23 08:00 in Shanghai.
 * @param place where its events are; default is the database.
 */
export async function openTestEngine(
  place: Pick<EngineSettings, 'kurrentDbUrl'> = {},
): Promise<TestEngine> {
  const database = await createTestDatabase();
  let now = Date.parse('2026-11-23T00:00:00Z');
  const engine = await openEngine({
    ...place,
    databaseUrl: database.url,
    masterKey: randomBytes(32),
    tokenSecret: randomBytes(32),
    log: createLog({ level: 'silent' }),
    now: () => new Date(now),
  });
  await furnish(engine);
  let orders = 0;
  return {
    ...engine,
    databaseUrl: database.url,
    order: (actor, issue, command, commandId = `test:${(orders++).toString()}`) =>
      engine.door.execute({ issue, command, commandId, actor, correlationId: commandId }),
    passHours: (hours) => {
      now += hours * 3_600_000;
    },
    close: async () => {
      await engine.close();
      await database.drop();
    },
  };
}

async function furnish({ directory }: Engine): Promise<void> {
  const by = PEOPLE.system;
  const name = (zh: string, en: string) => ({ zh, en });
  await directory.ensureTerritories(
    [
      { code: 'district', level: 'district', name: name('示范区', 'Sample district') },
      { code: 'street-1', level: 'street', name: name('一街道', 'Street 1'), parent: 'district' },
    ],
    by,
  );
  await directory.ensureUnits(
    [
      { code: 'dept-lights', kind: 'department', name: name('路灯所', 'Street lights') },
      { code: 'dept-water', kind: 'department', name: name('排水所', 'Drainage') },
    ],
    by,
  );
  await directory.ensureCategories(
    [
      {
        code: 'lights',
        name: name('路灯', 'Street lights'),
        defaultUrgency: 'NORMAL',
        defaultComplexity: 'ORDINARY',
        defaultLimitDays: 5,
      },
    ],
    by,
  );
}
