import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApi, type Client, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { ACCEPTANCE, done, inDays, leadIn } from '../../apps/api/src/testing/stories.js';
import { tellingPicture, TOLD } from '../../libs/media/src/testing/telling-picture.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole, logIn } from './console.js';
import { PHONE } from './phone.js';

inBrowser('a resident with a phone', () => {
  let test: TestApi;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let photo: string;
  let receipt = '';
  let issue = '';

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    folder = await mkdtemp(join(tmpdir(), 'shaodao-photo-'));
    photo = join(folder, 'lamp.jpg');
    await writeFile(photo, await tellingPicture(3_000, 2_000));
    browser = await openBrowser();
    const context = await browser.newContext({
      ...PHONE,
      permissions: ['geolocation', 'clipboard-read', 'clipboard-write'],
      geolocation: { latitude: 31.78123, longitude: 119.96812 },
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  /** What the page holds is as wide as the phone, and every control as large as a thumb. */
  async function fitsThumbs(): Promise<void> {
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    const small = await page.evaluate<string[]>(`
      [...document.querySelectorAll('.residents button, .residents a, .residents select, .residents label:has(input)')]
        .filter((each) => each.offsetParent !== null)
        .map((each) => [each.textContent || each.getAttribute('aria-label'), each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 44)
        .map(([text, box]) => text + ' ' + box.width + 'x' + box.height)`);
    expect(small).toEqual([]);
  }

  const shownWell = async (): Promise<void> => {
    expect(await barriers(page)).toEqual([]);
    await fitsThumbs();
  };

  async function answered(): Promise<void> {
    const [operator, handler, inspector] = await Promise.all(
      ['operator', 'handler', 'inspector'].map((login) => test.as(login)),
    );
    if (operator === undefined || handler === undefined || inspector === undefined) return;
    const path = `/issues/${issue}`;
    done(await operator.post(`${path}/acceptance`, ACCEPTANCE));
    const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
    const lead = leadIn(done(await operator.post(`${path}/dispatch`, order)));
    const work = `${path}/assignments/${lead}`;
    done(await handler.post(`${work}/signature`));
    done(await handler.post(`${work}/contacts`, { method: 'phone', reached: true }));
    const media = [await pictureOf(handler)];
    const result = { result: '换了灯', outcome: 'RESOLVED', media };
    done(await handler.post(`${work}/completion`, result));
    done(await inspector.post(`${path}/verification`, { passed: true }));
    const told = { content: '路灯已经修好，请您看看', method: 'phone', reached: true };
    done(await operator.post(`${path}/feedback`, told));
  }

  async function pictureOf(client: Client): Promise<string> {
    const headers = { 'content-type': 'image/jpeg', 'idempotency-key': crypto.randomUUID() };
    const sent = await client.call('POST', '/media', await tellingPicture(), headers);
    return String(done(sent).body['media']);
  }

  it('reports with picture and place within a minute, and holds a receipt', async () => {
    const begun = performance.now();
    await page.goto(`${test.api.url}/console/r`);
    await page.getByRole('button', { name: '我要反映问题' }).waitFor();
    await shownWell();
    await page.getByRole('button', { name: '我要反映问题' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('alert').filter({ hasText: '请先写一两句话' }).waitFor();
    await page.getByLabel('用一两句话说说').fill('北门路灯三天没亮。晚上老人不敢出门');
    const sent = page.waitForRequest(
      (request) => request.url().endsWith('/media') && request.method() === 'POST',
    );
    await page.getByLabel('选照片').setInputFiles(photo);
    const bytes = (await sent).postDataBuffer() ?? Buffer.alloc(0);
    // Already on the phone it lost what it told, and most of its size.
    for (const told of Object.values(TOLD)) expect(bytes.includes(told)).toBe(false);
    await page.getByRole('img', { name: '照片' }).waitFor();
    await shownWell();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await page.getByText('已取得您的位置').waitFor();
    await page.getByLabel('哪个社区？').selectOption({ label: '柳荫社区' });
    await shownWell();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('手机号').fill('13900139007');
    await shownWell();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已经收到，谢谢您').waitFor();
    receipt = (await page.locator('.receipt output').textContent()) ?? '';
    expect(receipt).toMatch(/^SD-\d{6}-\w{4}-\w{4}$/);
    issue = page.url().split('/').at(-1) ?? '';
    expect(performance.now() - begun).toBeLessThan(60_000);
    await page.getByRole('button', { name: '复制编号' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(receipt);
    await page.getByRole('button', { name: /放大查看/ }).waitFor();
    await shownWell();
  });

  it('looks at the picture large, and back', async () => {
    await page.getByRole('button', { name: /放大查看/ }).click();
    const viewer = page.getByRole('dialog', { name: '查看照片' });
    await viewer.getByRole('img', { name: '您拍的' }).waitFor();
    await viewer.getByRole('button', { name: '放大', exact: true }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
  });

  it('comes back by the code and four digits, and reads how far it is', async () => {
    await answered();
    await page.evaluate('localStorage.clear()');
    await page.goto(`${test.api.url}/console/r/follow`);
    await page.getByLabel('受理编号').fill(receipt.toLowerCase());
    await page.getByLabel('手机号后四位').fill('0000');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('alert').filter({ hasText: '没有查到' }).waitFor();
    await shownWell();
    await page.getByLabel('手机号后四位').fill('9007');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('已经答复您。请您评一评。').waitFor();
    await page.getByText('路灯已经修好，请您看看').first().waitFor();
    await page.getByText('城市管理局').first().waitFor();
    await page.getByText('处理结果照片').first().waitFor();
    await shownWell();
  });

  it('rates it, and has it taken up again', async () => {
    await page.getByRole('button', { name: '评一评' }).click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByRole('alert').filter({ hasText: '三个问题都请选一个' }).waitFor();
    await page.getByLabel('有', { exact: true }).check();
    await page.getByLabel('解决了', { exact: true }).check();
    await page.getByLabel('满意', { exact: true }).check();
    await page.getByLabel('还想说什么').fill('谢谢师傅');
    await shownWell();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('谢谢您的评价。').waitFor();
    const operator = await test.as('operator');
    done(await operator.post(`/issues/${issue}/closure`));
    await page.reload();
    await page.getByRole('button', { name: '没办好，接着办' }).click();
    await page.getByLabel('请说说现在的情况').fill('昨晚又不亮了');
    await page.getByRole('button', { name: '要求接着办' }).click();
    await page.getByText('正在办理。').waitFor();
    const { body } = await operator.get(`/issues/${issue}`);
    expect(body).toMatchObject({ phase: 'IN_PROGRESS', evaluations: [{ resolution: 'RESOLVED' }] });
  });

  it('reads it in large type, with high contrast, and in English', async () => {
    const size = (): Promise<string> =>
      page.evaluate<string>("getComputedStyle(document.querySelector('.residents')).fontSize");
    const before = Number.parseFloat(await size());
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: '高对比' }).click();
    expect(Number.parseFloat(await size())).toBeGreaterThanOrEqual(before * 1.25);
    await shownWell();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Being done.').waitFor();
    await page.reload();
    await page.getByText('Being done.').waitFor();
    expect(await size()).toBe('22px');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await shownWell();
    await page.goto(`${test.api.url}/console/r/report`);
    await page.getByRole('heading', { name: 'What is wrong?' }).waitFor();
    await shownWell();
  });

  it('with an account finds what they reported, wherever they log in', async () => {
    const resident = await test.as('resident');
    const own = {
      channel: 'snapshot',
      kind: 'HELP',
      title: '楼道堆物',
      territory: ACCEPTANCE.territory,
    };
    done(await resident.post('/issues', own));
    const desk = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
    await desk.goto(`${test.api.url}/console/`);
    await logIn(desk, 'resident');
    await desk.waitForURL(/\/console\/r$/);
    await desk.getByRole('link', { name: /楼道堆物/ }).click();
    await desk.getByText('我们收到了').waitFor();
    expect(await barriers(desk)).toEqual([]);
  });
});
