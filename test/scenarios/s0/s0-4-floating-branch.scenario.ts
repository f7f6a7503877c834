import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-4 流动人口党支部: members from elsewhere visit rented houses after hours, keep their files with no more
 * than safety needs, volunteer, and recruit among fellow townspeople.
 */
describe('S0-4 流动人口党支部', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const HOUSES = Array.from({ length: 10 }, (_, index) => `house-${String(index + 1)}`);
  const secretary = (): Person => town.as('党支部');
  const member = (): Person => town.as('志愿队');

  /** A round of visits, begun. */
  async function round(): Promise<SideStory> {
    const campaign = await secretary().open('campaign', {
      playbook: 'floating-branch',
      campaign: 'after-hours-visit',
      title: '三月平安走访',
      territory: PLACE,
      until: town.clock.in({ days: 20 }),
      targets: HOUSES.map((target) => ({ target, kind: 'rented-house' })),
    });
    await secretary().order(campaign, 'StartCampaign');
    return campaign;
  }

  const met = (target: string) => ({ target, outcome: 'MET' });
  const evening = async (): Promise<void> => {
    const today = town.clock.now.slice(0, 10);
    const seven = Date.parse(`${today}T19:00:00+08:00`);
    const next = seven > Date.parse(town.clock.now) ? seven : seven + 86_400_000;
    await town.clock.advanceTo(new Date(next).toISOString());
  };

  describe('流动人口党支部', () => {
    it('visits after hours only, and reports what it finds up to the archive', async () => {
      const campaign = await round();
      await member().order(campaign, 'RecordVisit', met('house-1')).expectRefusal('OUTSIDE_WINDOW');
      await evening();
      await member().order(campaign, 'RecordVisit', met('house-1'));
      const issue = await member().report({
        channel: 'visit',
        kind: 'HELP',
        title: '出租房楼道充电',
        territory: PLACE,
        category: 'safety.e-bike-charging',
      });
      const { view } = (await campaign.seenBy(secretary())) as {
        view: { visits: { id: string }[] };
      };
      await member().order(campaign, 'LinkVisitIssue', {
        visit: view.visits[0]?.id,
        issue: issue.id,
      });
      const taken = { category: 'safety.e-bike-charging', territory: PLACE };
      const unit = { unit: 'police-heping', name: '和平派出所' };
      await sentTo(town, issue, { ...taken, profile: 'floating-branch' }, { lead: unit.unit });
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('closes the round only when nine in ten houses were met', async () => {
      const campaign = await round();
      await evening();
      for (const house of HOUSES.slice(0, 8))
        await member().order(campaign, 'RecordVisit', met(house));
      await member().order(campaign, 'RecordVisit', { target: 'house-9', outcome: 'ABSENT' });
      const refused = await secretary()
        .order(campaign, 'CloseCampaign', { summary: '走访结束' })
        .expectRefusal('COVERAGE_TOO_LOW');
      expect(refused.params).toEqual({ met: 8, targets: 10 });
      await town.clock.advance({ days: 1 });
      await member().order(campaign, 'RecordVisit', met('house-9'));
      await secretary().order(campaign, 'CloseCampaign', { summary: '走访结束' });
      expect(await campaign.status(secretary())).toBe('CLOSED');
    });

    it('keeps no more about tenants than the file asks for, and lets an old file lapse', async () => {
      const file = {
        playbook: 'floating-branch',
        register: 'rented-house',
        title: 'house-1',
        territory: PLACE,
        facts: [
          { fact: 'house', value: 'house-1' },
          { fact: 'tenants', value: '6' },
        ],
      };
      const nosy = [...file.facts, { fact: 'identity-number', value: '330…' }];
      await secretary()
        .tryOpening('register', { ...file, facts: nosy })
        .expectRefusal('FACT_UNKNOWN');
      const kept = await secretary().open('register', file);
      await town.as('物业').tryGetting(kept.path).expectRefusal('OUT_OF_SCOPE');
      await town.clock.advance({ days: 181 });
      expect(await kept.seenBy(secretary())).toMatchObject({
        status: 'ENDED',
        view: { at: 'LAPSED' },
      });
    });

    it('takes volunteers who come by themselves and who are brought by a member', async () => {
      const offer = (by: Person, way: string) =>
        by.open('register', {
          playbook: 'floating-branch',
          register: 'volunteer',
          title: '志愿者报名',
          territory: PLACE,
          owner: 'team-liuyin',
          facts: [
            { fact: 'way', value: way },
            { fact: 'hometown', value: '贵州' },
          ],
          personalFacts: [{ fact: 'name', value: '老乡' }],
        });
      const recruited = await offer(member(), 'RECRUITED');
      await secretary().order(recruited, 'TakeStep', { step: 'admit' });
      expect(await recruited.status(secretary())).toBe('ENDED');
      const own = await offer(secretary(), 'SELF');
      await secretary().order(own, 'TakeStep', { step: 'admit' }).expectRefusal('SAME_PERSON');
    });
  });
});
