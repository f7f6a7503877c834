import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { IssueStory } from '../harness/story.js';
import { ratedAndArchived } from '../harness/ending.js';

/**
 * S4-6 同心参治: 一约两会三团, 千名乡贤 帮千事/助千项/帮千户. The villagers' council adopts the pact and sets tasks that
 * the teams do, the moral team gives its opinion, and elders are assigned to matters, projects, households.
 */
describe('S4-6 同心参治', () => {
  let town: Town;

  const PLACE = 'demo-shanqian-shangcun';
  const CLAUSES = [
    { code: 'c-yard', text: '门前三包，庭院整洁' },
    { code: 'c-wedding', text: '婚丧从简，不超十五桌' },
  ];
  const TEAMS = [
    ['team-hundred', 'team', '百事服务团'],
    ['team-law', 'team', '法律服务团'],
    ['team-moral', 'ngo', '道德评议团'],
  ] as const;

  let cadre: Person;
  let office: Person;

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterUnits', {
      units: TEAMS.map(([code, kind, zh]) => ({
        ...{ code, kind, name: { zh, en: code }, parent: 'community-shangcun', territory: PLACE },
        ...(code === 'team-moral' && { nature: 'adviser' }),
      })),
    });
    cadre = town.as('上村村委会');
    office = town.as('山前镇人民政府');
  });
  afterAll(() => town.close());

  const inHundred = (): Person =>
    town.hire('hundred', '百事服务团成员', {
      roles: ['TEAM'],
      unit: 'team-hundred',
      territory: PLACE,
    });

  /** A council that has met, with its secretary and two villagers. */
  async function met(meetingType = 'villagers'): Promise<SideStory> {
    const roles = meetingType === 'villagers' ? ['secretary', 'villager', 'villager'] : ['elder'];
    const names = ['党支部', '中心户', '居民'].slice(0, roles.length);
    const persons = await Promise.all(names.map((name) => town.as(name).id()));
    const seats = persons.map((person, index) => ({ person, role: roles[index] }));
    const meeting = await cadre.open('meeting', {
      ...{ playbook: 'hearts-together', meetingType, title: '村民议事', territory: PLACE, seats },
      at: town.clock.in({ days: 1 }),
    });
    await town.clock.advance({ days: 1 });
    await cadre.order(meeting, 'HoldMeeting', { present: persons, chair: persons[0] });
    return meeting;
  }

  const drafted = (): Promise<SideStory> =>
    cadre.open('pact', {
      ...{ playbook: 'hearts-together', pactKind: 'village', title: '上村村规民约' },
      ...{ territory: PLACE, clauses: CLAUSES },
    });

  describe('同心参治、一约两会三团', () => {
    it('adopts the pact in the villagers’ council only, and reminds three days before a wedding', async () => {
      const pact = await drafted();
      const elders = await met('elders');
      await cadre
        .order(pact, 'AdoptPact', { meeting: elders.id, meetingType: 'elders' })
        .expectRefusal('MEETING_NOT_ENTITLED');
      const villagers = await met();
      await cadre.order(pact, 'AdoptPact', { meeting: villagers.id, meetingType: 'villagers' });
      await cadre.order(pact, 'RegisterOccasion', {
        ...{ household: 'household-7', clause: 'c-wedding', at: town.clock.in({ days: 10 }) },
      });
      await town.clock.advance({ days: 6 });
      const types = async () => (await pact.timeline(cadre)).map(({ type }) => type);
      expect(await types()).not.toContain('HouseholdReminded');
      await town.clock.advance({ days: 2 });
      expect(await types()).toContain('HouseholdReminded');

      const breach = { party: 'household-7', clause: 'c-yard', note: '门前堆放柴草' };
      await cadre
        .order(pact, 'RecordBreachOfPact', { ...breach, clause: 'c-none' })
        .expectRefusal('CLAUSE_UNKNOWN');
      await cadre.order(pact, 'RecordBreachOfPact', breach);
      const ledger = await cadre.open('points', {
        ...{
          playbook: 'hearts-together',
          household: 'household-7',
          territory: PLACE,
          pact: pact.id,
        },
      });
      const points = { rule: 'yard-untidy', note: '门前堆放柴草', evidence: ['yard.jpg'] };
      await cadre.order(ledger, 'EnterPoints', points);
      const last = (await ledger.timeline(cadre)).at(-1);
      expect(last?.data).toMatchObject({ clause: 'c-yard', points: -2 });
    });

    it('sets a task that the service team does, to the archive', async () => {
      const council = await met();
      await cadre.order(council, 'GiveOpinion', { group: 'moral-review', opinion: '应先帮孤寡户' });
      await cadre
        .order(council, 'GiveOpinion', { group: 'team-law', opinion: '——' })
        .expectRefusal('NOT_AN_ADVISER');
      await cadre.order(council, 'ProposeResolution', {
        ...{ title: '清理村口垃圾', text: '百事服务团周末清理', owner: 'team-hundred' },
        dueAt: town.clock.in({ days: 10 }),
      });
      const { view } = (await council.seenBy(cadre)) as {
        view: { resolutions: { id: string }[]; seats: { person: string }[] };
      };
      const persons = view.seats.map(({ person }) => person);
      await cadre.order(council, 'VoteOnResolution', {
        ...{ resolution: view.resolutions[0]?.id, inFavour: persons.slice(0, 2) },
        against: persons.slice(2),
      });
      await cadre.order(council, 'ResolveMeeting', { minutes: '两票赞成，一票反对，通过' });
      await cadre.order(council, 'OpenTasks');
      const { view: after } = (await council.seenBy(cadre)) as { view: { tasks: string[] } };
      const issue = new IssueStory(after.tasks[0] ?? '', {}, () => town.settle());
      const agent = town.as('话务员');
      expect(await issue.phase(agent)).toBe('DISPATCHED');
      const assignment = await issue.assignmentOf('team-hundred', agent);
      await inHundred().order(issue, 'SignAssignment', { assignment });
      await inHundred().order(issue, 'RecordContact', {
        assignment,
        method: 'visit',
        reached: true,
      });
      const done = { assignment, result: '已清理', outcome: 'RESOLVED' };
      await inHundred().order(issue, 'CompleteHandling', done);
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '村口已清理', method: 'visit', reached: true };
      await cadre.order(issue, 'FeedBack', told);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('carries nothing without a majority of all seats, and meets not without two thirds', async () => {
      const persons = await Promise.all(
        ['党支部', '中心户', '居民'].map((name) => town.as(name).id()),
      );
      const seats = persons.map((person, at) => ({
        person,
        role: at === 0 ? 'secretary' : 'villager',
      }));
      const council = await cadre.open('meeting', {
        ...{
          playbook: 'hearts-together',
          meetingType: 'villagers',
          title: '议事',
          territory: PLACE,
        },
        ...{ seats, at: town.clock.in({ days: 1 }) },
      });
      await town.clock.advance({ days: 1 });
      const short = await cadre
        .order(council, 'HoldMeeting', { present: persons.slice(0, 1), chair: persons[0] })
        .expectRefusal('QUORUM_MISSED');
      expect(short.params).toMatchObject({ present: 1, needed: 2 });
      await cadre.order(council, 'HoldMeeting', {
        present: persons.slice(0, 2),
        chair: persons[0],
      });
      await cadre.order(council, 'ProposeResolution', {
        ...{ title: '集资修路', text: '每户二百元', owner: 'community-shangcun' },
        dueAt: town.clock.in({ days: 30 }),
      });
      const { view } = (await council.seenBy(cadre)) as { view: { resolutions: { id: string }[] } };
      const resolution = view.resolutions[0]?.id;
      const vote = { resolution, inFavour: persons.slice(0, 1), against: persons.slice(1, 2) };
      await cadre.order(council, 'VoteOnResolution', vote);
      await cadre.order(council, 'ResolveMeeting', { minutes: '未过半数' });
      await cadre.order(council, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it.each(['matter', 'project', 'household'])('assigns an elder to a %s', async (helps) => {
      const help = await cadre.open('register', {
        ...{ playbook: 'hearts-together', register: 'elder-help', title: '乡贤帮扶' },
        territory: PLACE,
        facts: [{ fact: 'helps', value: helps }],
        personalFacts: [{ fact: 'elder', value: '叶长青' }],
      });
      await office.order(help, 'TakeStep', { step: 'help' }).expectRefusal('FACTS_MISSING');
      await cadre.order(help, 'FillFacts', { facts: [{ fact: 'result', value: '已帮办' }] });
      await cadre.order(help, 'TakeStep', { step: 'help' }).expectRefusal('ROLE_NOT_IN_REGISTER');
      await office.order(help, 'TakeStep', { step: 'help' });
      expect(await help.status(office)).toBe('ENDED');
    });
  });
});
