import type { Engine } from '@shaodao/engine';
import { IdentityRefused, SAMPLE_PASSWORD, type NewAccount, type Post } from '@shaodao/identity';
import { startTestApi, TestClock } from '../../../apps/api/src/testing/running-api.js';
import { TownClock } from './clock.js';
import { castOf, madeUp, type Cast } from './people.js';
import { Person } from './person.js';

/** Monday morning, nine o'clock in China; a week without holidays follows. */
const MONDAY = new Date('2026-03-02T01:00:00Z');

/** The sample district with a real server, its people and a clock of its own. */
export interface Town {
  readonly clock: TownClock;
  /** Somebody by the name stories use (`people.ts`), by login, or of a unit. */
  as(name: string): Person;
  /** Somebody the sample district does not have. */
  hire(login: string, title: string, post: Omit<Post, 'id' | 'title'>): Person;
  /** Somebody with several posts, in the post named; acting in none where it is ''. */
  employ(account: NewAccount): (post: string) => Person;
  /** Publishes a playbook written as YAML. */
  publish(yaml: string): Promise<void>;
  /** Resolves when all that has happened has had its effects. */
  settle(): Promise<void>;
  /** For what no door is there for: loading lists, looking into the store. */
  readonly engine: Engine;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a town; one for each test file. `playbooks`: YAML of mechanisms beside those that ship. */
export async function openTown({
  playbooks = [],
}: { readonly playbooks?: readonly string[] } = {}): Promise<Town> {
  const test = await startTestApi(new TestClock(MONDAY));
  const { engine, url } = test.api;
  const settle = (): Promise<void> => engine.settle();
  const people = new Map<string, Person>();
  const person = (cast: Cast): Person => {
    const key = `${cast.account.login}/${cast.post}`;
    const known = people.get(key);
    if (known !== undefined) return known;
    const register = (who: Cast): Promise<void> => ensureAccount(engine, who);
    const made = new Person({ url, settle, register }, cast);
    people.set(key, made);
    return made;
  };
  const by = { person: 'system', roles: ['SYSTEM'] };
  const publish = async (yaml: string): Promise<void> => {
    await engine.playbooks.publish(yaml, 'scenario.yaml', by);
  };
  for (const yaml of playbooks) await publish(yaml);
  return {
    clock: new TownClock(test.clock, settle),
    as: (name) => person(castOf(name)),
    hire: (login, title, post) => person(madeUp(login, title, post)),
    employ: (account) => (post) => person({ account, post }),
    publish,
    settle,
    engine,
    url,
    close: test.close,
  };
}

async function ensureAccount({ identity }: Engine, { account }: Cast): Promise<void> {
  try {
    await identity.createAccount(account, SAMPLE_PASSWORD);
  } catch (error) {
    if (!(error instanceof IdentityRefused) || error.code !== 'LOGIN_TAKEN') throw error;
  }
}
