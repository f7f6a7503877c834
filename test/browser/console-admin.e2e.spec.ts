import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';

const PLAYBOOK = `id: our-town
version: 1
name: { zh: 我镇机制, en: Our town }
mechanisms: []
issue:
  skips: [REQUESTED, ORDERED]
  maxReturns: 1
  maxReworkRounds: 2
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 24
  reworkDays: 3
  retentionClass: issue-10-years
`;
/** Where `console-everywhere` does not come: other parts of the directory, and phones. */
const AT_A_DESK = [
  '/admin/directory/trees?entry=party-liuyin-g1',
  '/admin/directory/places?entry=demo-heping-liuyin-yuan-3',
  '/admin/directory/posts?entry=post-head-liuyin-g1',
];
const ON_A_PHONE = ['/admin', '/admin/calendars', '/admin/rules', AT_A_DESK[1] ?? ''];

inBrowser('the administrator in a browser', () => {
  let test: TestApi;
  let admin: Client;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    admin = await test.as('admin');
    expect((await admin.post('/playbooks', { text: PLAYBOOK })).status).toBe(200);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await enter('/admin', 'admin');
    await page.getByRole('heading', { name: '待关注' }).waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  /** Logs in, in a page of the context. */
  async function enter(path: string, login: string): Promise<void> {
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await open(path);
    await logIn(page, login);
  }
  const open = (path: string): Promise<unknown> =>
    page.goto(new URL(`/console${path}`, test.api.url).href);
  /** Ant Design draws two Chinese characters apart. */
  const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
    within.getByRole('button', {
      name: typeof name === 'string' ? new RegExp(`^${[...name].join('\\s?')}$`) : name,
    });
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
  };

  it('adds a unit under the tree: seen before it is so, and from a day to come', async () => {
    await open('/admin/directory/units');
    await page.getByLabel('搜索名称或编码').fill('urban-management');
    await button(/^城市管理局 urban-management/).click();
    await button('在其下新增').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('编码').fill('urban-management-parks');
    await dialog.getByLabel('中文名称').fill('园林绿化科');
    await dialog.getByLabel('英文名称').fill('Parks');
    await choose('类型', '科室');
    await dialog.getByLabel('生效日').fill('2099-01-01');
    await button('看看会怎样').click();
    await dialog.getByText('自 2099-01-01 起生效').waitFor();
    // Nothing has happened yet.
    const units = async (day: string): Promise<string> =>
      JSON.stringify((await admin.get(`/directory/units?asOf=${day}`)).body['units']);
    expect(await units('2099-02-01')).not.toContain('urban-management-parks');
    await button('确认执行').click();
    await page.getByText(/已生效，名录现为第 \d+ 版/).waitFor();
    expect(await units('2099-02-01')).toContain('urban-management-parks');
    expect(await units('2098-12-31')).not.toContain('urban-management-parks');
    await open('/admin');
    await page.getByRole('link', { name: '2099-01-01 开始 · 单位 园林绿化科' }).click();
    await page.getByText('尚未生效').first().waitFor();
  });

  it('says who would be orphaned before a unit is retired', async () => {
    await open('/admin/directory/units?entry=environment');
    await button('撤销单位').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('机构改革');
    await button('看看会怎样').click();
    await dialog.getByText(/个条目仍指向被终止的内容/).waitFor();
    await dialog.getByText('清单事项“item-duty-river”的配合单位指向“environment”').waitFor();
    await button('返回修改', dialog).click();
    await choose('承接单位', '水务');
    await button('看看会怎样').click();
    await dialog
      .getByText(/由“.*水.*”承接/)
      .first()
      .waitFor();
  });

  it('reviews an item of a list for another half year', async () => {
    await open('/admin/directory/lists?entry=item-duty-light');
    await button('复审').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('复审通过，下次复审').fill('2099-12-31');
    await button('看看会怎样').click();
    await dialog.getByText('2099-12-31').waitFor();
    await button('确认执行').click();
    await page.getByText(/已生效/).waitFor();
    const { body } = await admin.get('/directory/list-items');
    expect(body['listItems']).toContainEqual(
      expect.objectContaining({ id: 'item-duty-light', nextReview: '2099-12-31' }),
    );
  });

  it('shows the fault of a playbook at its line, and publishes a sound one as a new version', async () => {
    await open('/admin/playbooks/our-town');
    const editor = page.getByLabel('机制原文（YAML）');
    await page.getByText('检查通过').waitFor();
    const write = async (text: string): Promise<void> => {
      await editor.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    };
    await write(PLAYBOOK.replace('maxReturns: 1', 'maxReturns: many'));
    await page
      .getByTestId('faults')
      .getByText('第 7 行 issue.maxReturns must be integer')
      .waitFor();
    await page.locator('.cm-lint-marker-error').waitFor();
    expect(await button('发布').isDisabled()).toBe(true);
    await write(PLAYBOOK.replace('reworkDays: 3', 'reworkDays: 5'));
    await page.getByText('检查通过').waitFor();
    await button('升一版').click();
    await page.getByText('检查通过').waitFor();
    await button('发布').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('ins', { hasText: 'reworkDays: 5' }).waitFor();
    await button('发布', dialog).click();
    await page.getByText('“our-town”第 2 版已发布').waitFor();
    const { body } = await admin.get('/playbooks/our-town');
    expect([body['version'], String(body['text']).includes('reworkDays: 5')]).toEqual([2, true]);
  });

  it('checks rules at their lines, tries them, and runs them in the shadow', async () => {
    await open('/admin/rules');
    const editor = page.getByLabel('规则集（YAML）');
    await editor.waitFor();
    await page.getByText('可以发布').waitFor();
    const draft = `id: lights
name: { zh: 路灯, en: Lights }
rules:
  - id: lights
    when: { category: facilities.street-light }
    lead: [{ unit: nobody-here }]
fallback: [{ unitOfTerritory: community }, { unitOfTerritory: street }]
firstReceiver: true
baseKinds: [street, community]
confidence: { fallback: 0.3, passedOver: 0.8 }
`;
    const write = async (text: string): Promise<void> => {
      await editor.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    };
    await write(draft);
    await page
      .getByTestId('findings')
      .getByText(/第 4 行.*nobody-here/)
      .waitFor();
    expect(await button('发布为现行规则').isDisabled()).toBe(true);
    await write(draft.replace('nobody-here', 'power-supply'));
    await page.getByText('可以发布').waitFor();
    await page.getByLabel('事项', { exact: true }).click();
    await page.keyboard.type('路灯');
    await page.keyboard.press('Enter');
    await page.getByLabel('辖区', { exact: true }).click();
    await page.keyboard.type('柳荫社区');
    await page.keyboard.press('Enter');
    await button('按编辑器中的规则').click();
    await page
      .getByTestId('decision')
      .getByText(/主办：.*供电/)
      .waitFor();
    await button('发布为现行规则').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('路灯归供电公司');
    await button('发布为现行规则', dialog).click();
    await page.getByText('现行：“lights”第 1 版，1 条规则').waitFor();
    await button('按现行规则').click();
    await page
      .getByTestId('decision')
      .getByText(/依据规则集 lights v1/)
      .waitFor();
    await button('开始影子运行').click();
    await page.getByText(/“lights”自 .* 试算中/).waitFor();
    expect((await admin.get('/routing/shadow')).body).toMatchObject({ candidate: 'lights' });
  });

  it('makes a day a holiday in a new version of the calendar', async () => {
    await open('/admin/calendars');
    await page.getByRole('table').waitFor();
    const day = page.locator('button[data-date]').filter({ hasText: '上班' }).first();
    const date = String(await day.getAttribute('data-date'));
    await page.getByLabel(/^节日名称/).fill('全民健身日');
    await day.click();
    await page.locator(`[data-date="${date}"]`).filter({ hasText: '全民健身日' }).waitFor();
    await button('发布新版').click();
    await button('看看会怎样').click();
    await button('确认执行').click();
    await page.getByText(/已生效/).waitFor();
    const { body } = await admin.get('/directory/calendars');
    expect(JSON.stringify(body['calendars'])).toContain(
      JSON.stringify({ date, off: true, name: '全民健身日' }),
    );
  });

  it('makes an account whose person must choose a password of their own', async () => {
    await open('/admin/accounts');
    await button(/新增账号/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('登录名').fill('newcomer');
    await dialog.getByLabel('姓名').fill('方宁');
    await dialog.getByLabel('岗位编号').fill('unit');
    await dialog.getByLabel('岗位名称').fill('经办人');
    await choose('角色', '承办单位经办人');
    await page.keyboard.press('Escape');
    await choose('单位', '生态环境局');
    await button('看看会怎样').click();
    const foreseen = page.getByRole('region', { name: '执行后的变化' });
    await foreseen.getByText('增加岗位').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect((await admin.get('/accounts?text=newcomer')).body['accounts']).toEqual([]);
    await button('确认执行').click();
    const password = (await page.getByTestId('first-password').innerText()).trim();
    const person = await browser.newContext();
    const theirs = await person.newPage();
    await theirs.goto(new URL('/console/', test.api.url).href);
    await logIn(theirs, 'newcomer', password);
    await theirs.getByLabel('现在的密码').fill(password);
    await theirs.getByLabel('新密码（至少 10 个字符）').fill('long-enough-2026');
    await theirs.getByLabel('再输入一次新密码').fill('long-enough-2026');
    await button('更换密码', theirs).click();
    await logIn(theirs, 'newcomer', 'long-enough-2026');
    await theirs.getByTestId('who').filter({ hasText: '方宁 · 经办人' }).waitFor();
    await person.close();
  });

  it('bars nobody, in both languages, on a desk and on a phone', async () => {
    await open('/admin');
    await page.getByRole('heading', { name: '待关注' }).waitFor();
    for (const [width, language, paths] of [
      [1440, 'zh', AT_A_DESK],
      [390, 'en', ON_A_PHONE],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(`localStorage.setItem('shaodao.language', '${language}')`);
      for (const path of paths) {
        await open(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
        expect([path, language, await barriers(page)]).toEqual([path, language, []]);
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([path, overflow]).toEqual([path, 0]);
      }
    }
  }, 120_000);

  it('erases a person only where the number is typed twice alike', async () => {
    await page.close();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await enter('/admin/erasure', 'dataofficer');
    await page.getByLabel('诉求人编号').fill('sub-nobody');
    await page.getByLabel('理由').fill('本人请求');
    await page.getByLabel('为确认，请再输入一次编号').fill('sub-nobodi');
    await button('永久删除').click();
    await page.getByText('与上面的编号不一致').waitFor();
    await page.getByLabel('为确认，请再输入一次编号').fill('sub-nobody');
    await button('永久删除').click();
    await page.getByText('没有这个编号的个人信息，请核对；没有删除任何内容。').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
