import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Town } from '../harness/index.js';
import { sentTo } from './life.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S0-2 楼幢公示（门厅公示）: the lobby shows name and masked line of the block's contact; residents call
 * directly, and the contact registers the matter on their behalf.
 */
describe('S0-2 楼幢公示', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const BLOCK = 'demo-heping-liuyin-yuan-3';
  const CALLED = {
    channel: 'building_contact',
    kind: 'HELP',
    title: '三号楼电梯困人',
    appellant: { name: '王秀英', phone: '13800138000' },
    territory: BLOCK,
    category: 'housing.lift',
  };
  const TAKEN_IN = { category: 'housing.lift', territory: BLOCK, profile: 'lobby-contact' };
  const PROPERTY = { unit: 'property-anju', name: '物业' };

  const card = async (): Promise<object[]> => {
    const { contacts } = await town.as('居民').get(`/directory/territories/${BLOCK}/card`);
    return contacts as object[];
  };

  describe('楼幢公示', () => {
    it('shows the contacts of the block with masked name and line, the nearest first', async () => {
      expect((await card())[0]).toEqual({
        postType: { zh: '楼栋长', en: 'Building leader' },
        place: BLOCK,
        name: '冯*',
        line: '0573******0034',
      });
    });

    it('goes from the call to the contact, for the resident, to the archive', async () => {
      const agent = town.as('话务员');
      const issue = await town.as('业委会').report(CALLED);
      await sentTo(town, issue, TAKEN_IN, { lead: PROPERTY.unit });
      expect(await issue.seenBy(town.as('回访员'))).toMatchObject({
        channel: 'building_contact',
        reported: { appellant: { name: '王秀英', phone: '13800138000' } },
      });
      expect(JSON.stringify(await issue.seenBy(town.as('物业')))).not.toMatch('13800138000');
      await takenUp(town, issue, PROPERTY);
      await handledAndTold(town, issue, PROPERTY);
      await town.as('回访员').order(issue, 'ConfirmByResident', { confirmed: true });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
      expect((await issue.timeline(agent))[0]?.sentence).toMatch('楼内联系人');
    });

    it('is closed to who is no contact of a block', async () => {
      const { params } = await town
        .as('话务员')
        .post('/issues', CALLED)
        .expectRefusal('CHANNEL_NOT_YOURS');
      expect(params).toMatchObject({ channel: 'building_contact' });
    });

    it('takes no personal mobile number on the card', async () => {
      const admin = town.as('admin');
      const post = {
        code: 'post-building-3-b',
        person: await town.as('中心户').id(),
        type: 'building-leader',
        place: BLOCK,
        holder: 'B',
        shownName: '于海',
      };
      const appoint = (line: string) =>
        admin.post('/directory/commands/AppointPosts', { posts: [{ ...post, line }] });
      await appoint('138 0013 8001').expectRefusal('PERSONAL_NUMBER');
      await appoint('0573-8123-0099');
      expect(await card()).toContainEqual(
        expect.objectContaining({ name: '于*', line: '0573******0099' }),
      );
    });
  });
});
