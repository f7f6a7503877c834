import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type Town } from '../harness/index.js';
import { handledAndTold, takenUp } from '../harness/ending.js';

/**
 * S2-4 平安系统对接 雪亮工程, 蓝天卫士, 智慧河长: what cameras and sensors see becomes a pending issue, once
 * for each event of a device, and is looked at on site before anybody is sent.
 */
describe('S2-4 平安系统对接 雪亮工程', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const SEEN = {
    kind: 'HELP',
    territory: 'demo-heping-liuyin',
    category: 'environment.river',
  };
  const ACCEPTANCE = {
    category: 'environment.river',
    territory: 'demo-heping-liuyin',
    profile: 'safety-systems',
  };
  const WATER = { unit: 'water', name: '水务局' };

  /** The gateway of the joined systems: an account that watches, as an inspector does on foot. */
  const adapter = (): Person =>
    town.hire('device-gateway', '平安系统接口', {
      roles: ['INSPECTOR'],
      unit: 'command-centre',
      territory: 'demo',
    });

  const event = (source: string, id: string, title: string) => ({
    ...{ ...SEEN, channel: source, title, external: { source, id } },
  });

  describe('平安系统对接', () => {
    it.each([
      ['sharp-eyes', '河边有人倾倒垃圾'],
      ['blue-sky-guard', '河滩秸秆冒烟'],
      ['river-chief', '水质监测异常'],
    ])('makes a pending issue of an event of %s', async (source, title) => {
      const issue = await adapter().report(event(source, 'D-1', title));
      expect(await issue.seenBy(town.as('话务员'))).toMatchObject({
        phase: 'REPORTED',
        channel: source,
      });
    });

    it('goes from the sensor over the look on site to the archive', async () => {
      const agent = town.as('话务员');
      const issue = await adapter().report(event('river-chief', 'D-2', '氨氮超标'));
      await agent.order(issue, 'AcceptIssue', ACCEPTANCE);
      const dispatch = { lead: WATER.unit, dueAt: town.clock.in({ days: 5 }) };
      await agent.order(issue, 'DispatchIssue', dispatch).expectRefusal('REPORT_NOT_CHECKED');
      await town.as('柳荫社区').order(issue, 'VerifyReport', {
        real: true,
        finding: '排污口有污水',
        media: ['photo-1'],
      });
      await agent.order(issue, 'DispatchIssue', dispatch);
      await takenUp(town, issue, WATER);
      await handledAndTold(town, issue, WATER);
      await agent.order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('takes the same event of a device once', async () => {
      const issue = await adapter().report(event('sharp-eyes', 'D-3', '垃圾倾倒'));
      const again = await adapter()
        .post('/issues', event('sharp-eyes', 'D-3', '垃圾倾倒（重发）'))
        .expectRefusal('EXTERNAL_KNOWN');
      expect(again.params).toMatchObject({ issue: issue.id });
    });

    it('sends nobody where the device erred', async () => {
      const agent = town.as('话务员');
      const issue = await adapter().report(event('blue-sky-guard', 'D-4', '疑似火点'));
      await agent.order(issue, 'AcceptIssue', ACCEPTANCE);
      await town.as('柳荫社区').order(issue, 'VerifyReport', {
        real: false,
        finding: '炊烟',
        media: ['photo-2'],
      });
      await agent
        .order(issue, 'DispatchIssue', { lead: WATER.unit, dueAt: town.clock.in({ days: 5 }) })
        .expectRefusal('REPORT_FALSE');
      await town.as('值班长').order(issue, 'Void', { reason: '设备误报' });
      expect(await issue.phase(agent)).toBe('VOIDED');
    });

    it('takes reports in the name of a device from nobody else', async () => {
      await town
        .as('话务员')
        .post('/issues', event('sharp-eyes', 'D-5', '垃圾'))
        .expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});
