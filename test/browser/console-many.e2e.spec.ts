import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { done, issueIn, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';

const PLACE = 'demo-heping-liuyin';
const TITLES = ['一号路灯不亮', '二号路灯不亮', '三号路灯不亮'];

inBrowser('many matters at once, in a browser', () => {
  let test: TestApi;
  let operator: Client;
  let browser: Browser;
  let page: Page;
  let issues: string[];

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    operator = await test.as('operator');
    issues = [];
    for (const title of TITLES)
      issues.push(
        issueIn(done(await operator.post('/issues', { ...STREET_LIGHT, title, territory: PLACE }))),
      );
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });

  afterEach(() => page.context().close());

  async function enter(path: string, login = 'operator'): Promise<void> {
    await page.goto(`${test.api.url}/console${path}`);
    await logIn(page, login);
  }
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  const phaseOf = async (n: number): Promise<unknown> =>
    (await operator.get(`/issues/${issues[n] ?? ''}`)).body['phase'];

  it('rehearses a command for those picked, says what cannot be done, and does the rest', async () => {
    // The second is withdrawn while it is being looked at: it cannot be accepted any more.
    await enter('/board');
    for (const title of TITLES) await row(title).getByRole('checkbox').check();
    const bar = page.getByRole('toolbar', { name: '已选 3 件' });
    await bar.waitFor();
    done(await operator.post(`/issues/${issues[1] ?? ''}/withdrawal`, { reason: '诉求人撤回' }));
    await row('二号路灯不亮').filter({ hasText: '已撤回' }).waitFor();
    await bar.getByRole('button', { name: '受理' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '预演' }).click();
    await dialog.getByText('2 件将会办理').waitFor();
    await dialog.getByText('1 件不能办').waitFor();
    expect(await phaseOf(0)).toBe('REPORTED');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '执行 2 件' }).click();
    await dialog.getByText('2 件已办').waitFor();
    expect([await phaseOf(0), await phaseOf(1), await phaseOf(2)]).toEqual([
      'ACCEPTED',
      'WITHDRAWN',
      'ACCEPTED',
    ]);
  });

  it('takes back what the domain lets be taken back', async () => {
    await enter('/board?text=路灯');
    await row('三号路灯不亮').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: '并案' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '并入' }).fill('一号');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('理由').fill('同一处路灯');
    await dialog.getByRole('button', { name: '预演' }).click();
    await dialog.getByText('1 件将会办理').waitFor();
    await dialog.getByText('就是并入的那一件').waitFor();
    await dialog.getByRole('button', { name: '执行 1 件' }).click();
    await dialog.getByText('1 件已办').waitFor();
    expect(await phaseOf(2)).toBe('MERGED');
    await dialog.getByRole('button', { name: '撤回这次操作' }).click();
    await dialog.getByText('已撤回 1').waitFor();
    expect(await phaseOf(2)).toBe('ACCEPTED');
  });

  it('keeps a view under the account, for any browser', async () => {
    await enter('/board?text=路灯&sort=reported');
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByLabel('给现在的视图起个名字').fill('路灯最新');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '删除视图 路灯最新' }).waitFor();
    await page.context().clearCookies();
    await page.evaluate('localStorage.clear()');
    await enter('/board');
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByRole('button', { name: '路灯最新', exact: true }).click();
    await page.waitForURL(/sort=reported/);
  });

  it('shows the district as a tree and a map, and leads to the board of a street', async () => {
    await enter('/territory');
    const street = page.getByRole('button', { name: /和平街道：在办 \d+ 件/ });
    await street.waitFor();
    expect(await barriers(page)).toEqual([]);
    await street.click();
    await page.getByRole('button', { name: /柳荫社区：在办/ }).waitFor();
    await page.getByRole('link', { name: '在看板中打开' }).click();
    await page.waitForURL(/territory=demo-heping/);
  });

  it('presses what is late: the supervision office sees it by unit and orders a reply', async () => {
    const [first = ''] = issues;
    done(
      await operator.post(`/issues/${first}/dispatch`, {
        lead: 'urban-management',
        dueAt: new Date(test.clock.now().getTime() + 3_600_000).toISOString(),
      }),
    );
    await enter('/supervision', 'supervisor');
    await page.getByText('3 天内').click();
    await page.getByRole('listitem').filter({ hasText: '将到期' }).first().waitFor();
    await page.getByRole('button', { name: '城市管理局' }).click();
    await page.waitForURL(/unit=urban-management/);
    await page.getByRole('checkbox', { name: /一号路灯不亮/ }).check();
    await page.getByRole('button', { name: '催办' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('催办内容').fill('请今天到现场');
    await dialog.getByRole('button', { name: '预演' }).click();
    await dialog.getByRole('button', { name: '执行 1 件' }).click();
    await dialog.getByText('1 件已办').waitFor();
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await page.getByText('已催办').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
