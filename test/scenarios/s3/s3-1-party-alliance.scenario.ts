import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';

/**
 * S3-1 "4"+"N" 党建协作联盟: a meeting every quarter at which each member briefs the others (相互通报), three
 * lists that match units' resources with needs, and members who rate each other (多向考核评价).
 */
describe('S3-1 "4"+"N" 党建协作联盟', () => {
  let town: Town;
  let members: Readonly<Record<string, Person>>;

  const PLAYBOOK = 'party-alliance';
  const HEPING = { playbook: PLAYBOOK, territory: 'demo-heping' };
  /** Four bodies, and N: here two. */
  const BODIES = {
    committee: ['alliance-heping', '大党委'],
    youth: ['heping-youth', '共青团'],
    union: ['heping-union', '工会'],
    women: ['heping-women', '妇联'],
    volunteers: ['team-liuyin', '志愿者'],
    residents: ['owners-liuyinyuan', '居民代表'],
  } as const;
  const ROLES = Object.keys(BODIES) as (keyof typeof BODIES)[];
  const unitOf = (role: keyof typeof BODIES): string => BODIES[role][0];
  const member = (role: keyof typeof BODIES): Person => {
    const found = members[role];
    if (found === undefined) throw new Error(`No member ${role}`);
    return found;
  };

  beforeAll(async () => {
    town = await openTown();
    const units = (['youth', 'union', 'women'] as const).map((role) => ({
      ...{ code: unitOf(role), kind: 'ngo', name: { zh: BODIES[role][1], en: role } },
      ...{ parent: 'demo-government', territory: 'demo-heping' },
    }));
    await town.as('admin').post('/directory/commands/RegisterUnits', { units });
    members = Object.fromEntries(
      ROLES.map((role) => [
        role,
        town.hire(`member-${role}`, BODIES[role][1], {
          ...{ roles: ['UNIT'], unit: unitOf(role), territory: 'demo-heping' },
        }),
      ]),
    );
  });
  afterAll(() => town.close());

  describe('季度联席会议、相互通报', () => {
    const called = async (roles: readonly (keyof typeof BODIES)[]) => {
      const seats = await Promise.all(
        roles.map(async (role) => ({ person: await member(role).id(), role })),
      );
      const at = town.clock.in({ days: 3 });
      const facts = { ...HEPING, meetingType: 'alliance-meeting', title: '一季度联席会议', at };
      return { facts, seats, persons: seats.map(({ person }) => person) };
    };

    it('flags the one member that did not brief the others', async () => {
      const street = town.as('和平街道');
      const { facts, seats, persons } = await called(ROLES);
      const [chair] = persons;
      const meeting = await street.open('meeting', { ...facts, seats });
      await street
        .order(meeting, 'HoldMeeting', { present: persons.slice(0, 3), chair })
        .expectRefusal('QUORUM_MISSED');
      await street.order(meeting, 'HoldMeeting', { present: persons, chair });
      for (const role of ROLES.slice(0, 5))
        await member(role).order(meeting, 'GiveBrief', {
          ...{ member: await member(role).id(), brief: '本季度完成两项共建' },
        });
      await street.order(meeting, 'ResolveMeeting', { minutes: '通报五家' });
      const resolved = (await meeting.timeline(street)).at(-1);
      expect(resolved?.data).toMatchObject({ unbriefed: [persons[5]] });
    });

    it('cannot be called without one of the four', async () => {
      const { facts, seats } = await called(['committee', 'youth', 'union', 'volunteers']);
      const short = await town
        .as('和平街道')
        .tryOpening('meeting', { ...facts, seats })
        .expectRefusal('SEATS_MISSING');
      expect(short.params).toMatchObject({ role: 'women' });
    });

    it('comes round every quarter, and is overdue where a quarter passes without it', async () => {
      const street = town.as('和平街道');
      const quarter = { ...HEPING, register: 'quarter', title: '2026年联席会议' };
      const first = await street.open('register', quarter);
      await street.order(first, 'FillFacts', { facts: [{ fact: 'meeting', value: '3月5日' }] });
      await street.order(first, 'TakeStep', { step: 'meet' });
      const second = await entryAfter(first);
      expect(second).toMatchObject({ view: { at: 'DUE', round: 2, overdue: false } });
      await town.clock.advance({ days: 93 });
      expect(await entryAfter(first)).toMatchObject({ view: { overdue: true } });
    });
  });

  /** The entry that another one led to. */
  async function entryAfter({ id }: SideStory): Promise<object> {
    const street = town.as('和平街道');
    const { streams } = (await street.get('/register-entries')) as { streams: { id: string }[] };
    const entries = await Promise.all(
      streams.map((one) => street.get(`/register-entries/${one.id}`)),
    );
    const next = entries.find((one) => (one['view'] as { follows?: string }).follows === id);
    if (next === undefined) throw new Error(`Nothing follows ${id}`);
    return next;
  }

  describe('三张清单', () => {
    it('matches a need with a resource when both sides agree, and makes it a project', async () => {
      const owner = unitOf('youth');
      const giver = member('youth');
      await giver.open('register', {
        ...{ ...HEPING, register: 'resources', title: '青年夜校教室', owner },
        facts: [{ fact: 'resource', value: '教室两间' }],
      });
      const asker = town.as('柳荫社区');
      const need = await asker.open('register', {
        ...{
          playbook: PLAYBOOK,
          register: 'needs',
          title: '暑期托管',
          territory: 'demo-heping-liuyin',
        },
        ...{ owner, facts: [{ fact: 'need', value: '三十名儿童暑期看护' }] },
      });
      const street = town.as('和平街道');
      await street.order(need, 'FillFacts', {
        facts: [
          { fact: 'resource', value: '青年夜校教室' },
          { fact: 'giver', value: owner },
        ],
      });
      await asker.order(need, 'StateAgreement', { side: 'asker', agrees: true });
      const alone = await street
        .order(need, 'TakeStep', { step: 'match' })
        .expectRefusal('SIDES_MISSING');
      expect(alone.params).toMatchObject({ sides: ['giver'] });
      await giver.order(need, 'StateAgreement', { side: 'giver', agrees: true });
      await street.order(need, 'TakeStep', { step: 'match' });
      expect(await entryAfter(need)).toMatchObject({
        status: 'OPEN',
        view: { register: 'projects', at: 'RUNNING', title: '暑期托管' },
      });
    });
  });

  describe('多向考核评价', () => {
    const opened = async (until: string): Promise<SideStory> => {
      const round = await town.as('和平街道').open('evaluationRound', {
        ...{ ...HEPING, instrument: 'mutual', period: '2026-Q1', until, raters: ROLES.map(unitOf) },
        ratees: ROLES.map((role) => ({ ratee: unitOf(role), group: 'alliance' })),
      });
      await town.as('和平街道').order(round, 'StartCollecting');
      return round;
    };
    const vote = (rater: keyof typeof BODIES, ratee: keyof typeof BODIES, duty: number) => ({
      ...{ rater: unitOf(rater), ratee: unitOf(ratee) },
      scores: [
        { item: 'duty', score: duty },
        { item: 'help', score: 8 },
      ],
    });
    interface Result {
      readonly ratee: string;
      readonly raters: number;
      readonly numerator?: number;
      readonly denominator?: number;
      readonly rank?: number;
    }
    const published = async (round: SideStory): Promise<readonly Result[]> => {
      await town.as('和平街道').order(round, 'PublishRound');
      const line = (await round.timeline(town.as('和平街道'))).at(-1);
      return line?.data['results'] as Result[];
    };

    it('has each member rate every other: a matrix of six by five', async () => {
      const round = await opened(town.clock.in({ days: 10 }));
      for (const rater of ROLES)
        for (const [place, ratee] of ROLES.entries())
          if (rater !== ratee)
            await member(rater).order(round, 'CastVote', vote(rater, ratee, 10 - place));
      await member('youth')
        .order(round, 'CastVote', vote('youth', 'youth', 10))
        .expectRefusal('SELF_RATING');
      await member('youth')
        .order(round, 'CastVote', vote('youth', 'union', 1))
        .expectRefusal('VOTED_ALREADY');
      await member('youth')
        .order(round, 'CastVote', vote('women', 'union', 1))
        .expectRefusal('NOT_A_RATER');
      await town.as('和平街道').order(round, 'CloseRound');
      const results = await published(round);
      expect(results.map(({ raters }) => raters)).toEqual([5, 5, 5, 5, 5, 5]);
      expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
      const [first] = results;
      // Weights 2 and 1, ten points each: (2 × 10 + 8) / 30.
      expect((first?.numerator ?? 0) / (first?.denominator ?? 1)).toBeCloseTo(28 / 30);
    });

    it('withholds what fewer than three have said when the time is over', async () => {
      const round = await opened(town.clock.in({ days: 2 }));
      for (const rater of ['youth', 'union'] as const)
        await member(rater).order(round, 'CastVote', vote(rater, 'women', 9));
      await town.clock.advance({ days: 3 });
      const women = (await published(round)).find(({ ratee }) => ratee === unitOf('women'));
      expect(women).toEqual({ ratee: 'heping-women', group: 'alliance', raters: 2 });
    });
  });
});
