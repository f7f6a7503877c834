import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../harness/index.js';
import {
  GACHA,
  GRID,
  HOUSEHOLD,
  openPasture,
  ratedAndArchived,
  sentToHousehold,
  type Pasture,
} from './pasture.js';

/**
 * S1b-2 四岗一肩挑: centre household, head of the Party group, grid head and head of the herders' group are
 * one person, who says in which post they act; who may not check whom goes by the person.
 */
describe('S1b-2 四岗一肩挑', () => {
  let pasture: Pasture;
  /** Four posts on one shoulder, by the post acted in. */
  let naren: (post: string) => Person;

  const PROFILE = 'four-posts-one-person';
  const CATEGORY = 'facilities.pothole';
  const FOUR = {
    household: '党员中心户',
    group: '党小组长',
    grid: '网格长',
    herders: '牧民小组长',
  };
  const FOUND = {
    ...{ channel: 'visit', kind: 'HELP', title: '牧道塌陷', territory: GRID },
    appellant: { name: '那仁', phone: '13800138012' },
  };

  beforeAll(async () => {
    pasture = await openPasture();
    const post = { territory: GACHA, unit: 'community-bayan' };
    naren = pasture.town.employ({
      ...{ login: 'naren', displayName: '那仁' },
      posts: [
        {
          ...{ ...post, id: 'household', title: FOUR.household, unit: HOUSEHOLD },
          roles: ['CENTREHOUSEHOLD', 'TEAM'],
        },
        { ...post, id: 'group', title: FOUR.group, roles: ['BRANCH'], unit: 'branch-bayan' },
        { ...post, id: 'grid', title: FOUR.grid, roles: ['GRID'] },
        { ...post, id: 'herders', title: FOUR.herders, roles: ['COMMUNITY'] },
      ],
    });
  });
  afterAll(() => pasture.town.close());

  describe('四岗一肩挑', () => {
    it('gives one person four posts, and asks which one acts', async () => {
      const { posts } = (await naren('grid').get('/me')) as { posts: { title: string }[] };
      expect(posts.map(({ title }) => title)).toEqual(Object.values(FOUR));
      await naren('').tryReporting(FOUND).expectRefusal('POST_REQUIRED');

      await pasture.directory('DefinePostTypes', {
        postTypes: ['group', 'herders'].map((code) => ({ code, name: { zh: code, en: code } })),
      });
      const person = await naren('grid').id();
      const types = ['centre-household', 'group', 'grid-head', 'herders'];
      await pasture.directory('AppointPosts', {
        posts: types.map((type) => ({
          ...{ code: `naren-${type}`, person, type, place: GRID, holder: 'A' },
        })),
      });
      const held = (await pasture.grid.get('/directory/posts'))['posts'] as { person: string }[];
      expect(held.filter((post) => post.person === person)).toHaveLength(4);
    });

    it('keeps who found and handled it from checking it in a third post, up to the archive', async () => {
      const { town } = pasture;
      const issue = await naren('grid').report(FOUND);
      const assignment = await sentToHousehold(pasture, issue, PROFILE, CATEGORY);
      await naren('household').order(issue, 'SignAssignment', { assignment });
      const done = { assignment, result: '已填平', outcome: 'RESOLVED' };
      await naren('household').order(issue, 'CompleteHandling', done);
      await naren('herders')
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('OWN_WORK');
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '牧道已修', method: 'visit', reached: true };
      await naren('group').order(issue, 'FeedBack', told);
      expect(await ratedAndArchived(pasture, issue)).toBe('ARCHIVED');

      const acts = (await issue.timeline(town.as('话务员'))) as unknown as {
        type: string;
        actor: { person: string; post?: string };
      }[];
      const person = await naren('grid').id();
      const own = acts.filter(({ actor }) => actor.person === person);
      expect(own.map(({ actor }) => actor.post)).toEqual([
        'grid',
        'household',
        'household',
        'group',
      ]);
    });

    it('keeps who only found it from checking it too', async () => {
      const { household } = pasture;
      const issue = await naren('grid').report(FOUND);
      const assignment = await sentToHousehold(pasture, issue, PROFILE, CATEGORY);
      await household.order(issue, 'SignAssignment', { assignment });
      const done = { assignment, result: '已填平', outcome: 'RESOLVED' };
      await household.order(issue, 'CompleteHandling', done);
      await naren('herders')
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('OWN_FINDING');
      await pasture.grid.order(issue, 'VerifyResult', { passed: true });
      expect(await issue.phase(pasture.grid)).toBe('VERIFIED');
    });
  });
});
