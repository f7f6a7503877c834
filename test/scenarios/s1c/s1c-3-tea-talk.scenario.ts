import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';
import { LIUYIN } from './ordered.js';

/**
 * S1c-3 民情茶座、社区管家、五治融合: the community drinks tea with residents; one session yields several
 * matters, of which some become issues and some are settled at the table.
 */
describe('S1c-3 民情茶座、社区管家、五治融合', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLAYBOOK = 'tea-talk';
  const TALKED = [
    { matter: '楼道堆物', title: '3号楼楼道堆物', category: 'sanitation.litter' },
    { matter: '健身器材松动', title: '健身器材松动', category: 'facilities.green-space' },
  ] as const;

  async function tea(): Promise<SideStory> {
    const community = town.as('柳荫社区');
    const session = await community.open('reception', {
      ...{ playbook: PLAYBOOK, session: 'tea-talk', mode: 'INVITE', territory: LIUYIN },
      date: town.clock.now.slice(0, 10),
      host: await community.id(),
      place: '柳荫苑凉亭',
    });
    await community.order(session, 'OpenSession');
    return session;
  }

  /** Somebody says something over the tea; gives the visit. */
  async function said(session: SideStory, matter: string): Promise<string> {
    const visitor = { visitor: '王秀英', matter, repeat: false };
    await town.as('柳荫社区').order(session, 'RegisterVisitor', visitor);
    const lines = await session.timeline(town.as('柳荫社区'));
    return String(lines.findLast(({ type }) => type === 'VisitorRegistered')?.data['visit']);
  }

  const reported = (title: string, category: string): Promise<IssueStory> =>
    town
      .as('柳荫社区')
      .report({ channel: PLAYBOOK, kind: 'HELP', title, territory: LIUYIN, category });

  const accept = (issue: IssueStory, category: string, tags: readonly string[]) =>
    town
      .as('话务员')
      .order(issue, 'AcceptIssue', { category, territory: LIUYIN, profile: PLAYBOOK, tags });

  describe('民情茶座', () => {
    it('makes two issues of one session, settles a third matter, and brings an issue to the archive', async () => {
      const session = await tea();
      const community = town.as('柳荫社区');
      const issues: IssueStory[] = [];
      for (const { matter, title, category } of TALKED) {
        const visit = await said(session, matter);
        const issue = await reported(title, category);
        await community.order(session, 'LinkVisitIssue', { visit, issue: issue.id });
        issues.push(issue);
      }
      const asked = await said(session, '社保卡怎么补');
      await community.order(session, 'CloseSession').expectRefusal('VISITS_OPEN');
      await community.order(session, 'SettleVisit', { visit: asked, answer: '带身份证到社区窗口' });
      await community.order(session, 'CloseSession').expectRefusal('MINUTES_MISSING');
      await community.order(session, 'RecordMinutes', { minutes: '三件事，两件转办' });
      await community.order(session, 'CloseSession');
      expect(await session.status(community)).toBe('CLOSED');

      const [first, second] = issues as [IssueStory, IssueStory];
      for (const issue of issues) {
        const streams = await issue.sideStreams(community);
        expect(streams).toMatchObject([{ id: session.id }]);
      }
      await accept(first, 'sanitation.litter', ['rule-2']);
      await town
        .as('派单员')
        .order(first, 'DispatchIssue', { lead: 'urban-management-sanitation' });
      const section = { unit: 'urban-management-sanitation', name: '环境卫生科' };
      await takenUp(town, first, section);
      await handledAndTold(town, first, section);
      await ratedAndArchived(town, first);
      expect(await first.phase(town.as('话务员'))).toBe('ARCHIVED');
      expect(await second.phase(town.as('话务员'))).toBe('REPORTED');
    });

    it('lets the housekeepers report in a channel of theirs, and nobody else', async () => {
      const seen = {
        ...{ channel: 'housekeeper', kind: 'HELP', title: '单元门损坏' },
        ...{ territory: `${LIUYIN}-g1`, category: 'housing.property-service' },
      };
      const issue = await town.as('柳荫社区网格员').report(seen);
      expect((await issue.timeline(town.as('话务员')))[0]?.sentence).toMatch(/社区管家/);
      await town.as('居民').post('/issues', seen).expectRefusal('CHANNEL_NOT_YOURS');
    });

    it('takes the five of 五治 from an editable list, and no sixth', async () => {
      const issue = await reported('邻里噪声', 'environment.living-noise');
      await accept(issue, 'environment.living-noise', ['rule-6']).expectRefusal('UNKNOWN_TAG');
      await accept(issue, 'environment.living-noise', ['rule-1', 'rule-5']);
      expect(await issue.phase(town.as('话务员'))).toBe('ACCEPTED');
    });
  });
});
