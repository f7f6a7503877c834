import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { ratedAndArchived, takenUp } from '../harness/ending.js';
import { acceptedUnder, CITY_MANAGEMENT, dispatchedTo, inDirectory } from './matter.js';

/**
 * S1a-12 人人当三长、个个管治理: residents hold posts of grid, building and stair; they report and check
 * there, and nowhere else, and do nothing more.
 */
describe('S1a-12 人人当三长、个个管治理', () => {
  let town: Town;
  let building: Person;
  let stair: Person;

  const BUILDING = 'demo-heping-liuyin-yuan-3';
  const STAIR = `${BUILDING}-2`;
  /** 三长 by default, by the level of the place. */
  const THREE = [
    ['grid-leader', '网格长', 'grid'],
    ['house-leader', '楼栋长', 'building'],
    ['stair-leader', '单元长', 'stair'],
  ] as const;

  beforeAll(async () => {
    town = await openTown();
    const roles = ['RESIDENT', 'GRID'] as const;
    building = town.hire('lin', '楼栋长（居民）', { roles, territory: BUILDING });
    stair = town.hire('gao', '单元长（居民）', { roles, territory: STAIR });
    await inDirectory(town, 'DefinePostTypes', {
      postTypes: THREE.map(([code, zh, overLevel]) => ({
        ...{ code, name: { zh, en: code }, overLevel, verbs: ['REPORT', 'VERIFY'], onCard: true },
      })),
    });
    await inDirectory(town, 'AppointPosts', {
      posts: [
        {
          ...{ code: 'three-1', person: await town.as('柳荫社区网格员').id(), type: 'grid-leader' },
          ...{ place: 'demo-heping-liuyin-g1', holder: 'A', shownName: '陈静' },
        },
        {
          ...{ code: 'three-2', person: await building.id(), type: 'house-leader' },
          ...{ place: BUILDING, holder: 'A', shownName: '林海' },
        },
        {
          ...{ code: 'three-3', person: await stair.id(), type: 'stair-leader' },
          ...{ place: STAIR, holder: 'A', shownName: '高明' },
        },
      ],
    });
  });
  afterAll(() => town.close());

  /** Reported by a leader of the building, handled and waiting for the check. */
  async function handled(by: Person): Promise<IssueStory> {
    const matter = { category: 'sanitation.litter', territory: STAIR };
    const issue = await by.report({
      channel: 'patrol',
      kind: 'HELP',
      title: '单元堆物',
      ...matter,
    });
    const accepted = { ...matter, profile: 'everyone-a-leader' };
    await town.as('话务员').order(issue, 'AcceptIssue', accepted);
    await dispatchedTo(town, issue);
    const assignment = await takenUp(town, issue, CITY_MANAGEMENT);
    await town
      .as('城市管理局')
      .order(issue, 'CompleteHandling', { assignment, result: '已清理', outcome: 'RESOLVED' });
    return issue;
  }

  describe('人人当三长', () => {
    it('shows the three on the card of the stair', async () => {
      const { contacts } = (await town.as('居民').get(`/directory/territories/${STAIR}/card`)) as {
        contacts: { postType: { zh: string }; name: string }[];
      };
      const shown = contacts.map(({ postType, name }) => `${postType.zh}${name}`);
      for (const line of ['单元长高*', '楼栋长林*', '网格长陈*']) expect(shown).toContain(line);
    });

    it('lets one resident report and another check, up to the archive', async () => {
      const issue = await handled(stair);
      await stair.order(issue, 'VerifyResult', { passed: true }).expectRefusal('OWN_FINDING');
      await building.order(issue, 'VerifyResult', { passed: true, note: '已看过' });
      await town
        .as('城市管理局')
        .order(issue, 'FeedBack', { content: '已清理', method: 'phone', reached: true });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(building)).toBe('ARCHIVED');
    });

    it('leaves them nothing else: no feedback, no settling, no whistle', async () => {
      const issue = await handled(stair);
      const told = { content: '已清理', method: 'phone', reached: true };
      await building.order(issue, 'FeedBack', told).expectRefusal('ROLE_NOT_IN_PROFILE');
      await building.order(issue, 'VerifyResult', { passed: false, note: '仍有杂物' });
      expect(await issue.phase(building)).toBe('IN_PROGRESS');
      const fresh = await acceptedUnder(town, 'everyone-a-leader', {
        report: { territory: STAIR },
      });
      await building
        .order(fresh, 'SettleAtCommunity', { result: '自行清理', media: ['a.jpg'] })
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      await building
        .order(issue, 'BlowWhistle', {
          ...{ kind: 'JOINT_ENFORCEMENT', lead: 'urban-management', reason: '堆物' },
        })
        .expectRefusal('COMMAND_NOT_IN_PROFILE');
    });

    it('ends at the door of the building', async () => {
      const elsewhere = await acceptedUnder(town, 'everyone-a-leader', {
        report: { territory: 'demo-heping-guangming' },
      });
      await building.tryGetting(elsewhere.path).expectRefusal('OUT_OF_SCOPE');
      await building
        .order(elsewhere, 'VerifyResult', { passed: true })
        .expectRefusal('OUT_OF_SCOPE');
    });
  });
});
