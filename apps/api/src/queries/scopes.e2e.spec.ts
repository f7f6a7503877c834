import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { decideAccess, SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '@shaodao/identity';
import { EventReader } from '../testing/event-reader.js';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { STREET_LIGHT, done, inDays, issueIn } from '../testing/stories.js';
import { boardScope, factsOf } from './reading-rights.js';

const LIUYIN = 'demo-heping-liuyin';
const HEYAN = 'demo-qingshui-heyan';

let test: TestApi;
let operator: Client;
let outside: Client;
let street: Client;
let community: Client;
let resident: Client;
/** The names of the matters below, by issue. */
const names = new Map<string, string>();
let last: Answer;

beforeAll(async () => {
  test = await startTestApi();
  await test.api.engine.identity.createAccount(
    {
      login: 'outside',
      displayName: '督查室受理员',
      posts: [
        { id: 'x', title: '受理', roles: ['AGENT', 'DISPATCHER'], unit: 'supervision-office' },
      ],
    },
    SAMPLE_PASSWORD,
  );
  [operator, outside, street, resident, community] = await Promise.all([
    test.as('operator'),
    test.as('outside'),
    test.as('street'),
    test.as('resident'),
    test.as('community', 'community'),
  ]);
  await told('here', operator, { territory: LIUYIN });
  await told('next street', operator, { territory: HEYAN });
  await told('for the street office', operator, { territory: HEYAN }, 'street-heping');
  await told('for the community office', operator, { territory: HEYAN }, 'community-liuyin');
  await told('accuses the street', operator, accusing('street-heping', LIUYIN), 'urban-management');
  await told('accuses the community', operator, accusing('community-liuyin', LIUYIN));
  await told('accuses the centre', resident, accusing('command-centre', HEYAN), 'water');
  await told('told by the street', street, accusing('street-heping', LIUYIN));
});

afterAll(() => test.close());

interface Facts {
  readonly territory: string;
  readonly kind?: 'ACCUSATION';
  readonly accusedUnit?: string;
}

const accusing = (accusedUnit: string, territory: string): Facts => ({
  kind: 'ACCUSATION',
  accusedUnit,
  territory,
});

/** A report, sent on to a unit where one is named. */
async function told(name: string, by: Client, facts: Facts, unit?: string): Promise<void> {
  last = done(
    await by.post('/issues', { ...STREET_LIGHT, appellant: undefined, title: name, ...facts }),
  );
  const issue = issueIn(last);
  names.set(issue, name);
  if (unit === undefined) return;
  const { category } = STREET_LIGHT;
  const { territory } = facts;
  done(await outside.post(`/issues/${issue}/acceptance`, { category, territory }));
  const order = { lead: unit, dueAt: inDays(test, 3) };
  last = done(await outside.post(`/issues/${issue}/dispatch`, order));
}

/** What each of them may see of the matters above. */
const SHARES: readonly (readonly [string, () => Client, readonly string[]])[] = [
  [
    'the street office: its streets, its own work, but no word against itself',
    () => street,
    [
      'here',
      'for the street office',
      'for the community office',
      'accuses the community',
      'told by the street',
    ],
  ],
  [
    'the community: its grids, its own work, no word against itself or the street above it',
    () => community,
    ['here', 'for the community office'],
  ],
  [
    'the command centre: everything, but what accuses it',
    () => operator,
    [
      'here',
      'next street',
      'for the street office',
      'for the community office',
      'accuses the street',
      'accuses the community',
      'told by the street',
    ],
  ],
  ['the resident: what they reported, whomever it accuses', () => resident, ['accuses the centre']],
];

describe.each(SHARES)('%s', (_what, who, seen) => {
  it('in the list, in full pages', async () => {
    const sizes: number[] = [];
    const found: string[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${next}`;
      const { body } = await who().getAfter(last, `/issues?limit=2${cursor}`);
      const rows = body['issues'] as { issue: string }[];
      sizes.push(rows.length);
      found.push(...rows.map(({ issue }) => names.get(issue) ?? issue));
      next = body['next'] as string | undefined;
    } while (next !== undefined);
    expect([...found].sort()).toEqual([...seen].sort());
    expect(sizes.slice(0, -1).every((size) => size === 2)).toBe(true);
  });

  it('in the counters', async () => {
    const { body } = await who().getAfter(last, '/issues/counters');
    expect(body['total']).toBe(seen.length);
  });

  it('one by one, with their history', async () => {
    for (const [issue, name] of names) {
      const status = seen.includes(name) ? 200 : 403;
      expect((await who().get(`/issues/${issue}`)).status).toBe(status);
      expect((await who().get(`/issues/${issue}/timeline`)).status).toBe(status);
    }
  });

  it('in a search', async () => {
    const { body } = await who().getAfter(last, '/issues?text=accuses');
    const found = (body['issues'] as { issue: string }[]).map(({ issue }) => names.get(issue));
    expect(found.sort()).toEqual(seen.filter((name) => name.startsWith('accuses')).sort());
  });
});

describe('the live stream', () => {
  it.each(SHARES.slice(0, 3))('of %s', async (_what, who, seen) => {
    const reader = await EventReader.open(test.api.url, who(), '0');
    await reader.next();
    const found = new Set<string>();
    const hearMore = async (): Promise<void> => {
      const event = await reader.next();
      const { issues } = JSON.parse(event?.data ?? '{}') as { issues: { issue: string }[] };
      for (const { issue } of issues) found.add(names.get(issue) ?? issue);
    };
    while (found.size < seen.length) await hearMore();
    // Everybody here may see this one, so that whatever came before it has passed.
    const after = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    while (!found.has(after)) await hearMore();
    reader.leave();
    const known = [...names.values()];
    expect([...found].filter((name) => known.includes(name)).sort()).toEqual([...seen].sort());
  });
});

describe('the inbox', () => {
  const entriesOf = async (who: Client, unit: string): Promise<unknown[]> => {
    const { status, body } = await who.getAfter(last, `/inbox?unit=${unit}`);
    expect(status).toBe(200);
    const entries = body['entries'] as { issue: string }[];
    expect(body['counts']).toMatchObject({ open: entries.length });
    return entries.map(({ issue }) => names.get(issue));
  };

  it('of a unit shows a dispatcher nothing that accuses the dispatcher’s own unit', async () => {
    expect(await entriesOf(operator, 'water')).toEqual([]);
    expect(await entriesOf(outside, 'water')).toEqual(['accuses the centre']);
  });

  it('of one’s own unit is complete', async () => {
    expect(await entriesOf(await test.as('handler2'), 'water')).toEqual(['accuses the centre']);
    expect(await entriesOf(street, 'street-heping')).toEqual(['for the street office']);
    expect(await entriesOf(street, 'community-liuyin')).toEqual(['for the community office']);
  });

  it('of a foreign unit is closed', async () => {
    const answer = await community.get('/inbox?unit=water');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'OUT_OF_SCOPE' });
  });
});

describe('the board’s SQL', () => {
  /** Every post of the sample district, and every two of them in one. */
  function actors(): Actor[] {
    const posts = SAMPLE_ACCOUNTS.flatMap((account) => account.posts);
    const reporter = { person: 'somebody' };
    return posts.flatMap((one) =>
      posts.map((other) => ({
        ...reporter,
        roles: [...new Set([...one.roles, ...other.roles])],
        ...(one.unit === undefined ? {} : { unit: one.unit }),
        ...(other.territory === undefined ? {} : { territory: other.territory }),
      })),
    );
  }

  it('shows whoever it be exactly what the policy allows of each issue', async () => {
    const { board, directory } = test.api.engine;
    const lists = directory.current();
    const page = { sort: 'reported', limit: 200 } as const;
    const { rows } = await board.page({}, { all: true }, page);
    expect(rows.length).toBeGreaterThanOrEqual(names.size);
    const reporters = rows.slice(0, 2).map(({ reporter }) => reporter);
    const all = actors().flatMap((actor) => [
      actor,
      ...reporters.map((person) => ({ ...actor, person })),
    ]);
    let seen = 0;
    for (const actor of all) {
      const allowed = rows.filter(
        (row) => decideAccess(actor, 'board', factsOf(row), lists).allowed,
      );
      const asked = scopeOrNothing(actor);
      const found = asked === undefined ? [] : (await board.page({}, asked, page)).rows;
      expect({ actor, found: found.map(({ issue }) => issue) }).toEqual({
        actor,
        found: allowed.map(({ issue }) => issue),
      });
      seen += found.length;
    }
    expect(seen).toBeGreaterThan(all.length);
  });

  function scopeOrNothing(actor: Actor): ReturnType<typeof boardScope> | undefined {
    try {
      return boardScope(actor, 'board', test.api.engine.directory.current());
    } catch {
      return undefined;
    }
  }
});
