import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { done, issueIn, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';

const LAMPS = {
  id: 'district',
  name: { zh: '示范区规则', en: 'Rules of the district' },
  rules: [
    {
      id: 'lights',
      name: { zh: '路灯', en: 'Street lights' },
      when: { category: 'facilities.street-light' },
      lead: [{ unit: 'urban-management' }],
      assists: [{ unitOfTerritory: 'community' }],
      limit: { amount: 2, unit: 'WORK_DAY' },
      confidence: 0.95,
      basis: '示范区派单目录',
    },
  ],
  fallback: [{ unitOfTerritory: 'community' }],
  firstReceiver: true,
  baseKinds: ['street', 'community'],
  confidence: { fallback: 0.3, passedOver: 0.8 },
  cases: [],
};

/** A story of several pages, on a machine that others use as well. */
const LONG_MS = 90_000;

inBrowser("the operator's desk in a browser", () => {
  let test: TestApi;
  let operator: Client;
  let street: Client;
  let handler: Client;
  let browser: Browser;
  let page: Page;
  /** Reported by a resident before the call comes. */
  let before: string;
  /** What the call becomes. */
  let lamp = '';

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    [operator, street, handler] = await Promise.all([
      test.as('operator'),
      test.as('street'),
      test.as('handler'),
    ]);
    const admin = await test.as('admin');
    done(await admin.post('/routing/rule-sets', { ruleSet: LAMPS, reason: '试用' }));
    const resident = await test.as('resident');
    const report = { ...STREET_LIGHT, channel: 'snapshot', confidentiality: 'NORMAL' };
    before = issueIn(done(await resident.post('/issues', report)));
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  });

  afterEach(() => page.context().close());

  async function enter(path: string, login = 'operator'): Promise<void> {
    await page.goto(`${test.api.url}/console${path}`);
    await logIn(page, login);
  }

  const heading = (text: string): Locator => page.getByRole('heading', { name: new RegExp(text) });
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });

  /** A key means something only once what may be done is known. */
  async function press(key: string, offered: string): Promise<void> {
    await page.getByRole('button', { name: offered, exact: true }).first().waitFor();
    await page.keyboard.press(key);
  }

  const drafts = (): Promise<string> =>
    page.evaluate<string>("Object.keys(localStorage).filter(k => k.includes('draft')).join()");

  it(
    'takes a call by the keyboard, with likely categories and what is alike beside it',
    async () => {
      await enter('/intake');
      await heading('来电登记').waitFor();
      await page.keyboard.type('柳荫路路灯不亮');
      await page.getByRole('link', { name: STREET_LIGHT.title }).waitFor();
      await page.getByText(/描述相近/).waitFor();
      await page.keyboard.press('Alt+1');
      await page.getByText('路灯不亮', { exact: true }).first().waitFor();
      const place = page.getByLabel('辖区或网格');
      await place.fill('柳荫社区');
      await place.press('Enter');
      await page.getByLabel('姓名').fill('李建军');
      const phone = page.getByLabel('电话');
      await phone.fill('13900139000');
      await phone.press('Tab');
      expect(await phone.inputValue()).toBe('139****9000');
      expect(await barriers(page)).toEqual([]);
      expect(await drafts()).toContain('draft');

      await page.reload();
      await heading('来电登记').waitFor();
      expect(await page.getByLabel('姓名').inputValue()).toBe('李建军');
      await page.keyboard.press('Control+Enter');
      await page.getByText('回执码（请念给诉求人）').waitFor();
      expect(await drafts()).toBe('');
      await page.keyboard.press('o');
      await heading('柳荫路路灯不亮').waitFor();
      lamp = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const { body } = await operator.get(`/issues/${lamp}`);
      expect(body).toMatchObject({ phase: 'ACCEPTED', category: STREET_LIGHT.category });
      expect(body['reported']).toMatchObject({ appellant: { phone: '13900139000' } });
    },
    LONG_MS,
  );

  it(
    'leaves no draft behind when somebody logs out',
    async () => {
      await enter('/intake');
      await heading('来电登记').waitFor();
      await page.getByLabel('姓名').fill('李建军');
      expect(await drafts()).toContain('draft');
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.getByLabel('账号').waitFor();
      expect(await drafts()).toBe('');
    },
    LONG_MS,
  );

  it(
    'adds a second caller to the matter that is there already',
    async () => {
      await enter('/intake');
      await heading('来电登记').waitFor();
      await page.keyboard.type('柳荫路路灯不亮，又来问');
      const known = page.getByRole('listitem').filter({ hasText: '已受理' }).first();
      await known.getByRole('button', { name: '并入这件' }).click();
      await page.keyboard.press('Control+Enter');
      await page.getByText('回执码（请念给诉求人）').waitFor();
      const { body } = await operator.get(`/issues/${lamp}`);
      expect(body['joined']).toHaveLength(1);
    },
    LONG_MS,
  );

  it(
    'shows whom the rules propose and why, and dispatches by one key',
    async () => {
      await enter(`/issues/${lamp}`);
      await press('d', '派单');
      const opened = dialog('派单');
      await opened.getByText('把握 95%').waitFor();
      await opened.getByText(/规则的依据：示范区派单目录/).waitFor();
      await opened.getByText(/2 个工作日，按日历/).waitFor();
      await opened.getByText(/派单：主办 城市管理局/).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await opened.waitFor({ state: 'detached' });
      await page.getByText('已派单').first().waitFor();
      const { body } = await operator.get(`/issues/${lamp}`);
      expect(body['leadUnit']).toBe('urban-management');
      await page.getByRole('button', { name: '为何派到这里' }).click();
      await page.getByText(/由人员派给“城市管理局”，理由：采纳派单建议/).waitFor();
    },
    LONG_MS,
  );

  it(
    'blows the whistle from a dialog that a change meanwhile does not close, and sees who comes',
    async () => {
      await enter(`/issues/${lamp}`, 'street');
      await press('w', '吹哨');
      const opened = dialog('吹哨');
      await opened.getByText('应急处置哨').click();
      await opened.getByLabel('协办单位').fill('公安');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await opened.getByLabel('理由').fill('夜间多处断电');
      await handlerSigns();
      await opened.getByText(/打开之后事项有变化.*已签收/).waitFor();
      await opened.getByRole('button', { name: '先看会怎样' }).click();
      await opened.getByText('确定后将会：').waitFor();
      expect(await barriers(page)).toEqual([]);
      await opened.getByLabel('理由').press('Control+Enter');
      await opened.waitFor({ state: 'detached' });
      const panel = page.getByRole('region', { name: '应急处置哨' });
      await panel.getByText('已吹哨，待报到').waitFor();
      const { body } = await street.get(`/issues/${lamp}`);
      const [whistle] = body['whistles'] as { id: string }[];
      const arrival = { unit: 'urban-management', mode: 'ON_SITE', authorized: true };
      done(await handler.post(`/issues/${lamp}/whistles/${whistle?.id ?? ''}/check-ins`, arrival));
      await panel
        .getByRole('listitem')
        .filter({ hasText: '城市管理局' })
        .getByText('已报到')
        .waitFor();
      expect(await barriers(page)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'shows name and phone only for a reason, which is on record',
    async () => {
      await enter(`/issues/${before}`);
      await page.getByText('王** 138****8000').waitFor();
      await page.keyboard.press('u');
      await page.getByLabel(/为什么要看/).fill('回电核实路灯编号');
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: '查看' }).click();
      await page.getByText('王秀英 13800138000').waitFor();
      const officer = await test.as('dataofficer');
      const { body } = await officer.get(`/personal-data-readings?issue=${before}`);
      expect(body['readings']).toMatchObject([{ purpose: '回电核实路灯编号' }]);
    },
    LONG_MS,
  );

  it(
    'presses a unit, and tells what is open by keys and what is not and why',
    async () => {
      await enter(`/issues/${lamp}`, 'supervisor');
      await press('s', '督办');
      const opened = dialog('督办');
      await opened.getByLabel('理由').fill('多人反映');
      await opened.getByRole('button', { name: '1 天后' }).click();
      expect(await barriers(page)).toEqual([]);
      await opened.getByLabel('理由').press('Control+Enter');
      await opened.waitFor({ state: 'detached' });
      await page.getByText('待回复').waitFor();
      await page.keyboard.press('?');
      const keys = dialog('快捷键');
      await keys.getByRole('button', { name: '现在不能办' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await keys.waitFor({ state: 'detached' });
    },
    LONG_MS,
  );

  it(
    'has the result checked by an inspector, by the keyboard',
    async () => {
      await finished();
      await enter(`/issues/${lamp}`, 'inspector');
      await press('v', '核查');
      await page.keyboard.press('Escape');
      await dialog('核查').waitFor({ state: 'detached' });
      await press('v', '核查');
      await dialog('核查').getByText('是', { exact: true }).first().click();
      await page.keyboard.press('Control+Enter');
      await dialog('核查').waitFor({ state: 'detached' });
      await page.getByText('核查通过').first().waitFor();
    },
    LONG_MS,
  );

  it(
    'prints a slip in Chinese, with what the unit must know and nobody’s phone',
    async () => {
      await enter(`/issues/${lamp}`);
      await press('p', '派单单');
      await page.getByRole('button', { name: '打印' }).waitFor();
      const slip = await page.getByRole('article').first().innerText();
      for (const part of [
        '派 单 单',
        '城市管理局（主办）',
        '139****9000',
        '采纳派单建议',
        '签收人',
      ])
        expect(slip).toContain(part);
      expect(slip).not.toContain('13900139000');
      expect(await barriers(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
      expect(await page.getByRole('article').first().isVisible()).toBe(true);
    },
    LONG_MS,
  );

  it(
    'bars nobody on a phone, and speaks English',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await enter(`/issues/${lamp}`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('Whose turn').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.goto(`${test.api.url}/console/intake`);
      await heading('Intake').waitFor();
      expect(await barriers(page)).toEqual([]);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(390);
    },
    LONG_MS,
  );

  async function leadOf(): Promise<string> {
    const { body } = await operator.get(`/issues/${lamp}`);
    const assignments = body['assignments'] as { id: string; unit: string }[];
    return assignments.find(({ unit }) => unit === 'urban-management')?.id ?? '';
  }

  async function handlerSigns(): Promise<void> {
    done(await handler.post(`/issues/${lamp}/assignments/${await leadOf()}/signature`));
  }

  /** The units do what is theirs; what stands open beside it is lifted or waived. */
  async function finished(): Promise<void> {
    const { body } = await operator.get(`/issues/${lamp}`);
    const lead = await leadOf();
    for (const { id, status } of body['assignments'] as { id: string; status: string }[])
      if (id !== lead && status !== 'DONE')
        done(
          await operator.post(`/issues/${lamp}/assignments/${id}/waiver`, { reason: '主办已处置' }),
        );
    const supervisor = await test.as('supervisor');
    for (const { id } of body['supervisionOrders'] as { id: string }[])
      done(
        await supervisor.post(`/issues/${lamp}/supervision-orders/${id}/lifting`, {
          reason: '已处置',
        }),
      );
    const [whistle] = body['whistles'] as { id: string }[];
    const place = `/issues/${lamp}/whistles/${whistle?.id ?? ''}`;
    const unit = 'urban-management';
    done(await handler.post(`${place}/work`, { unit, result: '现场已断电并更换线缆' }));
    done(await street.post(`${place}/releases`, { units: [unit] }));
    done(
      await handler.post(`/issues/${lamp}/assignments/${lead}/completion`, {
        result: '三盏路灯已修复',
        outcome: 'RESOLVED',
      }),
    );
  }
});
