import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { BreakableLink } from '../../apps/api/src/testing/breakable-link.js';
import { startTestApi, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { done } from '../../apps/api/src/testing/stories.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole } from './console.js';
import { Day, STEP_SECONDS, type Cast } from './day.js';
import { ORDERS_AND_WHISTLES } from './orders-and-whistles.js';
import { button } from './phone.js';
import { all, givesAtDesk, picks, says, takes, type Filling } from './workers.js';

/** Everybody opens a browser of their own, ms. */
jest.setTimeout(90_000);

/** Seconds between two pictures of the film. */
const STEP_OF_FILM = 600;

/** Everybody's work is done at a desk and on a phone, and in both languages. */
const CASTS: readonly Cast[] = [
  { language: 'zh', out: 'phone', inside: 'desk' },
  { language: 'en', out: 'desk', inside: 'phone' },
];

/** One matter from a resident to the ranking and the replay, each step by whom it falls to. */
inBrowser('a full day', () => {
  let test: TestApi;
  let browser: Browser;
  let photo: { name: string; mimeType: string; buffer: Buffer };

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    const admin = await test.as('admin');
    done(await admin.post('/playbooks', { text: ORDERS_AND_WHISTLES }));
    browser = await openBrowser();
    const create = { width: 64, height: 48, channels: 3, background: '#888' } as const;
    const buffer = await sharp({ create }).jpeg().toBuffer();
    photo = { name: 'water.jpg', mimeType: 'image/jpeg', buffer };
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  describe.each(CASTS)('in $language, outside at a $out, inside at a $inside', (cast) => {
    const say = (zh: string, en: string): string => (cast.language === 'zh' ? zh : en);
    const isDesk = cast.out === 'desk';
    const TITLE = say('柳荫路积水没过脚踝', 'Water stands ankle-deep in Liuyin Road');
    const BUREAU = say('城市管理局', 'Urban Management Bureau');
    const WATER = say('水务局', 'Water Bureau');
    const NUMBER = say('13900139007', '13900139008');
    let day: Day;
    let link: BreakableLink | undefined;
    let isBroken = false;

    /** Each step builds on those before: after one that failed none is tried. */
    const step = (name: string, act: () => Promise<void>): void => {
      it(name, async () => {
        if (isBroken) throw new Error('A step before this one failed');
        isBroken = true;
        await act().catch(async (error: unknown) => {
          throw new Error(`${String(error)}\n${await day.seen()}`, { cause: error });
        });
        isBroken = false;
      });
    };

    beforeAll(() => {
      day = new Day(test, browser, cast);
    });
    afterAll(async () => {
      await day.ends();
      await link?.cut();
    });

    const pictures: Filling = async (form) => {
      await form.page().locator('input[type=file]').last().setInputFiles(photo);
      await form.getByRole('img').first().waitFor();
    };
    /** At a desk one says it, on a phone it is so unless one says otherwise. */
    const yes = (label: string): Filling =>
      isDesk ? takes(label, 'Yes') : () => Promise.resolve();

    step('a resident reports it with a picture', async () => {
      const page = await day.resident('/r');
      await button(page, say('我要反映问题', 'Report a problem')).click();
      await page.getByLabel(say('用一两句话说说', 'Say it in a sentence or two')).fill(TITLE);
      await page.getByLabel(say('选照片', 'Choose pictures')).setInputFiles(photo);
      await page.getByRole('img', { name: say('照片', 'Picture'), exact: true }).waitFor();
      await button(page, say('下一步', 'Next')).click();
      const community = page.getByLabel(say('哪个社区？', 'Which community?'));
      await community.selectOption({ label: say('柳荫社区', 'Liuyin Community') });
      await button(page, say('下一步', 'Next')).click();
      await page.getByLabel(say('手机号', 'Phone'), { exact: true }).fill(NUMBER);
      await button(page, say('提交', 'Send')).click();
      await page.getByText(say('已经收到，谢谢您', 'Received. Thank you')).waitFor();
      expect(await barriers(page)).toEqual([]);
      day.receipt = (await page.locator('.receipt output').textContent()) ?? '';
      day.issue = page.url().split('/').at(-1) ?? '';
      expect(await day.phase()).toBe('REPORTED');
    });

    step('the command centre accepts it under the mechanism of orders', async () => {
      const page = await day.indoors('operator', '/board');
      await page.getByRole('link', { name: TITLE }).first().click();
      const mechanism = say('适用机制（不填按默认）', 'Mechanism (default: the tenant’s)');
      await givesAtDesk(
        page,
        say('受理', 'Accept'),
        all(
          picks(say('事项类别', 'Category'), say('道路积水', 'Flooded road')),
          picks(mechanism, say('点单下单带吹哨', 'Orders with whistles')),
        ),
      );
      expect(await barriers(page)).toEqual([]);
      expect(await day.phase()).toBe('ACCEPTED');
    });

    step('the community asks its street for it (点单)', async () => {
      const page = await day.outside('community', '柳荫社区书记');
      const need = says(say('需要什么', 'Need'), '请城管和水务联合疏通');
      const tried = says(say('已经做过什么', 'What was tried'), '社区已设警示牌，疏通雨水口');
      await day.gives(page, ['点单', 'Place request'], all(need, tried));
      expect(await barriers(page)).toEqual([]);
      expect(await day.phase()).toBe('REQUESTED');
    });

    step('the street orders (下单), dispatches, and whistles for two units', async () => {
      const page = await day.outside('street');
      const lead = picks(say('主办单位', 'Lead unit'), BUREAU);
      const basis = says(say('依据', 'Basis (list item or reason)'), '防汛清单第 3 条');
      await day.gives(
        page,
        ['下单', 'Issue order'],
        all(picks(say('单位', 'Units'), BUREAU), basis),
      );
      await day.gives(page, ['派单', 'Dispatch'], lead);
      expect(await day.phase()).toBe('DISPATCHED');
      await day.gives(
        page,
        ['吹哨', 'Blow the whistle'],
        all(
          takes(say('哨的种类', 'Kind of whistle'), say('应急处置哨', 'Emergency')),
          lead,
          picks(say('协办单位', 'Assisting units'), WATER),
          says(say('理由', 'Reason'), '须当天排水，单靠一家办不了'),
        ),
      );
      expect(await barriers(page)).toEqual([]);
      expect(await day.phase()).toBe('WHISTLED');
    });

    step('both units report in; the centre misses nothing, though its line breaks', async () => {
      link = await BreakableLink.to(test.api.url);
      const centre = await day.indoors('operator', `/issues/${day.issue}`, link.url);
      const panel = centre.getByRole('region', { name: say('应急处置哨', 'Emergency') });
      await panel.getByText(say('已吹哨，待报到', 'blown, nobody in yet')).waitFor();
      await link.cut();
      const comes = all(
        takes(say('报到方式', 'Check-in'), say('现场', 'On site')),
        yes('Who came may decide for the unit'),
      );
      for (const login of ['handler', 'handler2'])
        await day.gives(await day.outside(login), ['报到', 'Check in'], comes);
      await link.mend();
      for (const unit of [BUREAU, WATER]) {
        const called = panel.getByRole('listitem').filter({ hasText: unit });
        await called.getByText(say('已报到', 'checked in')).waitFor();
      }
      expect(await barriers(centre)).toEqual([]);
      expect(await day.phase()).toBe('IN_PROGRESS');
      await centre.close();
    });

    step('they handle it with pictures, and are let go when all are done', async () => {
      const [lead, assist] = [await day.outside('handler'), await day.outside('handler2')];
      const note = says(say('说明', 'Note'), '两台水泵到位，水位下降');
      await day.gives(lead, ['记录办理', 'Log step'], all(note, pictures));
      const result = says(say('办理结果', 'What was done'), '积水已排空，井盖复位');
      for (const login of ['handler', 'handler2'])
        await day.gives(
          await day.outside(login),
          ['完成现场工作', 'Complete work on the spot'],
          result,
        );
      for (const page of isDesk ? [] : [lead, assist]) {
        await button(page, '更多').click();
        const why = page.getByRole('alert').filter({ hasText: '为什么还不能办结' });
        await why.getByText(/尚未放行：.*水务局.*由“和平街道/).waitFor();
        expect(await barriers(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      const street = await day.outside('street');
      const both = picks(say('单位', 'Units'), BUREAU, WATER);
      await day.gives(street, ['放行', 'Release units'], both);
      const solved = takes(say('解决情况', 'Outcome'), say('已解决', 'Solved'));
      await day.gives(
        await day.outside('handler'),
        ['办结', 'Complete handling'],
        all(result, solved, pictures),
      );
      expect(await barriers(lead)).toEqual([]);
      expect(await day.phase()).toBe('HANDLED');
    });

    step('the inspector verifies it, and the street tells the resident', async () => {
      const page = await day.indoors('inspector', `/issues/${day.issue}`);
      const passed = takes(say('核查通过', 'Passed'), say('是', 'Yes'));
      await givesAtDesk(page, say('核查', 'Verify result'), passed);
      expect(await day.phase()).toBe('VERIFIED');
      const content = says(say('内容', 'Content'), '积水已排空，请您看看');
      await day.gives(
        await day.outside('street'),
        ['反馈诉求人', 'Feed back'],
        all(content, yes('The appellant was reached')),
      );
      expect(await day.phase()).toBe('FED_BACK');
    });

    step('the resident comes back by the receipt, and rates it', async () => {
      const page = await day.resident('/r/follow');
      await page.getByLabel(say('受理编号', 'Your code')).fill(day.receipt);
      const ending = say('手机号后四位', 'Last four digits of your phone');
      await page.getByLabel(ending).fill(NUMBER.slice(-4));
      await button(page, say('查询', 'Show')).click();
      await button(page, say('评一评', 'Rate it')).click();
      for (const answer of [say('有', 'Yes'), say('解决了', 'Solved'), say('满意', 'Very')])
        await page.getByLabel(answer, { exact: true }).first().check();
      expect(await barriers(page)).toEqual([]);
      await button(page, say('提交评价', 'Send the rating')).click();
      await page.getByText(say('谢谢您的评价。', 'Thank you for rating.')).waitFor();
      expect(await day.phase()).toBe('EVALUATED');
    });

    step('the unit rates the whistle, and the street the unit', async () => {
      const marked = (label: string): Filling => takes(label, '4');
      const handler = await day.outside('handler');
      await day.gives(
        handler,
        ['评哨', 'Rate the whistle'],
        marked(say('吹哨得当', 'Well founded')),
      );
      const street = await day.outside('street');
      await day.gives(
        street,
        ['评价部门', 'Rate a unit'],
        all(
          picks(say('评价哪个部门', 'Which department'), BUREAU),
          marked(say('响应及时', 'Answered in time')),
          marked(say('办理效果', 'Result')),
        ),
      );
      expect(await barriers(street)).toEqual([]);
      const { body } = await (await test.as('operator')).get(`/issues/${day.issue}/timeline`);
      const told = body['entries'] as { type: string; data: { scores?: object[] } }[];
      const scores = (type: string) => told.find((entry) => entry.type === type)?.data.scores;
      expect(scores('WhistleRated')).toEqual([{ item: 'well-founded', score: 4 }]);
      expect(scores('ReverseRated')).toHaveLength(2);
    });

    step('the analyst finds it behind the ranking', async () => {
      await test.api.engine.settle();
      const year = String(test.clock.now().getFullYear());
      const path = `/analysis/rankings?period=year.${year}&columns=resolutionRate`;
      const page = await day.indoors('analyst', path);
      const name = new RegExp(`100\\.00%.*${BUREAU}`, 's');
      await page.getByRole('button', { name }).first().click();
      const facts = page.getByRole('dialog');
      await facts.locator(`a[href$="/issues/${day.issue}"]`).first().waitFor();
      expect(await barriers(page)).toEqual([]);
    });

    step('and plays the day again: the board as a film, the matter step by step', async () => {
      const to = test.clock.now();
      const from = new Date(to.getTime() - 12 * STEP_SECONDS * 1_000);
      const span = `from=${from.toISOString()}&to=${to.toISOString()}&step=${STEP_OF_FILM}`;
      const page = await day.indoors('analyst', `/analysis/theatre?${span}`);
      const loaded = say('幅有变化的画面', 'pictures in which something changed');
      await page.getByRole('status').filter({ hasText: loaded }).waitFor();
      // The last thing that happened was the rating, one step before now.
      await page.keyboard.press('End');
      for (let back = 0; back < STEP_SECONDS / STEP_OF_FILM; back += 1)
        await page.keyboard.press('ArrowLeft');
      await page.locator(`.changes a[href*="/issues/${day.issue}/history"]`).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.goto(day.at(`/issues/${day.issue}/history`));
      const card = page.locator('.ant-card');
      const then = card.filter({ hasText: say('当时的样子', 'As it was then') });
      for (const [moment, stood] of [
        [say('点单：', 'placed a request'), say('社区已点单', 'Requested')],
        [say('吹哨（', 'Whistle blown'), say('吹哨待报到', 'Whistled')],
        [say('评价：', 'Rated:'), say('已评价', 'Evaluated')],
      ] as const) {
        await page.getByRole('button', { name: moment }).first().click();
        await then.getByText(stood).first().waitFor();
      }
      expect(await barriers(page)).toEqual([]);
    });
  });
});
