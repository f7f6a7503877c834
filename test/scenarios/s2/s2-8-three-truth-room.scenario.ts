import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';
import { appraised, FIVE_ITEMS, publishRoster, seated, type Roster } from './room.js';

/**
 * S2-8 三理室 (P6 `three-truth-room`): officer and cadre host together, all parties choose the 明白人, who
 * answers five items; the village settles the matter, and law corrects what infringes on rights.
 */
describe('S2-8 三理室', () => {
  let town: Town;
  let roster: Roster;

  const VILLAGE = 'demo-shanqian-shangcun';
  const COMMITTEE = { unit: 'community-shangcun', name: '上村' };
  const parties = (): readonly Person[] => [town.as('当事人'), town.as('对方当事人')];

  beforeAll(async () => {
    town = await openTown();
    roster = {
      officer: town.hire('officer', '联村干警', { roles: ['HOST', 'UNIT'], unit: 'police-heping' }),
      cadre: town.as('上村'),
      wise: town.as('明白人'),
    };
    await publishRoster(town, roster);
  });
  afterAll(() => town.close());

  /** The quarrel comes in as an issue, and the room is asked for. */
  async function quarrel(): Promise<{ issue: IssueStory; room: SideStory }> {
    const agent = town.as('话务员');
    const issue = await town.as('上村').report({
      ...{ channel: 'visit', kind: 'HELP', title: '宅基地边界纠纷' },
      ...{ territory: VILLAGE, category: 'safety.neighbour-dispute' },
      appellant: { name: '乔大山', phone: '13800138011' },
    });
    await agent.order(issue, 'AcceptIssue', {
      category: 'safety.neighbour-dispute',
      territory: VILLAGE,
      profile: 'three-truth-room',
    });
    await agent.order(issue, 'DispatchIssue', {
      lead: COMMITTEE.unit,
      dueAt: town.clock.in({ days: 15 }),
    });
    const room = await town.as('上村').open('mediation', {
      playbook: 'three-truth-room',
      title: '宅基地边界纠纷',
      territory: VILLAGE,
      issue: issue.id,
      parties: await Promise.all(parties().map((party) => party.id())),
    });
    return { issue, room };
  }

  describe('三理室', () => {
    it('goes by 说理, 评理 and 处理 to an agreement that is kept, and to the archive', async () => {
      const { issue, room } = await quarrel();
      await takenUp(town, issue, COMMITTEE);
      await seated(room, roster, parties(), 'witness-su');
      await appraised(room, roster, parties());
      const [one] = parties();
      await roster.officer.order(room, 'CorrectRights', {
        party: await one?.id(),
        correction: '不得以断水方式施压',
        basis: '民法典第二百九十条',
      });
      const signedBy = await Promise.all(parties().map((party) => party.id()));
      await roster.officer.order(room, 'RecordAgreement', {
        text: '以老界石为界，各退三十厘米',
        signedBy,
        performBy: town.clock.in({ days: 10 }),
      });
      await town.clock.advance({ days: 3 });
      await roster.cadre.order(room, 'FollowUp', { note: '两家已共同立石' });
      await roster.cadre.order(room, 'RecordPerformance');
      expect(await room.status(roster.cadre)).toBe('PERFORMED');
      await handledAndTold(town, issue, COMMITTEE);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      const said = (await room.timeline(roster.cadre)).map(({ type }) => type);
      expect(said).toEqual(expect.arrayContaining(['MatterAppraised', 'RightsCorrected']));
    });

    it('does not begin without both hosts, a 明白人 whom all chose, and a witness', async () => {
      const { room } = await quarrel();
      const [one, other] = parties();
      for (const party of parties())
        await party.order(room, 'GiveConsent', { party: await party.id() });
      const choose = async (host: Person): Promise<void> => {
        await roster.cadre.order(room, 'ChooseMediator', { mediator: await host.id() });
      };
      const refused = (code: string) => roster.cadre.order(room, 'OpenSession').expectRefusal(code);
      const named = async (party: Person | undefined, wise: string): Promise<void> => {
        await party?.order(room, 'ChooseWise', { party: await party.id(), wise });
      };
      await choose(roster.cadre);
      expect((await refused('HOSTS_MISSING')).params).toEqual({ kinds: ['linked-police'] });
      await choose(roster.officer);
      await named(one, await roster.wise.id());
      await named(other, 'sample-wise-2');
      expect((await refused('WISE_NOT_AGREED')).params).toEqual({ parties: [await other?.id()] });
      await named(other, await roster.wise.id());
      await refused('WITNESS_MISSING');
    });

    it('skips no phase and no item, and tells of other ways where it fails', async () => {
      const { room } = await quarrel();
      await seated(room, roster, parties(), 'witness-su');
      await roster.officer.order(room, 'AdvancePhase').expectRefusal('PARTIES_UNHEARD');
      const answers = FIVE_ITEMS.slice(0, 4).map((item) => ({ item, holds: true }));
      await roster.wise.order(room, 'RecordAppraisal', { answers }).expectRefusal('WRONG_PHASE');
      for (const party of parties())
        await party.order(room, 'RecordStatement', { party: await party.id(), statement: '不让' });
      await roster.officer.order(room, 'AdvancePhase');
      await roster.wise
        .order(room, 'RecordAppraisal', { answers })
        .expectRefusal('ANSWERS_DO_NOT_FIT');
      await roster.officer.order(room, 'AdvancePhase').expectRefusal('APPRAISAL_MISSING');
      await roster.officer.order(room, 'RecordFailure', {
        record: '双方分歧较大',
        routesTold: ['litigation', 'arbitration'],
      });
      await roster.cadre.order(room, 'ReferToLitigation', { court: 'court-heping' });
      expect(await room.status(roster.cadre)).toBe('LITIGATION_REFERRED');
    });
  });
});
