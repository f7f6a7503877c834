import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { archivedBy, archivedByTeam, sentTo } from './life.js';

/**
 * S0-7 行业/群体组织 (美丽大姐服务队、网商党委、横漂党支部): a themed team gets matters of marriage and family
 * and may decline; the trade body assists; a floating group reports from its home.
 */
describe('S0-7 行业/群体组织', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    await teamsRegistered();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const SISTERS = 'team-sisters';
  const TRADE = 'party-e-commerce';

  async function teamsRegistered(): Promise<void> {
    const order = (command: string, fields: Record<string, unknown>) =>
      town.as('admin').post(`/directory/commands/${command}`, fields);
    await order('RegisterCategories', {
      categories: [
        {
          ...{ code: 'family', name: { zh: '婚姻家庭', en: 'Marriage and family' } },
          ...{ defaultUrgency: 'NORMAL', defaultComplexity: 'ORDINARY', defaultLimitDays: 10 },
        },
      ],
    });
    const below = { parent: 'community-liuyin', territory: PLACE };
    await order('RegisterUnits', {
      units: [
        {
          ...{
            code: SISTERS,
            kind: 'team',
            name: { zh: '美丽大姐服务队', en: 'Beautiful Sisters' },
          },
          ...{ ...below, themes: ['family'] },
        },
        {
          ...{
            code: TRADE,
            kind: 'alliance',
            name: { zh: '网商党委', en: 'E-commerce Committee' },
          },
          ...below,
        },
      ],
    });
    await order('OpenServicePoints', {
      servicePoints: [
        {
          ...{ code: 'home-hengpiao', name: { zh: '横漂之家', en: 'Home of film extras' } },
          ...{ territory: PLACE, intake: true },
        },
      ],
    });
    await town.as('admin').post('/routing/rule-sets', {
      reason: '志愿队与专题队伍派单',
      ruleSet: {
        id: 'themes',
        name: { zh: '专题派单', en: 'Themes' },
        rules: [
          {
            ...{ id: 'family', when: { category: 'family' }, lead: [{ themedTeam: true }] },
            assists: [{ unit: TRADE }],
          },
        ],
        fallback: [{ unitOfTerritory: 'community' }],
        firstReceiver: true,
        baseKinds: ['community', 'street'],
        confidence: { fallback: 0.3, passedOver: 0.8 },
        cases: [],
      },
    });
  }

  const sisters = (): Person =>
    town.hire('sisters', '美丽大姐队长', {
      roles: ['TEAM', 'UNITLEAD'],
      unit: SISTERS,
      territory: PLACE,
    });
  const trade = (): Person =>
    town.hire('trade', '网商党委书记', { roles: ['TEAM'], unit: TRADE, territory: PLACE });

  /** A quarrel between a couple who trade online, sent where the rules say. */
  async function quarrel(): Promise<IssueStory> {
    const issue = await town.as('话务员').report({
      ...{ channel: 'hotline', kind: 'HELP', title: '夫妻网店经营纠纷', territory: PLACE },
      ...{ category: 'family', appellant: { name: '周红', phone: '13800138000' } },
    });
    const facts = { category: 'family', territory: PLACE };
    const proposal = await town.as('派单员').post('/routing/proposals', { facts });
    expect(proposal).toMatchObject({ decision: { lead: SISTERS, assists: [TRADE] } });
    const taken = { ...facts, profile: 'themed-teams' };
    await sentTo(town, issue, taken, { lead: SISTERS, assists: [TRADE] });
    return issue;
  }

  async function assisted(issue: IssueStory): Promise<void> {
    const assignment = await issue.assignmentOf(TRADE, town.as('话务员'));
    await trade().order(issue, 'SignAssignment', { assignment });
    await trade().order(issue, 'CompleteAssist', { assignment, result: '已约谈商户，签自律承诺' });
  }

  describe('行业与群体组织', () => {
    it('sends matters of family to the themed team, the trade body assisting, to the archive', async () => {
      const issue = await quarrel();
      await assisted(issue);
      expect(await archivedByTeam(town, issue, SISTERS, sisters())).toBe('ARCHIVED');
    });

    it('lets the team decline: the community takes over', async () => {
      const issue = await quarrel();
      const assignment = await issue.assignmentOf(SISTERS, town.as('话务员'));
      await sisters().order(issue, 'RequestReturn', {
        assignment,
        basis: '队长为当事人亲属，须回避',
        suggestedUnit: 'community-liuyin',
      });
      await town.as('派单员').order(issue, 'ApproveReturn', { assignment, reason: '理由成立' });
      await town.as('派单员').order(issue, 'Redispatch', {
        lead: 'community-liuyin',
        dueAt: town.clock.in({ days: 5 }),
        reason: '专题队伍回避',
      });
      await assisted(issue);
      const unit = { unit: 'community-liuyin', name: '柳荫社区' };
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('keeps the team to it where its reason does not hold', async () => {
      const issue = await quarrel();
      const assignment = await issue.assignmentOf(SISTERS, town.as('话务员'));
      await sisters().order(issue, 'RequestReturn', { assignment, basis: '近期任务较多' });
      await town.as('派单员').order(issue, 'DenyReturn', { assignment, reason: '不属回避情形' });
      await sisters().order(issue, 'SignAssignment', { assignment });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });

    it('takes what a floating group brings at its home, from its branch only', async () => {
      const wages = {
        ...{ channel: 'group_home', kind: 'HELP', title: '群演工资拖欠', territory: PLACE },
        ...{
          category: 'livelihood.wage-arrears',
          appellant: { name: '横漂', phone: '13800138000' },
        },
      };
      const { servicePoints } = await town.as('居民').get('/directory/service-points');
      expect(JSON.stringify(servicePoints)).toMatch('横漂之家');
      const issue = await town.as('党支部').report(wages);
      expect((await issue.timeline(town.as('话务员')))[0]?.sentence).toMatch('群体之家');
      await town.as('柳荫社区').post('/issues', wages).expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});
