import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import {
  ACCEPTANCE,
  done,
  inDays,
  issueIn,
  leadIn,
  STREET_LIGHT,
} from '../../apps/api/src/testing/stories.js';
import { until } from '../../apps/api/src/testing/until.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';
import { button, cutOff, PHONE, submit } from './phone.js';

/** Two browsers and a reload or two take their time where cores are shared, ms. */
jest.setTimeout(90_000);

inBrowser('a handler’s phone', () => {
  let test: TestApi;
  let operator: Client;
  let handler: Client;
  let head: Client;
  let browser: Browser;
  let photo: Buffer;
  const opened: BrowserContext[] = [];

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    [operator, handler, head] = (await Promise.all(
      ['operator', 'handler', 'unitlead'].map((login) => test.as(login)),
    )) as [Client, Client, Client];
    browser = await openBrowser();
    const create = { width: 64, height: 48, channels: 3, background: '#888' } as const;
    photo = await sharp({ create }).jpeg().toBuffer();
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });

  /** Somebody with a phone, logged in. */
  async function phoneOf(login: string, path: string): Promise<Page> {
    const context = await browser.newContext(PHONE);
    opened.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${test.api.url}/console${path}`);
    await logIn(page, login);
    return page;
  }

  /** A matter of 城市管理局, signed by its handler or still to sign. */
  async function given(
    title: string,
    signed: boolean,
  ): Promise<{ readonly issue: string; readonly path: string }> {
    const issue = issueIn(done(await operator.post('/issues', { ...STREET_LIGHT, title })));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const dispatch = { lead: 'urban-management', dueAt: inDays(test, 3) };
    const answer = done(await operator.post(`/issues/${issue}/dispatch`, dispatch));
    const path = `/issues/${issue}/assignments/${leadIn(answer)}`;
    if (signed) done(await handler.post(`${path}/signature`));
    return { issue, path };
  }

  const tellingOf = async (issue: string): Promise<readonly { type: string; data: object }[]> => {
    const { body } = await operator.get(`/issues/${issue}/timeline`);
    return body['entries'] as { type: string; data: object }[];
  };

  it('lets one of two who sign at once, and tells the other who was first', async () => {
    const { issue } = await given('路灯同时签收', false);
    const pages = await Promise.all(
      ['handler', 'unitlead'].map((login) => phoneOf(login, `/tasks/${issue}`)),
    );
    for (const page of pages) await button(page, '签收').click();
    await Promise.all(pages.map((page) => submit(page, '签收').click()));
    const losers = await Promise.all(
      pages.map((page) =>
        Promise.race([
          page
            .getByRole('dialog')
            .getByText('您填写之后发生了')
            .waitFor()
            .then(() => true),
          page
            .getByText('已提交')
            .waitFor()
            .then(() => false),
        ]),
      ),
    );
    expect(losers.filter(Boolean)).toHaveLength(1);
    const [first, second] = losers[0] === true ? ['吴建国', pages[0]] : ['刘洋', pages[1]];
    const told = await second?.getByRole('dialog').innerText();
    expect(told).toContain('城市管理局 已签收');
    expect(told).toContain(first);
    expect(told).toContain('现在已不能再办这一步');
    expect(await submit(second as Page, '按现在的情况照发').count()).toBe(0);
    const signed = (await tellingOf(issue)).filter(({ type }) => type === 'AssignmentSigned');
    expect(signed).toHaveLength(1);
  });

  describe('without a network', () => {
    it('reads the day’s tasks, and sends what was done once the line is back', async () => {
      const { issue } = await given('路灯断网办理', true);
      const page = await phoneOf('handler', '/tasks?tab=working');
      await page.getByRole('link').filter({ hasText: '路灯断网办理' }).click();
      await cutOff(page, '路灯断网办理');
      await page.reload();
      await page.getByText('没有网络。以下是').waitFor();
      await page.getByRole('heading', { name: '路灯断网办理' }).waitFor();
      await button(page, '记录办理').click();
      await page.getByRole('dialog').getByLabel('说明').fill('断网时更换两盏灯具');
      await page.locator('input[type=file]').last().setInputFiles({
        name: 'lamp.jpg',
        mimeType: 'image/jpeg',
        buffer: photo,
      });
      await page.getByAltText('照片').waitFor();
      await submit(page, '提交').click();
      await page.getByText('没有网络，已经存下').waitFor();
      // The app is closed and opened again, still without a network.
      const again = await page.context().newPage();
      await page.close();
      await again.goto(`${test.api.url}/console/tasks?tab=working`);
      const row = again.getByRole('link').filter({ hasText: '路灯断网办理' });
      await row.filter({ hasText: '有内容待发送' }).waitFor();
      await again.getByRole('link', { name: '还有 1 项没有发出' }).click();
      await again.getByText('等待网络').waitFor();
      expect(await barriers(again)).toEqual([]);
      expect((await tellingOf(issue)).some(({ type }) => type === 'StepLogged')).toBe(false);
      await again.context().setOffline(false);
      await again.getByText('已发出').waitFor();
      const steps = (await tellingOf(issue)).filter(({ type }) => type === 'StepLogged');
      expect(steps).toMatchObject([
        { data: { note: '断网时更换两盏灯具', media: [expect.stringMatching(/^m-/)] } },
      ]);
    });

    it('sends again under the same key what was done but not answered, and it is done once', async () => {
      const { issue } = await given('路灯答复丢失', true);
      const page = await phoneOf('handler', `/tasks/${issue}`);
      const keys: (string | undefined)[] = [];
      await page.route('**/steps', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        expect((await route.fetch()).status()).toBe(201);
        return route.abort('connectionreset');
      });
      await button(page, '记录办理').click();
      await page.getByRole('dialog').getByLabel('说明').fill('更换一盏灯具');
      await submit(page, '提交').click();
      await page.getByText('没有网络，已经存下').waitFor();
      await page.goto(`${test.api.url}/console/outbox`);
      await page.getByText('已发出').waitFor();
      expect(keys).toEqual([expect.any(String), keys[0]]);
      const steps = (await tellingOf(issue)).filter(({ type }) => type === 'StepLogged');
      expect(steps).toHaveLength(1);
    });

    it('shows what happened meanwhile, and leaves the choice', async () => {
      const { issue, path } = await given('路灯情况有变', true);
      const page = await phoneOf('handler', `/tasks/${issue}`);
      await cutOff(page, '路灯情况有变');
      await button(page, '更多').click();
      await submit(page, '办结').click();
      await page.getByRole('dialog').getByLabel('办理结果').fill('已修好');
      await submit(page, '提交').click();
      await page.getByText('没有网络，已经存下').waitFor();
      done(await head.post(`${path}/steps`, { note: '另有一盏待查' }));
      await page.context().setOffline(false);
      await page.getByText('情况有变，请您决定').waitFor();
      await page
        .getByText(/另有一盏待查（吴建国）/)
        .first()
        .waitFor();
      await button(page, '按现在的情况照发').click();
      await until(
        () => tellingOf(issue),
        (told) => told.some(({ type }) => type === 'IssueHandled'),
      );
    });

    it('keeps as a note what has become impossible', async () => {
      const { issue, path } = await given('路灯已被办结', true);
      const page = await phoneOf('handler', `/tasks/${issue}`);
      await cutOff(page, '路灯已被办结');
      await button(page, '记录办理').click();
      await page.getByRole('dialog').getByLabel('说明').fill('换了灯泡');
      await submit(page, '提交').click();
      await page.getByText('没有网络，已经存下').waitFor();
      done(await head.post(`${path}/completion`, { result: '已亮', outcome: 'RESOLVED' }));
      await page.context().setOffline(false);
      await page.getByText('现在已不能再办这一步').waitFor();
      expect(await button(page, '按现在的情况照发').count()).toBe(0);
      await button(page, '留作记录').click();
      await button(page, '留作记录').waitFor({ state: 'hidden' });
      await page.goto(`${test.api.url}/console/outbox`);
      await page.getByText('留作记录，未发出').waitFor();
      await page.getByText('换了灯泡').waitFor();
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.getByText('退出登录会删除它们').waitFor();
      await button(page, '先不退出').click();
      await page.getByText('换了灯泡').waitFor();
    });
  });

  it('can be put on a phone’s first screen, and opens from there', async () => {
    const page = await phoneOf('handler', '/tasks');
    await page.getByRole('heading', { name: '我的任务' }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Every context of a test is a private one, where no browser installs anything.
    const faults = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(faults).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: '我的任务' }).waitFor();
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    const kept = await page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
        .then((all) => Promise.all(all.map((cache) => cache.keys())))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname))`,
    );
    expect(kept.filter((path) => !path.startsWith('/console/'))).toEqual([]);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('账号').waitFor();
    const left = await page.evaluate<number>(
      `new Promise((resolve) => { indexedDB.open('shaodao').onsuccess = ({ target }) => {
        target.result.transaction('copies').objectStore('copies').count()
          .onsuccess = ({ target: counted }) => resolve(counted.result); }; })`,
    );
    expect(left).toBe(0);
  });

  it('lets a community report with a picture, and ask its street from the menu', async () => {
    const page = await phoneOf('community', '/street/report');
    await page.getByRole('button', { name: '柳荫社区书记' }).click();
    await page.getByLabel('发现了什么').fill('楼道堆物');
    await page.getByLabel('地点').fill('柳荫路 6 号院');
    await page.locator('input[type=file]').last().setInputFiles({
      name: 'stairs.jpg',
      mimeType: 'image/jpeg',
      buffer: photo,
    });
    await page.getByRole('button', { name: '上报', exact: true }).click();
    await page.getByText('已上报').waitFor();
    const address = await page.getByRole('link', { name: '查看事项' }).getAttribute('href');
    const issue = address?.split('/').at(-1) ?? '';
    done(
      await operator.post(`/issues/${issue}/acceptance`, {
        category: 'safety.fire-passage',
        territory: 'demo-heping-liuyin',
        profile: 'community-order-response',
      }),
    );
    await page.goto(`${test.api.url}/console/street`);
    await page.getByRole('link').filter({ hasText: '楼道堆物' }).click();
    await button(page, '点单').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('需要什么').fill('请应急和城管联合清理');
    await dialog.getByLabel('已经做过什么').fill('两次上门劝导');
    await submit(page, '提交').click();
    await page.getByText('社区已点单').first().waitFor();
    await page.goto(`${test.api.url}/console/street/menu`);
    await page.getByText('义诊进社区').waitFor();
    await page.getByText('每季度 2 次').waitFor();
  });

  it('bars nobody, in both languages, on a phone and in the dark', async () => {
    const { issue } = await given('路灯无障碍', false);
    const page = await phoneOf('handler', '/tasks?tab=toSign');
    await page.getByRole('link').filter({ hasText: '路灯无障碍' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${test.api.url}/console/tasks/${issue}`);
    await button(page, '签收').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await button(page, 'Sign').waitFor();
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await button(page, 'Sign').click();
    await submit(page, 'Sign').waitFor();
    expect(await barriers(page)).toEqual([]);
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await page.evaluate(wide)).toBe(false);
    const street = await phoneOf('street', '/street');
    await street.getByRole('heading', { name: '辖区事项' }).waitFor();
    for (const path of ['/street', '/street/report', '/street/menu']) {
      await street.goto(`${test.api.url}/console${path}`);
      await street.getByRole('heading', { level: 1 }).waitFor();
      expect(await barriers(street)).toEqual([]);
    }
  });
});
