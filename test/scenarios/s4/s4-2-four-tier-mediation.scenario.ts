import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp, type Handler } from '../harness/ending.js';

/**
 * S4-2 无讼村社区、五步工作法、四级化讼 (P7a): four tiers mediate by five steps before anything goes to court
 * (调解优先、诉讼断后); the mediators of each tier are trained and carry a limited load.
 */
describe('S4-2 无讼村社区、五步工作法、四级化讼', () => {
  let town: Town;
  let mediators: readonly Person[];

  const SHIPPED = new URL(
    '../../../libs/playbooks/shipped/four-tier-mediation.yaml',
    import.meta.url,
  );
  const TIERS = ['grid', 'village', 'town', 'county'] as const;
  const STEPS = ['listen', 'visit', 'law', 'persuade', 'settle'];
  const PLACE = 'demo-heping-liuyin';

  /** The place writes who mediates on which tier into the mechanism, as a version of its own. */
  async function rostersWritten(): Promise<void> {
    const people = await Promise.all(
      mediators.map(
        async (each, tier) =>
          `{ person: ${await each.id()}, trainedUntil: '${TRAINED[tier] ?? ''}' }`,
      ),
    );
    const untrained = await town.as('主持人').id();
    let tier = 0;
    const yaml = readFileSync(SHIPPED, 'utf8')
      .replace('version: 1', 'version: 2')
      .replace(/roster: \[\]\n(\s+)maxLoad: \d+/g, (_, indent: string) => {
        const rest = tier === 0 ? `, { person: ${untrained}, trainedUntil: '2025-12-31' }` : '';
        return `roster: [${people[tier++] ?? ''}${rest}]\n${indent}maxLoad: 5`;
      });
    await town.publish(yaml);
  }
  const TRAINED = ['2026-12-31', '2026-12-31', '2027-12-31', '2027-12-31'];

  beforeAll(async () => {
    town = await openTown();
    mediators = TIERS.map((tier) =>
      town.hire(`mediator-${tier}`, `${tier} 调解员`, { roles: ['MEDIATOR'], territory: PLACE }),
    );
    await rostersWritten();
  });
  afterAll(() => town.close());

  const mediatorOf = (tier: number): Person => mediators[tier] ?? town.as('调解员');

  async function asked(issue?: string): Promise<SideStory> {
    const parties = [await town.as('当事人').id(), await town.as('对方当事人').id()];
    return town.as('当事人').open('mediation', {
      playbook: 'four-tier-mediation',
      title: '宅基地排水纠纷',
      territory: PLACE,
      parties,
      ...(issue !== undefined && { issue }),
    });
  }

  async function begun(issue?: string): Promise<SideStory> {
    const dispute = await asked(issue);
    for (const name of ['当事人', '对方当事人'])
      await town.as(name).order(dispute, 'GiveConsent', { party: await town.as(name).id() });
    await town
      .as('柳荫社区')
      .order(dispute, 'ChooseMediator', { mediator: await mediatorOf(0).id() });
    await mediatorOf(0).order(dispute, 'OpenSession');
    return dispute;
  }

  const failed = async (dispute: SideStory, tier: number): Promise<void> => {
    const record = { record: '双方差距过大', routesTold: ['litigation', 'arbitration'] };
    await mediatorOf(tier).order(dispute, 'RecordFailure', record);
  };

  const raised = async (dispute: SideStory, tier: number): Promise<void> => {
    const next = await mediatorOf(tier).id();
    await town.as('柳荫社区').order(dispute, 'OpenNextTier', { mediators: [next] });
  };

  describe('四级化讼', () => {
    it('settles on the second tier by the five steps, and the matter is archived', async () => {
      const community: Handler = { unit: 'community-liuyin', name: '柳荫社区' };
      const agent = town.as('话务员');
      const matter = { territory: PLACE, category: 'safety.neighbour-dispute' };
      const issue = await town
        .as('当事人')
        .report({ channel: 'hotline', kind: 'HELP', title: '邻居排水到我家', ...matter });
      await agent.order(issue, 'AcceptIssue', { ...matter, profile: 'four-tier-mediation' });
      await agent.order(issue, 'DispatchIssue', { lead: community.unit });
      await takenUp(town, issue, community);

      const dispute = await begun(issue.id);
      await failed(dispute, 0);
      await raised(dispute, 1);
      const agreement = {
        text: '共建排水沟，费用各半',
        signedBy: [await town.as('当事人').id(), await town.as('对方当事人').id()],
        performBy: town.clock.in({ days: 20 }),
      };
      const open = await mediatorOf(1)
        .order(dispute, 'RecordAgreement', agreement)
        .expectRefusal('STEPS_MISSING');
      expect(open.params).toMatchObject({ steps: STEPS });
      await mediatorOf(1)
        .order(dispute, 'TakeStep', { step: 'law' })
        .expectRefusal('STEPS_MISSING');
      for (const step of STEPS) await mediatorOf(1).order(dispute, 'TakeStep', { step });
      await mediatorOf(1).order(dispute, 'RecordAgreement', agreement);
      await town.clock.advance({ days: 10 });
      await mediatorOf(1).order(dispute, 'RecordPerformance');
      expect(await dispute.status(mediatorOf(1))).toBe('PERFORMED');

      await handledAndTold(town, issue, community);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('goes to court only after all four tiers, each on record', async () => {
      const dispute = await begun();
      const toCourt = { court: 'court-heping' };
      for (const tier of [0, 1, 2]) {
        await failed(dispute, tier);
        const left = await town
          .as('柳荫社区')
          .order(dispute, 'ReferToLitigation', toCourt)
          .expectRefusal('TIERS_LEFT');
        expect(left.params).toMatchObject({ tiers: TIERS.slice(tier + 1) });
        await raised(dispute, tier + 1);
      }
      await failed(dispute, 3);
      await town.as('柳荫社区').order(dispute, 'ReferToLitigation', toCourt);
      const last = (await dispute.timeline(town.as('柳荫社区'))).at(-1);
      expect(last?.data).toMatchObject({ court: 'court-heping', after: TIERS });
    });

    it('goes to court at once where a party refuses to mediate', async () => {
      const dispute = await asked();
      const party = await town.as('对方当事人').id();
      await town.as('对方当事人').order(dispute, 'RefuseMediation', { party });
      await town.as('柳荫社区').order(dispute, 'ReferToLitigation', { court: 'court-heping' });
      expect(await dispute.status(town.as('柳荫社区'))).toBe('LITIGATION_REFERRED');
    });

    it('takes trained mediators of the tier with time left, and the tribunal only to guide', async () => {
      const dispute = await asked();
      for (const name of ['当事人', '对方当事人'])
        await town.as(name).order(dispute, 'GiveConsent', { party: await town.as(name).id() });
      const choose = async (who: Person) =>
        town.as('柳荫社区').order(dispute, 'ChooseMediator', { mediator: await who.id() });
      const community = town.as('柳荫社区');
      await community
        .order(dispute, 'ChooseMediator', { mediator: await mediatorOf(3).id() })
        .expectRefusal('NOT_ON_ROSTER');
      await community
        .order(dispute, 'ChooseMediator', { mediator: await town.as('主持人').id() })
        .expectRefusal('MEDIATOR_UNTRAINED');
      await town.as('法庭').order(dispute, 'GiveGuidance', { content: '先明确相邻关系' });
      await choose(mediatorOf(0));
      await mediatorOf(0).order(dispute, 'OpenSession');
      for (let open = 1; open < 5; open++) await begun();
      await town.settle();
      const sixth = await asked();
      for (const name of ['当事人', '对方当事人'])
        await town.as(name).order(sixth, 'GiveConsent', { party: await town.as(name).id() });
      await community
        .order(sixth, 'ChooseMediator', { mediator: await mediatorOf(0).id() })
        .expectRefusal('MEDIATOR_OVERLOADED');
    });

    it('counts the days without a dispute that flows out to court or petition', async () => {
      const [community, street] = [town.as('柳荫社区'), town.as('和平街道')];
      const village = await community.open('register', {
        playbook: 'four-tier-mediation',
        register: 'no-litigation',
        title: '无讼社区',
        territory: PLACE,
        facts: [{ fact: 'residents', value: '4200' }],
      });
      await street.order(village, 'TakeStep', { step: 'name-it' }).expectRefusal('ITEMS_OPEN');
      for (const item of ['roster', 'room'])
        await community.order(village, 'TickItem', { item, done: true });
      await street.order(village, 'TakeStep', { step: 'name-it' });
      await street.order(village, 'TakeStep', { step: 'take-away' }).expectRefusal('TALLY_TOO_LOW');
      for (const source of ['litigation', 'petition'])
        await community.order(village, 'AddToTally', {
          tally: 'outflow',
          source,
          basis: '外流一件',
        });
      const outflowAt = town.clock.now;
      await town.clock.advance({ days: 90 });
      const { view } = (await village.seenBy(street)) as {
        view: { tallies: Record<string, { total: number; last: string; bySource: object }> };
      };
      const { total, last = '', bySource } = view.tallies['outflow'] ?? {};
      expect([total, bySource]).toEqual([2, { litigation: 1, petition: 1 }]);
      expect(Date.parse(last)).toBeLessThanOrEqual(Date.parse(outflowAt) + 60_000);
      await street.order(village, 'TakeStep', { step: 'take-away' });
      expect(await village.status(street)).toBe('ENDED');
    });
  });
});
