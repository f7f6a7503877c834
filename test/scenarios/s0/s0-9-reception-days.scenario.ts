import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S0-9 浦江经验 领导接待下访 (P8): leaders receive on the 15th, towns and departments on the 10th, villages every
 * Tuesday; simple matters within 1 day, ordinary within 7, difficult ones within 20 under supervision.
 */
describe('S0-9 浦江经验 领导接待下访', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const WATER = { unit: 'water', name: '水务局' };

  const session = async (who: Person, kind: string, date: string, mode = 'RECEIVE') => ({
    playbook: 'reception-day',
    session: kind,
    date,
    mode,
    host: await who.id(),
    territory: PLACE,
  });
  const nineOn = (date: string): Promise<void> => town.clock.advanceTo(`${date}T09:00:00+08:00`);
  const CAME = { visitor: '王秀英', matter: '河道发臭', repeat: false };

  /** Somebody comes, booked or not. Gives the visit. */
  async function received(
    who: Person,
    day: SideStory,
    visit: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    await who.order(day, 'RegisterVisitor', { ...CAME, ...visit });
    const { view } = (await day.seenBy(who)) as { view: { visits: { id: string }[] } };
    return view.visits.at(-1)?.id ?? '';
  }

  /** A matter of a reception in one of the three classes, given to the water bureau. */
  async function matter(complexity: string): Promise<IssueStory> {
    const agent = town.as('话务员');
    const issue = await agent.report({
      channel: 'receptionDay',
      kind: 'COMPLAINT',
      title: '河道发臭',
      appellant: { name: '王秀英', phone: '13800138000' },
      territory: PLACE,
      category: 'environment.river',
    });
    await agent.order(issue, 'AcceptIssue', {
      ...{ category: 'environment.river', territory: PLACE, profile: 'reception-day' },
      complexity,
    });
    await agent.order(issue, 'DispatchIssue', { lead: WATER.unit });
    return issue;
  }

  const orders = async (issue: IssueStory) =>
    (await issue.seenBy(town.as('督查室')))['supervisionOrders'] as { id: string; unit: string }[];

  describe('领导接待下访', () => {
    it('receives on the fixed days only, moved where they are days off', async () => {
      const [leader, street, village] = [
        town.as('区领导'),
        town.as('和平街道'),
        town.as('柳荫社区'),
      ];
      const refused = async (who: Person, kind: string, date: string): Promise<void> => {
        const planned = who.tryOpening('reception', await session(who, kind, date));
        await planned.expectRefusal('NOT_A_RECEPTION_DAY');
      };
      // The 15th of March 2026 is a Sunday: the leader receives on Monday.
      await refused(leader, 'county-leader', '2026-03-15');
      await leader.open('reception', await session(leader, 'county-leader', '2026-03-16'));
      await refused(street, 'town-department', '2026-03-11');
      await street.open('reception', await session(street, 'town-department', '2026-03-10'));
      const bureau = town.as('水务局领导');
      await bureau.open('reception', await session(bureau, 'town-department', '2026-03-10'));
      await refused(village, 'village', '2026-03-04');
      await village.open('reception', await session(village, 'village', '2026-03-03'));
      const villages = village.tryOpening(
        'reception',
        await session(village, 'county-leader', '2026-03-16'),
      );
      await villages.expectRefusal('ROLE_NOT_HOST');
    });

    it('goes down to the village, settles on the spot and counts who came again', async () => {
      const leader = town.as('接访领导');
      const day = await leader.open(
        'reception',
        await session(leader, 'county-leader', '2026-03-16', 'GO_DOWN'),
      );
      await town.as('居民').order(day, 'BookVisit', { visitor: '马兰', matter: '路灯不亮' });
      await leader.order(day, 'OpenSession').expectRefusal('NOT_TODAY');
      await nineOn('2026-03-16');
      await leader.order(day, 'OpenSession');
      const { view } = (await day.seenBy(leader)) as { view: { visits: { id: string }[] } };
      const booked = await received(leader, day, { booking: view.visits[0]?.id });
      await leader.order(day, 'SettleVisit', { visit: booked, answer: '当场答复，今晚修复' });
      const visit = await received(leader, day, { repeat: true });
      await leader.order(day, 'CloseSession').expectRefusal('VISITS_OPEN');
      const issue = await matter('ORDINARY');
      await leader.order(day, 'LinkVisitIssue', { visit, issue: issue.id });
      await leader.order(day, 'CloseSession').expectRefusal('MINUTES_MISSING');
      await leader.order(day, 'RecordMinutes', { minutes: '两件：一件当场办结，一件快速办' });
      await leader.order(day, 'CloseSession');
      const closed = (await day.timeline(leader)).find(({ type }) => type === 'SessionClosed');
      expect(closed?.data).toMatchObject({ visitors: 2, settled: 1, issues: 1, repeats: 1 });
    });

    it.each([
      ['SIMPLE', 1],
      ['ORDINARY', 7],
      ['HARD', 20],
    ])('gives a matter of the class %s %d days', async (complexity, days) => {
      const issue = await matter(complexity);
      const { dueAt } = (await issue.seenBy(town.as('话务员'))) as { dueAt: string };
      const left = (Date.parse(dueAt) - Date.parse(town.clock.now)) / 86_400_000;
      // The last day counts to its end.
      expect(Math.floor(left)).toBe(days);
      expect(await orders(issue)).toHaveLength(complexity === 'HARD' ? 1 : 0);
    });

    it('keeps a difficult matter under supervision by itself until it is lifted', async () => {
      const issue = await matter('HARD');
      await takenUp(town, issue, WATER);
      await handledAndTold(town, issue, WATER);
      const [order] = await orders(issue);
      expect(order?.unit).toBe('water');
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      });
      await town.as('话务员').order(issue, 'CloseIssue').expectRefusal('SUPERVISION_OPEN');
      const answer = { order: order?.id, content: '已截污清淤' };
      await town.as('水务局').order(issue, 'ReplySupervision', answer);
      await town.as('督查室').order(issue, 'LiftSupervision', { order: order?.id, reason: '属实' });
      await town.as('话务员').order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('archives an ordinary matter, and notes the reception nobody held', async () => {
      const village = town.as('柳荫社区');
      const tuesday = nextTuesday(town.clock.now);
      const day = await village.open('reception', await session(village, 'village', tuesday));
      const issue = await matter('SIMPLE');
      await takenUp(town, issue, WATER);
      await handledAndTold(town, issue, WATER);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      expect(await day.seenBy(village)).toMatchObject({ view: { missed: true } });
    });
  });

  /** The local date of the next Tuesday. */
  function nextTuesday(now: string): string {
    const local = new Date(Date.parse(now) + 8 * 3_600_000);
    const ahead = ((2 - local.getUTCDay() + 7) % 7) + 7;
    return new Date(local.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  }
});
