import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Line, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * P10 接诉即办: a call becomes a ticket with a limit by its grade; street and district get it together,
 * the first receiver stays liable, a ruling is final, and the call back asks for the three rates.
 */
describe('P10 接诉即办', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const BUREAU = 'urban-management';
  const STREET = { unit: 'street-heping', name: 'street-heping' };
  const agent = () => town.as('话务员');

  async function taken(category = 'facilities.pothole'): Promise<IssueStory> {
    const issue = await agent().report({
      ...{ channel: 'hotline', kind: 'HELP', title: '柳荫路路面破损', category },
      ...{ territory: PLACE, appellant: { name: '王秀英', phone: '13800138000' } },
    });
    await agent().order(issue, 'AcceptIssue', { category, territory: PLACE });
    return issue;
  }

  const dispatched = async (category?: string, lead = BUREAU): Promise<IssueStory> => {
    const issue = await taken(category);
    await town.as('派单员').order(issue, 'DispatchIssue', { lead });
    return issue;
  };
  const bureausTicket = (issue: IssueStory): Promise<string> => issue.assignmentOf(BUREAU, agent());
  const lines = (issue: IssueStory): Promise<readonly Line[]> => issue.timeline(town.as('督查室'));
  const RIVER = {
    basis: '属地管理清单第12项',
    listItem: 'item-duty-river',
    suggestedUnit: 'water',
  };

  describe('接诉即办', () => {
    it('goes from the call to the archive: dual dispatch, contact, check, reply, three rates', async () => {
      const issue = await taken();
      const both = { district: 'demo-government', dueAt: town.clock.in({ days: 5 }) };
      await town
        .as('派单员')
        .order(issue, 'DualDispatch', { ...both, lead: BUREAU })
        .expectRefusal('NOT_A_STREET');
      await town.as('派单员').order(issue, 'DualDispatch', { ...both, lead: STREET.unit });
      await takenUp(town, issue, STREET);
      await town.clock.advance({ workingHours: 4 });
      await handledAndTold(town, issue, STREET);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent())).toBe('ARCHIVED');
      const told = await lines(issue);
      const of = (type: string) => told.find((line) => line.type === type)?.data;
      expect(of('DistrictCopied')).toMatchObject({ district: 'demo-government' });
      expect(of('IssueEvaluated')).toMatchObject({
        ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      });
    });

    it.each([
      ['facilities.manhole', { amount: 2, unit: 'NAT_HOUR' }],
      ['utilities.water-outage', { amount: 24, unit: 'NAT_HOUR' }],
      ['facilities.pothole', { amount: 7, unit: 'NAT_DAY' }],
      ['housing.roof-leak', { amount: 15, unit: 'NAT_DAY' }],
    ])('gives %s the limit of its grade', async (category, { amount, unit }) => {
      const before = Date.parse(town.clock.now);
      const issue = await dispatched(category, 'housing');
      const { assignments } = (await issue.seenBy(agent())) as { assignments: { dueAt: string }[] };
      const hours = (Date.parse(assignments[0]?.dueAt ?? '') - before) / 3_600_000;
      const granted = unit === 'NAT_DAY' ? amount * 24 : amount;
      expect(Math.round(hours)).toBe(granted);
    });

    it('climbs the ladder while nobody works: 50 %, 80 %, blue, yellow, red, order, interview', async () => {
      const issue = await dispatched('facilities.manhole');
      await town.clock.advance({ hours: 2 });
      const early = await lines(issue);
      expect(early.filter(({ type }) => type === 'ReminderSent')).toHaveLength(2);
      const cards = early.filter(({ type }) => type === 'SupervisionCardIssued');
      expect(cards.map(({ data }) => data['colour'])).toEqual(['BLUE', 'YELLOW', 'RED']);
      await town.clock.advance({ workingDays: 1 });
      expect((await lines(issue)).map(({ type }) => type)).toContain('SupervisionOrdered');
      await town.clock.advance({ workingDays: 5 });
      const types = (await lines(issue)).map(({ type }) => type);
      expect(types).toContain('UnitInterviewed');
    });

    it('sends nothing back without a list item, nor after two working days', async () => {
      const issue = await dispatched();
      const assignment = await bureausTicket(issue);
      const head = town.as('城市管理局领导');
      const { listItem: _cited, ...uncited } = RIVER;
      await head
        .order(issue, 'RequestReturn', { assignment, ...uncited })
        .expectRefusal('LIST_ITEM_NEEDED');
      await town.clock.advance({ workingDays: 2 });
      await head
        .order(issue, 'RequestReturn', { assignment, ...RIVER })
        .expectRefusal('RETURN_WINDOW_OVER');
    });

    it('denies a return, and takes none from the unit that a final ruling named', async () => {
      const issue = await dispatched();
      const assignment = await bureausTicket(issue);
      const head = town.as('城市管理局领导');
      await town.as('城市管理局').order(issue, 'SignAssignment', { assignment });
      await head.order(issue, 'RaiseObjection', { assignment, ...RIVER });
      const ruling = { liableUnit: BUREAU, final: true, reason: '路面属城管养护' };
      const commander = town.as('指挥长');
      await commander.order(issue, 'RuleObjection', ruling).expectRefusal('CONSULTATION_NEEDED');
      const met = { units: [BUREAU, 'water'], record: '未能一致' };
      await town.as('派单员').order(issue, 'HoldConsultation', met);
      await commander.order(issue, 'RuleObjection', ruling);
      await head
        .order(issue, 'RequestReturn', { assignment, ...RIVER })
        .expectRefusal('RETURN_BARRED');
      expect(await issue.phase(agent())).toBe('IN_PROGRESS');
    });

    it('keeps the first receiver liable until the next lead has signed', async () => {
      const issue = await dispatched();
      const assignment = await bureausTicket(issue);
      await town.as('城市管理局领导').order(issue, 'RequestReturn', { assignment, ...RIVER });
      await town.as('派单员').order(issue, 'ApproveReturn', { assignment, reason: '属河道' });
      await town.as('派单员').order(issue, 'Redispatch', { lead: 'water', reason: '属河道' });
      const water = await issue.assignmentOf('water', agent());
      await town.as('水务局').order(issue, 'SignAssignment', { assignment: water });
      const { assignments } = (await issue.seenBy(agent())) as {
        assignments: { unit: string; status: string }[];
      };
      expect(assignments.find(({ unit }) => unit === 'water')?.status).toBe('SIGNED');
    });

    it('extends once, asked before it is due, with the appellant told', async () => {
      const issue = await dispatched('housing.roof-leak', 'housing');
      const assignment = await issue.assignmentOf('housing', agent());
      await town.as('住房和城乡建设局').order(issue, 'SignAssignment', { assignment });
      const head = town.as('住房和城乡建设局领导');
      const later = { assignment, dueAt: town.clock.in({ days: 20 }), reason: '须做结构鉴定' };
      const tooLong = { ...later, dueAt: town.clock.in({ days: 60 }) };
      await head.order(issue, 'RequestExtension', tooLong).expectRefusal('EXTENSION_TOTAL');
      await head.order(issue, 'RequestExtension', later);
      const centre = town.as('派单员');
      await centre
        .order(issue, 'GrantExtension', { assignment })
        .expectRefusal('APPELLANT_NOT_TOLD');
      await centre.order(issue, 'GrantExtension', { assignment, told: '已电话告知延期' });
      const again = { ...later, dueAt: town.clock.in({ days: 21 }) };
      await head.order(issue, 'RequestExtension', again).expectRefusal('EXTENSION_COUNT');
    });

    it('sends the unit back to work where the resident says it is not solved', async () => {
      const issue = await dispatched();
      await takenUp(town, issue, { unit: BUREAU, name: '城市管理局' });
      await handledAndTold(town, issue, { unit: BUREAU, name: '城市管理局' });
      const caller = town.as('回访员');
      await caller.order(issue, 'MakeCallback', { reached: true });
      await caller.order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' },
      });
      await caller.order(issue, 'OrderRework', { reason: '只补了一半' });
      expect(await issue.phase(agent())).toBe('IN_PROGRESS');
    });
  });
});
