import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-8 龙山经验 分层递进调解 (P7b): people mediate tier by tier, five levels of teams and the town's centre; the
 * next tier only after failure or at the parties' wish; the tribunal guides and owns nothing.
 */
describe('S0-8 龙山经验 分层递进调解', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    await rostersFilled();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const TIERS = ['team-1', 'team-2', 'team-3', 'team-4', 'team-5', 'centre'];
  const mediator = (tier: string): Person =>
    town.hire(`mediator-${tier}`, `${tier}调解员`, { roles: ['MEDIATOR'], territory: PLACE });
  const room = (): Person => town.as('和平街道');

  /** The place names its mediators, one for each tier. */
  async function rostersFilled(): Promise<void> {
    const shipped = await readFile('libs/playbooks/shipped/layered-mediation.yaml', 'utf8');
    let yaml = shipped.replace('version: 1', 'version: 2');
    for (const tier of TIERS) {
      const person = await mediator(tier).id();
      yaml = yaml.replace('roster: []', `roster: [{ person: ${person} }]`);
    }
    await town.publish(yaml);
  }

  interface View {
    readonly tier: string;
    readonly tierRecords: readonly { readonly tier: string; readonly outcome: string }[];
  }
  const viewOf = async (dispute: SideStory): Promise<View> =>
    ((await dispute.seenBy(room())) as { view: View }).view;
  const parties = async (): Promise<string[]> => [
    await town.as('当事人').id(),
    await town.as('对方当事人').id(),
  ];

  /** Asked for, agreed to by both, and opened on the lowest tier. */
  async function opened(issue?: IssueStory): Promise<SideStory> {
    const dispute = await room().open('mediation', {
      playbook: 'layered-mediation',
      parties: await parties(),
      title: '宅基地边界纠纷',
      territory: PLACE,
      ...(issue && { issue: issue.id }),
    });
    for (const name of ['当事人', '对方当事人'])
      await town.as(name).order(dispute, 'GiveConsent', { party: await town.as(name).id() });
    await room().order(dispute, 'ChooseMediator', { mediator: await mediator('team-1').id() });
    await mediator('team-1').order(dispute, 'OpenSession');
    return dispute;
  }

  const failedOn = (dispute: SideStory, tier: string) =>
    mediator(tier).order(dispute, 'RecordFailure', {
      record: '双方差距较大',
      routesTold: ['arbitration', 'administrative', 'litigation'],
    });
  const raisedTo = async (dispute: SideStory, tier: string) =>
    room().order(dispute, 'OpenNextTier', { mediators: [await mediator(tier).id()] });
  const agreedOn = async (dispute: SideStory, tier: string) =>
    mediator(tier).order(dispute, 'RecordAgreement', {
      text: '以石坎为界',
      signedBy: await parties(),
      performBy: town.clock.in({ days: 10 }),
    });
  const leftAt = (tier: string, records: View['tierRecords']): boolean =>
    records.some((each) => each.tier === tier && each.outcome !== 'AGREED');

  describe('分层递进调解', () => {
    it('settles on the second tier what the first could not, guided by the tribunal', async () => {
      const issue = await town.as('话务员').report({
        ...{ channel: 'visit', kind: 'HELP', title: '宅基地边界纠纷', territory: PLACE },
        appellant: { name: '乔大山', phone: '13800138000' },
        category: 'safety.neighbour-dispute',
      });
      const taken = { category: 'safety.neighbour-dispute', territory: PLACE };
      const unit = { unit: 'community-liuyin', name: '柳荫社区' };
      await sentTo(town, issue, { ...taken, profile: 'layered-mediation' }, { lead: unit.unit });
      const dispute = await opened(issue);
      await town.as('法庭').order(dispute, 'GiveGuidance', { content: '以土地证四至为准' });
      await failedOn(dispute, 'team-1');
      await raisedTo(dispute, 'team-2');
      await agreedOn(dispute, 'team-2');
      await mediator('team-2').order(dispute, 'RecordPerformance');
      expect(await dispute.status(room())).toBe('PERFORMED');
      expect(await issue.sideStreams(room())).toContainEqual(
        expect.objectContaining({ kind: 'mediation' }),
      );
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('climbs all five levels to the town’s centre, and no further', async () => {
      const dispute = await opened();
      for (const [index, tier] of TIERS.entries()) {
        expect((await viewOf(dispute)).tier).toBe(tier);
        await failedOn(dispute, tier);
        const next = TIERS[index + 1];
        if (next !== undefined) await raisedTo(dispute, next);
      }
      await room()
        .order(dispute, 'OpenNextTier', { mediators: [await mediator('centre').id()] })
        .expectRefusal('NO_HIGHER_TIER');
      await room().order(dispute, 'ReferToLitigation', { court: 'court-heping' });
      expect(await dispute.status(room())).toBe('LITIGATION_REFERRED');
    });

    it('goes up only after failure, or where both parties ask', async () => {
      const dispute = await opened();
      const above = { mediators: [await mediator('team-2').id()] };
      await room().order(dispute, 'OpenNextTier', above).expectRefusal('TIER_NOT_FAILED');
      for (const name of ['当事人', '对方当事人'])
        await town.as(name).order(dispute, 'AskNextTier', { party: await town.as(name).id() });
      await room().order(dispute, 'OpenNextTier', above);
      expect((await viewOf(dispute)).tierRecords).toEqual([{ tier: 'team-1', outcome: 'LEFT' }]);
    });

    it('never lets the tribunal own what it guides', async () => {
      const dispute = await opened();
      await town.as('法庭').order(dispute, 'GiveGuidance', { content: '建议先行调解' });
      await failedOn(dispute, 'team-1');
      await room()
        .order(dispute, 'OpenNextTier', { mediators: [await town.as('法庭').id()] })
        .expectRefusal('TRIBUNAL_ONLY_GUIDES');
      await town.as('调解员').tryGetting(dispute.path).expectRefusal('OUT_OF_SCOPE');
    });

    it('shows how many leave a tier, and warns when filings at the tribunal rise', async () => {
      const settled = await opened();
      await agreedOn(settled, 'team-1');
      const left = await opened();
      await failedOn(left, 'team-1');
      const records = await Promise.all([settled, left].map(viewOf));
      const leakage = records.filter(({ tierRecords }) => leftAt('team-1', tierRecords)).length / 2;
      expect(leakage).toBe(0.5);

      const month = await room().open('register', {
        playbook: 'layered-mediation',
        register: 'filings',
        title: '和平街道2026年3月法庭收案',
        territory: 'demo-heping',
        facts: [
          { fact: 'month', value: '2026-03' },
          { fact: 'town', value: 'demo-heping' },
        ],
      });
      const fed = { tally: 'filings', source: 'tribunal', basis: '人民法庭月报' };
      await room().order(month, 'AddToTally', { ...fed, amount: 12 });
      await room().order(month, 'AddToTally', { ...fed, amount: 9 });
      const lines = (await month.timeline(room())).filter(({ type }) => type === 'TallyAdded');
      expect(lines.map(({ data }) => [data['total'], data['alert']])).toEqual([
        [12, false],
        [21, true],
      ]);
      await room().order(month, 'TakeStep', { step: 'analyse', media: ['analysis.pdf'] });
    });
  });
});
