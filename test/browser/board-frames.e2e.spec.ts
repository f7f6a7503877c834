import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { done, inDays, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';
import { crowded, type Matter } from './crowded-board.js';
import { motionOf, wheeled } from './frame-trace.js';

/** Ten thousand matters are recorded and fetched on cores that are shared, ms. */
jest.setTimeout(120_000);

/** No whole number of pages: all are there with the last page only. */
const MATTERS = 10_050;
/** Six hundred rows there and back, at a hundred and thirty a second. */
const FAR_PX = 26_400;
const SPEED = 6_000;
const ROW_PX = 44;

inBrowser('a board with ten thousand open matters', () => {
  let test: TestApi;
  let operator: Client;
  let browser: Browser;
  let page: Page;
  let matters: readonly Matter[];

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    operator = await test.as('operator');
    matters = await crowded(test, MATTERS);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    await page.goto(`${test.api.url}/console/board`);
    await logIn(page, 'operator');
    await row(0).waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  const row = (index: number) =>
    page.getByRole('row').filter({ hasText: `第 ${String(index)} 号路灯不亮` });
  const grid = () => page.getByRole('grid');

  /** Where every row in sight stands, by what it says first of itself. */
  const places = (): Promise<Readonly<Record<string, number>>> =>
    page.evaluate(`Object.fromEntries(
      [...document.querySelectorAll('.board-row:not(.board-head)')]
        .filter((row) => row.checkVisibility())
        .map((row) => [row.querySelector('a').textContent, row.getBoundingClientRect().top]))`);

  it('holds them all, each once, although some move on while the pages are fetched', async () => {
    const [first] = matters as readonly [Matter];
    done(
      await operator.post(`/issues/${first.issue}/dispatch`, {
        lead: 'urban-management',
        dueAt: inDays(test, 60),
      }),
    );
    await row(0).filter({ hasText: '已派单' }).waitFor();
    await grid().focus();
    const all = page.getByText(`已显示 ${String(MATTERS)} 件，共 ${String(MATTERS)} 件`);
    while ((await all.count()) === 0) await page.keyboard.press('End');
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(MATTERS));
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });

  it('is scrolled at fifty frames a second by its own work, and at twenty whatever else runs', async () => {
    const cdp = await page.context().newCDPSession(page);
    await page.keyboard.press('Home');
    await row(0).waitFor();
    const motion = await motionOf(browser, page, async () => {
      await wheeled(cdp, FAR_PX, SPEED);
      await wheeled(cdp, -FAR_PX, SPEED);
    });
    expect(motion.seconds).toBeGreaterThan(FAR_PX / SPEED);
    expect(motion.framesPerBusySecond).toBeGreaterThanOrEqual(50);
    expect(motion.framesPerSecond).toBeGreaterThanOrEqual(20);
    expect(motion.longestWorkMs).toBeLessThan(150);
  });

  it('changes rows where they stand, wherever one has scrolled to', async () => {
    await page.mouse.move(720, 500);
    await page.mouse.wheel(0, 5_000 * ROW_PX);
    await row(5_000).waitFor();
    const before = await places();
    const seen = Object.keys(before);
    expect(seen.length).toBeGreaterThan(10);
    const [changed, gone] = [matters[5_003], matters[4_000]] as [Matter, Matter];
    done(await operator.post(`/issues/${gone.issue}/withdrawal`, { reason: '诉求人撤回' }));
    done(await operator.post('/issues', { ...STREET_LIGHT, title: '刚刚报来的' }));
    done(
      await operator.post(`/issues/${changed.issue}/dispatch`, {
        lead: 'urban-management',
        dueAt: inDays(test, 60),
      }),
    );
    await row(5_003).filter({ hasText: '已派单' }).waitFor();
    await page.getByRole('button', { name: '1 件新事项' }).waitFor();
    expect(await places()).toEqual(before);
  });
});
