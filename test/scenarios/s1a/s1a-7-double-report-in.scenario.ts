import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived } from '../harness/ending.js';
import { acceptedUnder, CITY_MANAGEMENT } from './matter.js';

/**
 * S1a-7 双报到: units and in-service members report in to a place, say when they are available, and are
 * logged when they come: 1619 district and 1968 city cadres. It is not the check-in of a whistle.
 */
describe('S1a-7 双报到', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const GRID = 'demo-heping-liuyin-g1';
  const ENTRY = { playbook: 'double-report-in', register: 'report-in', territory: GRID };

  const unitIn = (): Promise<SideStory> =>
    town.as('教育局').open('register', {
      ...{ ...ENTRY, title: '教育局党组织报到', owner: 'education' },
      facts: [
        { fact: 'who', value: 'unit' },
        { fact: 'grid', value: GRID },
      ],
    });
  const available = (value: string) => ({ facts: [{ fact: 'available', value }] });

  describe('双报到', () => {
    it('takes in a unit and a cadre, logs when they come, and counts them as volunteers', async () => {
      const community = town.as('柳荫社区');
      const member = await town.as('柳荫社区网格员').open('register', {
        ...{ ...ENTRY, title: '在职党员报到' },
        facts: [
          { fact: 'who', value: 'member' },
          { fact: 'from', value: 'district' },
          { fact: 'grid', value: GRID },
        ],
        personalFacts: [{ fact: 'name', value: '宋志强' }],
      });
      for (const entry of [await unitIn(), member]) {
        await community.order(entry, 'FillFacts', available('周六上午'));
        await community.order(entry, 'TakeStep', { step: 'confirm' });
        for (const hours of [2, 1.5]) {
          await community.order(entry, 'AddToTally', { tally: 'visits', basis: '清理楼道' });
          await community.order(entry, 'AddToTally', {
            tally: 'hours',
            amount: hours,
            basis: '清理楼道',
          });
        }
        await community.order(entry, 'TakeStep', { step: 'enlist' });
        expect(await entry.seenBy(community)).toMatchObject({
          view: { at: 'VOLUNTEER', tallies: { visits: { total: 2 }, hours: { total: 3.5 } } },
        });
      }
    });

    it('counts nobody who never came, nor confirms who does not say when', async () => {
      const community = town.as('柳荫社区');
      const entry = await unitIn();
      await community.order(entry, 'TakeStep', { step: 'confirm' }).expectRefusal('FACTS_MISSING');
      await community.order(entry, 'FillFacts', available('工作日晚上'));
      await community.order(entry, 'TakeStep', { step: 'confirm' });
      const short = await community
        .order(entry, 'TakeStep', { step: 'enlist' })
        .expectRefusal('TALLY_TOO_LOW');
      expect(short.params).toMatchObject({ tally: 'visits', total: 0, atLeast: 1 });
      await community.order(entry, 'TakeStep', { step: 'leave' });
      expect(await entry.status(community)).toBe('ENDED');
    });

    it('has all cadres in the grids when 1619 of the district and 1968 of the city are there', async () => {
      const district = town.as('区领导');
      const muster = await district.open('register', {
        ...{ playbook: 'double-report-in', register: 'muster', title: '干部下沉' },
        territory: 'demo',
      });
      await district.order(muster, 'AddToTally', {
        tally: 'district',
        amount: 1619,
        basis: '组织部名册',
      });
      await district.order(muster, 'AddToTally', {
        tally: 'city',
        amount: 1967,
        basis: '市直名册',
      });
      const short = await district
        .order(muster, 'TakeStep', { step: 'complete' })
        .expectRefusal('TALLY_TOO_LOW');
      expect(short.params).toMatchObject({ tally: 'city', atLeast: 1968 });
      await district.order(muster, 'AddToTally', { tally: 'city', amount: 1, basis: '补报' });
      await district.order(muster, 'TakeStep', { step: 'complete' });
      expect(await muster.status(district)).toBe('ENDED');
    });

    it('is not the check-in of a whistle: a unit that reported in was not called by it', async () => {
      await unitIn();
      const issue = await acceptedUnder(town, 'double-report-in');
      await town.as('柳荫社区').order(issue, 'BlowWhistle', {
        ...{ kind: 'JOINT_ENFORCEMENT', lead: 'urban-management', reason: '楼道堆物' },
        dueAt: town.clock.in({ days: 2 }),
      });
      const called = (await issue.timeline(town.as('指挥长'))).find(
        ({ type }) => type === 'WhistleBlown',
      );
      const whistle = String(called?.data['whistle']);
      const present = { whistle, mode: 'ON_SITE', authorized: true, media: ['arrival.jpg'] };
      await town
        .as('教育局')
        .order(issue, 'CheckIn', { ...present, unit: 'education' })
        .expectRefusal('UNIT_NOT_CALLED');
      await town.as('城市管理局').order(issue, 'CheckIn', { ...present, unit: 'urban-management' });
      expect(await issue.phase(town.as('指挥长'))).toBe('IN_PROGRESS');
      const assignment = await issue.assignmentOf('urban-management', town.as('指挥长'));
      const call = { assignment, method: 'visit', reached: true };
      await town.as('城市管理局').order(issue, 'RecordContact', call);
      const done = { whistle, unit: 'urban-management', result: '楼道已清空' };
      await town.as('城市管理局').order(issue, 'CompleteWhistleWork', done);
      const released = { whistle, units: ['urban-management'] };
      await town.as('柳荫社区').order(issue, 'ReleaseUnits', released);
      await handledAndTold(town, issue, CITY_MANAGEMENT);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('指挥长'))).toBe('ARCHIVED');
    });
  });
});
