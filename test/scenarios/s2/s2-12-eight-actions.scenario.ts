import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-12 八大行动 22项工程: a programme told by tags alone. Four keys, eight actions and 22 projects mark
 * matters; they change nothing in how a matter goes, and a place renames them as it likes.
 */
describe('S2-12 八大行动 22项工程', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const SHIPPED = join(import.meta.dirname, '../../../libs/playbooks/shipped/eight-actions.yaml');
  const LIGHTS = { category: 'facilities.street-light', territory: 'demo-heping-liuyin' };
  const BUREAU = { unit: 'urban-management', name: '城市管理局' };
  const KEYS = ['key-politics', 'key-organisation', 'key-conduct', 'key-discipline'];
  const numbered = (kind: string, count: number, digits: number): string[] =>
    Array.from({ length: count }, (_, at) => `${kind}-${String(at + 1).padStart(digits, '0')}`);
  const ACTIONS = numbered('action', 8, 1);
  const PROJECTS = numbered('project', 22, 2);

  const reported = (): Promise<IssueStory> =>
    town.as('话务员').report({
      ...{ ...LIGHTS, channel: 'hotline', kind: 'HELP', title: '路灯不亮' },
      appellant: { name: '王秀英', phone: '13800138051' },
    });
  const marked = (issue: IssueStory, tags?: readonly string[]) =>
    town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ ...LIGHTS, profile: 'eight-actions' },
      ...(tags === undefined ? {} : { tags }),
    });

  async function finished(issue: IssueStory): Promise<readonly string[]> {
    const agent = town.as('话务员');
    const dispatch = { lead: BUREAU.unit, dueAt: town.clock.in({ days: 3 }) };
    await agent.order(issue, 'DispatchIssue', dispatch);
    await takenUp(town, issue, BUREAU);
    await handledAndTold(town, issue, BUREAU);
    await ratedAndArchived(town, issue);
    expect(await issue.phase(agent)).toBe('ARCHIVED');
    return (await issue.timeline(agent)).map(({ type }) => type);
  }

  describe('八大行动、22项工程', () => {
    it('marks matters by four keys, eight actions and 22 projects', async () => {
      const all = [...KEYS, ...ACTIONS, ...PROJECTS];
      expect(all).toHaveLength(34);
      for (let at = 0; at < all.length; at += 10) {
        const issue = await reported();
        const tags = all.slice(at, at + 10);
        await marked(issue, tags);
        const accepted = (await issue.timeline(town.as('话务员'))).find(
          ({ type }) => type === 'IssueAccepted',
        );
        expect(accepted?.data['tags']).toEqual(tags);
      }
    });

    it('goes the same way to the archive with tags as without', async () => {
      const plain = await reported();
      await marked(plain);
      const tagged = await reported();
      await marked(tagged, ['key-conduct', 'action-3', 'project-07']);
      expect(await finished(tagged)).toEqual(await finished(plain));
    });

    it('knows no ninth action before the place has added it', async () => {
      const issue = await reported();
      await marked(issue, ['action-9']).expectRefusal('UNKNOWN_TAG');
      const shipped = await readFile(SHIPPED, 'utf8');
      await town.publish(
        shipped
          .replace('version: 1', 'version: 2')
          .replace('- { code: project-22,', '- { code: action-9,'),
      );
      await marked(issue, ['action-9']);
      await marked(await reported(), ['project-22']).expectRefusal('UNKNOWN_TAG');
      expect(await issue.phase(town.as('话务员'))).toBe('ACCEPTED');
    });
  });
});
