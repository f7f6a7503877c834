import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp, type Handler } from '../harness/ending.js';

/**
 * S1c-8 老旧小区改造联动 (居委+业委+物业+党员): owners decide with quorum, four parties get their tasks,
 * residents raise money and the government adds a subsidy; both must be there before works begin.
 */
describe('S1c-8 老旧小区改造联动', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const YARD = 'demo-heping-liuyin-yuan';
  const PLAYBOOK = 'old-compound-renewal';
  /** Hundredths of a square metre: 300 m² in all. */
  const AREAS: Readonly<Record<string, number>> = { 居民: 12_000, 业委会: 10_000, 中心户: 8_000 };

  const idOf = (name: string): Promise<string> => town.as(name).id();
  const community = () => town.as('柳荫社区');

  async function assembly(): Promise<SideStory> {
    const owners = Object.entries(AREAS).map(async ([name, area]) => ({
      ...{ person: await idOf(name), role: 'owner', area },
    }));
    const others = [
      ['柳荫社区', 'committee'],
      ['物业', 'property'],
      ['党支部', 'member'],
    ] as const;
    const seats = [
      ...(await Promise.all(owners)),
      ...(await Promise.all(
        others.map(async ([name, role]) => ({ person: await idOf(name), role })),
      )),
    ];
    const meeting = await community().open('meeting', {
      ...{ playbook: PLAYBOOK, meetingType: 'owners-assembly', title: '柳荫苑改造' },
      ...{ territory: YARD, at: town.clock.in({ days: 1 }), seats },
    });
    await town.clock.advance({ days: 1 });
    return meeting;
  }

  const presence = async (names: readonly string[]) => {
    const present = await Promise.all(names.map(idOf));
    return { present, chair: present[0] ?? '' };
  };
  const hold = async (meeting: SideStory, names: readonly string[]) => {
    await community().order(meeting, 'HoldMeeting', await presence(names));
  };

  /** Each party's part of the renewal. */
  const PARTS = [
    ['community-liuyin', '动员入户'],
    ['owners-liuyinyuan', '筹资公示'],
    ['property-anju', '更换管线'],
    ['branch-liuyin', '党员带头拆违'],
  ] as const;

  async function resolved(meeting: SideStory, inFavour: readonly string[]): Promise<void> {
    for (const [owner, title] of PARTS) {
      const dueAt = town.clock.in({ days: 20 });
      await community().order(meeting, 'ProposeResolution', { title, text: title, owner, dueAt });
      const lines = await meeting.timeline(community());
      const last = lines.findLast(({ type }) => type === 'ResolutionProposed');
      const votes = { inFavour: await Promise.all(inFavour.map(idOf)), against: [] };
      const resolution = String(last?.data['resolution']);
      await community().order(meeting, 'VoteOnResolution', { resolution, ...votes });
    }
    await community().order(meeting, 'ResolveMeeting', { minutes: '四方分工' });
  }

  describe('老旧小区改造联动', () => {
    it('gives four parties their tasks by the owners’ resolution, each to its end', async () => {
      const meeting = await assembly();
      await hold(meeting, ['居民', '业委会', '中心户']);
      await resolved(meeting, ['居民', '业委会', '中心户']);
      await community().order(meeting, 'OpenTasks');
      const opened = (await meeting.timeline(community())).at(-1);
      const tasks = opened?.data['tasks'] as { issue: string; owner: string }[];
      expect(tasks.map(({ owner }) => owner)).toEqual(PARTS.map(([owner]) => owner));

      const issues = tasks.map(({ issue }) => new IssueStory(issue, {}, () => town.settle()));
      const [of] = issues.slice(2);
      const property: Handler = { unit: 'property-anju', name: '物业' };
      if (of === undefined) throw new Error('The property company got no task');
      await takenUp(town, of, property);
      await handledAndTold(town, of, property);
      await ratedAndArchived(town, of);
      expect(await of.phase(town.as('话务员'))).toBe('ARCHIVED');
      for (const issue of issues.filter((each) => each !== of))
        expect(await issue.phase(town.as('话务员'))).toBe('DISPATCHED');
    });

    it('decides nothing without two thirds of the heads and of the area', async () => {
      const meeting = await assembly();
      await community()
        .order(meeting, 'HoldMeeting', await presence(['居民']))
        .expectRefusal('QUORUM_MISSED');
      await community()
        .order(meeting, 'HoldMeeting', await presence(['业委会', '中心户']))
        .expectRefusal('AREA_QUORUM_MISSED');
    });

    it('carries nothing that fewer than three quarters agree to', async () => {
      const meeting = await assembly();
      await hold(meeting, ['居民', '业委会', '中心户']);
      await resolved(meeting, ['居民', '业委会']);
      await community().order(meeting, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it('begins works only when both have paid: residents and government, share by share', async () => {
      const entry = await community().open('register', {
        ...{ playbook: PLAYBOOK, register: 'funding', title: '柳荫苑改造资金', territory: YARD },
        facts: [{ fact: 'budget', value: '600000' }],
      });
      const book = (tally: string, source: string, amount: number) =>
        community().order(entry, 'AddToTally', { tally, source, amount, basis: '入账凭证' });
      const street = town.as('和平街道');
      await book('crowd', 'households', 120_000);
      await book('crowd', 'maintenance-fund', 80_000);
      const refused = await street
        .order(entry, 'TakeStep', { step: 'start' })
        .expectRefusal('TALLY_TOO_LOW');
      expect(refused.params).toMatchObject({ tally: 'subsidy' });
      await book('crowd', 'lottery', 1).expectRefusal('TALLY_SOURCE');
      await book('subsidy', 'district', 300_000);
      await book('subsidy', 'street', 100_000);
      await street.order(entry, 'TakeStep', { step: 'start' });
      await town.as('业委会').order(entry, 'TakeStep', { step: 'settle', media: ['board.jpg'] });
      const { view } = (await entry.seenBy(street)) as {
        view: { at: string; tallies: Record<string, { total: number; bySource: object }> };
      };
      expect(view).toMatchObject({
        at: 'SETTLED',
        tallies: {
          crowd: { total: 200_000, bySource: { households: 120_000, 'maintenance-fund': 80_000 } },
          subsidy: { total: 400_000, bySource: { district: 300_000, street: 100_000 } },
        },
      });
    });
  });
});
