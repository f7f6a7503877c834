import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { BreakableLink } from '../../apps/api/src/testing/breakable-link.js';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { done, issueIn, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';

inBrowser('the board in a browser', () => {
  let test: TestApi;
  let operator: Client;
  let browser: Browser;
  let page: Page;
  let lamp: string;

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    operator = await test.as('operator');
    const { category } = STREET_LIGHT;
    lamp = issueIn(
      done(await operator.post('/issues', { ...STREET_LIGHT, title: '北门路灯不亮' })),
    );
    done(
      await operator.post(`/issues/${lamp}/acceptance`, {
        category,
        territory: 'demo-heping-liuyin',
      }),
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

  async function enter(path = '/board', login = 'operator', url = test.api.url): Promise<void> {
    await page.goto(new URL(`/console${path}`, url).href);
    await logIn(page, login);
  }

  it('shows what is open after the login, and says what a wrong password means', async () => {
    await page.goto(test.api.url);
    await logIn(page, 'operator', 'wrong');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('密码').fill('shaodao-demo');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ hasText: '北门路灯不亮' });
    await row.waitFor();
    expect(await row.innerText()).toContain('已受理');
    expect(page.url()).toContain('/console/board');
  });

  it('changes a row where it stands, and keeps what is new until it is asked for', async () => {
    await enter();
    const row = page.getByRole('row').filter({ hasText: '北门路灯不亮' });
    await row.waitFor();
    done(
      await operator.post(`/issues/${lamp}/dispatch`, {
        lead: 'urban-management',
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    );
    await row.filter({ hasText: '已派单' }).waitFor();
    done(
      await operator.post('/issues', {
        ...STREET_LIGHT,
        title: '南门井盖缺失',
        description: '行人绕行',
      }),
    );
    await page.getByRole('button', { name: '1 件新事项' }).click();
    await page.getByRole('row').filter({ hasText: '南门井盖缺失' }).waitFor();
  });

  it('searches two Chinese characters, and keeps the view in the address', async () => {
    await enter();
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('路灯');
    await page.waitForURL(/text=/);
    await page.getByRole('row').filter({ hasText: '北门路灯不亮' }).waitFor();
    await page.reload();
    await page.getByRole('row').filter({ hasText: '北门路灯不亮' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: '井盖' }).count()).toBe(0);
  });

  it('opens a matter by the keyboard, and follows it while it is open', async () => {
    await enter('/board?text=路灯');
    await page.getByRole('row').filter({ hasText: '北门路灯不亮' }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /北门路灯不亮/ }).waitFor();
    const handler = await test.as('handler');
    const { body } = await operator.get(`/issues/${lamp}`);
    const [lead] = body['assignments'] as { id: string }[];
    done(await handler.post(`/issues/${lamp}/assignments/${lead?.id ?? ''}/signature`));
    await page.getByText('城市管理局 已签收').waitFor();
  });

  it('speaks English and turns dark where one likes it, and remembers both', async () => {
    await enter();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Board' }).waitFor();
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Board' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.evaluate("localStorage.getItem('shaodao.look')")).toBe('dark');
    expect(await barriers(page)).toEqual([]);
  });

  it('asks whoever has several posts in which one the work is done', async () => {
    await enter('/board', 'community');
    await page.getByRole('button', { name: /书记/ }).click();
    await page.getByTestId('who').filter({ hasText: '书记' }).waitFor();
  });

  it('bars nobody: axe finds nothing serious, on a desk and on a phone', async () => {
    await page.goto(`${test.api.url}/console/`);
    await page.getByLabel('账号').waitFor();
    expect(await barriers(page)).toEqual([]);
    await enter();
    await page.getByRole('row').nth(1).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByRole('row').filter({ hasText: '北门路灯不亮' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${test.api.url}/console/issues/${lamp}`);
    await page.getByRole('heading', { name: /北门路灯不亮/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('says that the line is lost, and misses nothing when it is back', async () => {
    const link = await BreakableLink.to(test.api.url);
    await enter('/board', 'operator', link.url);
    const row = page.getByRole('row').filter({ hasText: '北门路灯不亮' });
    await row.filter({ hasText: '处置中' }).waitFor();
    await link.cut();
    const banner = page.getByRole('status').filter({ hasText: '连接已断开' });
    await banner.waitFor();
    done(await operator.post(`/issues/${lamp}/withdrawal`, { reason: '诉求人撤回' }));
    await link.mend();
    await row.filter({ hasText: '已撤回' }).waitFor();
    await banner.waitFor({ state: 'detached' });
    await link.cut();
  });

  it('reads anew where the stream cannot tell what went before', async () => {
    const link = await BreakableLink.to(test.api.url);
    const report = async (title: string): Promise<void> => {
      done(await operator.post('/issues', { ...STREET_LIGHT, title }));
    };
    const stream = /board\/stream/;
    const names = /directory\/units/;
    let asked = 0;
    const givenUp = new Promise<void>((resolve) => {
      void page.route(names, (route) => {
        asked += 1;
        if (asked === 4) resolve();
        return route.abort();
      });
    });
    await page.route(stream, (route) => route.abort());
    await enter('/board', 'operator', link.url);
    await page.getByRole('status').filter({ hasText: '连接已断开' }).waitFor();
    await report('西门路灯不亮');
    await page.unroute(stream);
    await page.getByRole('row').filter({ hasText: '西门路灯不亮' }).waitFor();
    // Whoever gave up asking for the names asks again.
    await givenUp;
    await page.unroute(names);
    await page.getByRole('row').filter({ hasText: '柳荫社区' }).first().waitFor();

    // As from a server that was set back to a backup: it never gave the id.
    await page.route(stream, (route) => {
      const headers = route.request().headers();
      const isResumed = headers['last-event-id'] !== undefined;
      return route.continue(
        isResumed ? { headers: { ...headers, 'last-event-id': '99999999' } } : {},
      );
    });
    await link.cut();
    await report('东门路灯不亮');
    await link.mend();
    await page.getByRole('row').filter({ hasText: '东门路灯不亮' }).waitFor();
    await link.cut();
  });
});
