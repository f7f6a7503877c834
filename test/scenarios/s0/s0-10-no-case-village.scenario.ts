import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { IssueStory } from '../harness/story.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-10 无案村（社区）+ 雪亮工程 + 驻村平安指导员: a village without a case for a year is a no-case village; a
 * device's alert is filed only by a person; each village has a safety instructor.
 */
describe('S0-10 无案村', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const VILLAGE = 'demo-shanqian-shangcun';
  const village = (): Person => town.as('上村村委会');
  const townOffice = (): Person => town.as('山前镇');
  const grid = (): Person =>
    town.hire('grid-shangcun', '上村网格员', {
      roles: ['GRID'],
      unit: 'community-shangcun',
      territory: VILLAGE,
    });

  const counting = (): Promise<SideStory> =>
    townOffice().open('register', {
      playbook: 'no-case-village',
      register: 'no-case',
      title: '上村无案村创建',
      territory: VILLAGE,
    });
  const standing = async (entry: SideStory): Promise<string> =>
    ((await entry.seenBy(townOffice())) as { view: { at: string } }).view.at;

  const ALERT = {
    playbook: 'no-case-village',
    register: 'device-alert',
    title: '村口夜间聚集',
    territory: VILLAGE,
  };
  const facts = (device: string, place = 'PUBLIC_PLACE') => [
    { fact: 'device', value: device },
    { fact: 'place', value: place },
    { fact: 'purpose', value: 'PUBLIC_SAFETY' },
  ];
  const alert = (): Promise<SideStory> =>
    town.as('话务员').open('register', { ...ALERT, facts: facts('CAMERA') });

  describe('无案村', () => {
    it('is what a village becomes after a year without a case, and begins anew with the next', async () => {
      const streak = await counting();
      await town.clock.advance({ days: 200 });
      await village().order(streak, 'AddToTally', { tally: 'cases', basis: '盗窃一起' });
      await village().order(streak, 'TakeStep', { step: 'reset' });
      await town.clock.advance({ days: 200 });
      expect(await standing(streak)).toBe('COUNTING');
      await town.clock.advance({ days: 166 });
      expect(await standing(streak)).toBe('NO_CASE');
      await village().order(streak, 'TakeStep', { step: 'reset' });
      expect(await standing(streak)).toBe('COUNTING');
    });

    it('is not awarded by hand', async () => {
      await townOffice()
        .order(await counting(), 'TakeStep', { step: 'award' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
    });
  });

  describe('雪亮工程', () => {
    it('files an alert when a person has confirmed it, up to the archive', async () => {
      const seen = await alert();
      const before = (await seen.seenBy(grid())) as { view: { issues: string[] } };
      expect(before.view.issues).toEqual([]);
      await grid().order(seen, 'TakeStep', { step: 'confirm', note: '已到现场核实' });
      const { view } = (await seen.seenBy(grid())) as { view: { issues: string[] } };
      const issue = new IssueStory(view.issues[0] ?? '', {}, () => town.settle());
      const taken = { category: 'safety', territory: VILLAGE, profile: 'no-case-village' };
      const unit = { unit: 'police-heping', name: '和平派出所' };
      await sentTo(town, issue, taken, { lead: unit.unit });
      expect(await issue.seenBy(town.as('话务员'))).toMatchObject({ channel: 'device' });
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('files no false alarm, and says when nobody looks', async () => {
      const wrong = await alert();
      await grid().order(wrong, 'TakeStep', { step: 'dismiss', note: '村民跳舞' });
      expect(await wrong.seenBy(grid())).toMatchObject({
        status: 'ENDED',
        view: { at: 'DISMISSED', issues: [] },
      });
      const unseen = await alert();
      await town.clock.advance({ minutes: 31 });
      expect(await unseen.seenBy(grid())).toMatchObject({ view: { overdue: true, issues: [] } });
    });

    it('is not confirmed by who registered it, and takes images of public places only', async () => {
      const own = await grid().open('register', { ...ALERT, facts: facts('SMART_GATE') });
      await grid().order(own, 'TakeStep', { step: 'confirm' }).expectRefusal('SAME_PERSON');
      await town
        .as('话务员')
        .tryOpening('register', { ...ALERT, facts: facts('FACE_RECOGNITION', 'COURTYARD') })
        .expectRefusal('FACT_MALFORMED');
    });
  });

  describe('驻村平安指导员', () => {
    it('stands in every village, and a village without one is found', async () => {
      const admin = town.as('admin');
      const coverage = () => admin.get('/directory/post-types/safety-instructor/coverage');
      const villages = ['shangcun', 'xiacun'].map((name) => `demo-shanqian-${name}`);
      await admin.post('/directory/commands/SetQuotas', {
        quotas: villages.map((place) => ({
          code: `instructor-${place}`,
          postType: 'safety-instructor',
          place,
          count: 1,
        })),
      });
      const appoint = async (place: string): Promise<void> => {
        const post = { code: `post-${place}`, type: 'safety-instructor', place, holder: 'A' };
        const person = await grid().id();
        await admin.post('/directory/commands/AppointPosts', { posts: [{ ...post, person }] });
      };
      await appoint(VILLAGE);
      expect(await coverage()).toMatchObject({ places: 2, held: 1, share: 0.5 });
      const { findings } = await admin.get('/directory/findings');
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: 'BELOW_QUOTA', code: 'safety-instructor' }),
      );
      await appoint('demo-shanqian-xiacun');
      expect(await coverage()).toMatchObject({ places: 2, full: 2, share: 1 });
    });
  });
});
