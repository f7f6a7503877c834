import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  startTestApi,
  TestClock,
  type Client,
  type TestApi,
} from '../../apps/api/src/testing/running-api.js';
import {
  ACCEPTANCE,
  dispatched,
  done,
  issueIn,
  STREET_LIGHT,
} from '../../apps/api/src/testing/stories.js';
import { until } from '../../apps/api/src/testing/until.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole } from './console.js';

const DAY = 86_400_000;
const PASSWORD = 'shaodao-demo';

inBrowser('the analyst’s desk in a browser', () => {
  let test: TestApi;
  let browser: Browser;
  let page: Page;
  let handled: string;
  let begin: Date;
  let period: string;

  beforeAll(async () => {
    await buildConsole();
    // What is told here happened in the days before now, which is when the browser looks at it.
    begin = new Date(Date.now() - 4 * DAY);
    test = await startTestApi(new TestClock(begin));
    period = new Date(begin.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
    handled = await lamp();
    test.clock.advanceDays(1);
    await dispatched(test, await test.as('operator'));
    test.clock.advanceDays(3);
    const operator = await test.as('operator');
    for (const neighbour of [1, 2, 3, 4, 5]) await reported(operator, neighbour);
    await test.api.engine.settle();
    await test.api.engine.warnings.watch.look();
    await test.api.engine.settle();
    browser = await openBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  afterEach(() => page.context().close());

  /** Reported, handled, and found good by whom it was done for. */
  async function lamp(): Promise<string> {
    const operator = await test.as('operator');
    const { issue, assignment } = await dispatched(test, operator);
    const handler = await test.as('handler');
    const work = `/issues/${issue}/assignments/${assignment}`;
    done(await handler.post(`${work}/signature`));
    done(
      await handler.post(`${work}/contacts`, { method: 'phone', reached: true, note: '下午到' }),
    );
    test.clock.advanceSeconds(7_200);
    const media = ['photo:7f3a'];
    done(await handler.post(`${work}/steps`, { note: '更换两盏灯具', media }));
    done(await handler.post(`${work}/completion`, { result: '已亮灯', outcome: 'RESOLVED' }));
    const inspector = await test.as('inspector');
    done(await inspector.post(`/issues/${issue}/verification`, { passed: true, note: '已亮' }));
    const told = { content: '路灯已修好', method: 'phone', reached: true };
    done(await operator.post(`/issues/${issue}/feedback`, told));
    const caller = await test.as('caller');
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
    done(await caller.post(`/issues/${issue}/evaluations`, rating));
    return issue;
  }

  async function reported(operator: Client, neighbour: number): Promise<void> {
    const appellant = { name: '邻居', phone: `1390000${1_000 + neighbour}` };
    const issue = issueIn(done(await operator.post('/issues', { ...STREET_LIGHT, appellant })));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
  }

  /** Opens a page as somebody who is logged in here already. */
  async function open(path: string, login = 'analyst'): Promise<void> {
    const session = await fetch(`${test.api.url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: PASSWORD }),
    });
    const { token, expiresAt, posts } = (await session.json()) as {
      token: string;
      expiresAt: string;
      posts: { id: string }[];
    };
    const kept = JSON.stringify({ token, expiresAt, post: posts[0]?.id });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(`localStorage.setItem('shaodao.session', ${JSON.stringify(kept)})`);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${test.api.url}/console${path}`);
  }

  const theatre = (): string => {
    const from = new Date(begin.getTime() - 3_600_000).toISOString();
    return `/analysis/theatre?from=${from}&to=${new Date(Date.now() - 60_000).toISOString()}&step=3600`;
  };

  it('opens the matters behind a figure', async () => {
    await open(`/analysis/rankings?period=month.${period}&columns=resolutionRate`);
    const figure = page.getByRole('button', { name: /100\.00%.*解决率，城市管理局/s }).first();
    expect(await figure.innerText()).toContain('1/1');
    await figure.click();
    const facts = page.getByRole('dialog');
    await facts.getByText('分子 1 条，分母 1 条').waitFor();
    await facts.getByText('为什么这样计').first().click();
    await facts.getByText('评价：已联系，已解决，满意').waitFor();
    await facts.getByRole('link').first().click();
    await page.waitForURL(new RegExp(`/issues/${handled}$`));
  });

  it('plays a span: on, held, jumped in, and its two ends compared', async () => {
    await open(theatre());
    await page
      .getByRole('status')
      .filter({ hasText: /幅有变化的画面/ })
      .waitFor();
    const moment = page.getByRole('slider');
    const at = async (): Promise<number> => Number(await moment.getAttribute('aria-valuenow'));
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: '标为 A' }).click();
    await page.getByRole('heading', { name: '回放' }).click();
    await page.keyboard.press(' ');
    await until(at, (tick) => tick >= 3);
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: '播放' }).waitFor();
    const held = await at();
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe(held + 1);
    await page.keyboard.press('End');
    await page.getByText('在办').first().waitFor();
    await page.getByRole('button', { name: '标为 B' }).click();
    const diff = page.getByRole('list', { name: '两个时刻的差别' });
    await diff.getByText('新出现').first().waitFor();
    expect(page.url()).toMatch(/[?&]a=.*[&]b=/);
    await page.reload();
    await diff.getByText('新出现').first().waitFor();
    await diff.getByRole('link').first().click();
    await page.getByText('当时的样子').waitFor();
    expect(page.url()).toContain('/history?at=');
  });

  it('plays one matter, and shows it as it stood', async () => {
    await open(`/issues/${handled}/history`);
    await page.getByText(/第 1 件事，共 \d+ 件/).waitFor();
    await page.getByRole('button', { name: /城市管理局 已签收/ }).click();
    const then = page.locator('.ant-card').filter({ hasText: '当时的样子' });
    await then.getByText('处置中').first().waitFor();
    await then.getByText('已签收').waitFor();
    await page.getByRole('button', { name: /评价：已联系/ }).click();
    await then.getByText('已评价').waitFor();
  });

  it('writes a what-if by form, runs it, and opens what flipped', async () => {
    await open('/analysis/what-if/new');
    await page.getByLabel('方案名称').fill('时限缩到百分之一');
    await page.getByRole('button', { name: '+ 按百分比改时限' }).click();
    await page.getByLabel('变为原来的 %').fill('1');
    await page.getByRole('button', { name: '保存方案' }).click();
    await page.getByRole('heading', { name: '时限缩到百分之一' }).waitFor();
    await page.getByRole('button', { name: '开始推演' }).click();
    await page.getByText('推演报告 · 第 1 次').waitFor();
    const flipped = page.getByRole('button', { name: /由按时变超时/ });
    expect(Number((await flipped.innerText()).replace(/\D/g, ''))).toBeGreaterThan(0);
    await flipped.click();
    const flips = page.getByRole('dialog');
    await flips.getByText('推演 超时').first().waitFor();
    await flips.getByText('为什么改变').first().waitFor();
    expect(await flips.getByRole('link').first().getAttribute('href')).toMatch(/\/issues\/01/);
  });

  it('puts two scenarios side by side', async () => {
    const analyst = await test.as('analyst');
    const ids: string[] = [];
    for (const factor of [0.01, 1]) {
      const day = (days: number): string =>
        new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
      const { body } = done(
        await analyst.post('/what-if/scenarios', {
          name: { zh: `时限乘以 ${factor}`, en: `limits by ${factor}` },
          span: { from: day(9), to: day(0) },
          alternative: { limits: [{ factor }] },
        }),
      );
      const scenario = String(body['scenario']);
      done(await analyst.post(`/what-if/scenarios/${scenario}/runs`));
      ids.push(scenario);
    }
    await open(`/analysis/what-if/${ids[1] ?? ''}`);
    await page.getByText('推演报告 · 第 1 次').waitFor();
    await page.goto(`${test.api.url}/console/analysis/what-if/${ids[0] ?? ''}`);
    await page.getByText('推演报告 · 第 1 次').waitFor();
    await page.getByRole('link', { name: '全部方案' }).click();
    await page.getByLabel('选来并排比较：时限乘以 0.01').check();
    await page.getByLabel('选来并排比较：时限乘以 1', { exact: true }).check();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '并排比较' }).click();
    const row = page.getByRole('row').filter({ hasText: '由按时变超时' });
    await row.waitFor();
    const [left, right] = await row.getByRole('cell').allInnerTexts();
    expect(Number(left)).toBeGreaterThan(0);
    expect(right).toBe('0');
    expect(await barriers(page)).toEqual([]);
  });

  it('tells a warning with what stands behind it, and makes a topic of it', async () => {
    await open('/analysis/warnings', 'commander');
    const alerts = page.getByRole('list', { name: '预警', exact: true });
    await alerts
      .getByRole('button', { name: /多人集中反映/ })
      .first()
      .click();
    const alert = page.getByRole('dialog');
    await alert.getByText('背后的 7 件诉求').waitFor();
    expect(await alert.getByRole('link').count()).toBe(7);
    await alert.getByRole('button', { name: '转为专题' }).click();
    await alert.getByLabel('专题名称').fill('柳荫路路灯');
    await alert.getByLabel('要弄清什么').fill('为何反复熄灭');
    await alert.getByRole('button', { name: '转为专题' }).last().click();
    await alert.getByRole('button', { name: '专题（每月一题）' }).click();
    await page.getByRole('dialog').getByText('为何反复熄灭').waitFor();
    await page.getByRole('region', { name: '每周诉求' }).getByRole('button').last().click();
    await page
      .getByText(/周的诉求$/)
      .first()
      .waitFor();
  });

  it('exports a table with its purpose, which goes on record', async () => {
    await open('/analysis/exports');
    await page.getByText('承办单', { exact: true }).click();
    await page.getByLabel(/用途/).fill('月度分析');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /^导\s?出$/ }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^assignments-.*\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split('\r\n')[0]).toContain('issue,');
    expect(text).toContain('urban-management');
    await page.context().close();
    await open('/analysis/exports', 'dataofficer');
    const record = page.getByRole('row').filter({ hasText: '月度分析' });
    await record.getByText('完成').waitFor();
    expect(await record.innerText()).toContain('假名');
  });

  it('bars nobody: axe finds nothing serious, in both languages, on a desk and on a phone', async () => {
    const pages: readonly (readonly [path: string, ready: RegExp])[] = [
      [`/analysis/rankings?period=month.${period}`, /100\.00%/],
      [theatre(), /幅有变化的画面|in which something changed/],
      [`/issues/${handled}/history`, /当时的样子|As it was then/],
      ['/analysis/what-if/new', /工作日历|Working calendar/],
      ['/analysis/warnings', /多人集中反映|cluster/],
      ['/analysis/exports', /Parquet/],
    ];
    await open('/analysis/what-if');
    for (const [path, ready] of pages) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${test.api.url}/console${path}`);
      await page.getByText(ready).first().waitFor();
      expect([path, await barriers(page)]).toEqual([path, []]);
      await page.getByRole('button', { name: /English|中文/ }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByText(ready).first().waitFor();
      expect([path, await barriers(page)]).toEqual([path, []]);
      const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([path, wide]).toEqual([path, 0]);
    }
  }, 120_000);
});
