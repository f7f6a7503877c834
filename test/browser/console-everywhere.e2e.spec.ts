import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import type { Browser, Page } from 'playwright-core';
import { startTestApi, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { dispatched, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { barriers, inBrowser, openBrowser } from './chromium.js';
import { buildConsole } from './console.js';

/** Ten pages and axe on each take their time where cores are shared, ms. */
jest.setTimeout(120_000);

const SOURCES = join(import.meta.dirname, '../../apps/console/src');
/** Where the pages of the console are listed. */
const LISTS = ['shell/places.tsx', 'resident/ResidentPlace.tsx'];

/** No account: a resident with the receipt of the matter. */
const RESIDENT = 'residents';

interface Visit {
  readonly login: string;
  /** The address, where it says more than the place; `:issue` stands for one that is dispatched. */
  readonly at?: string;
}

/** One look at each page, by whom it is for. */
const VISITS: Readonly<Record<string, Visit>> = {
  '/board': { login: 'operator' },
  '/intake': { login: 'operator' },
  '/issues/:issue': { login: 'operator' },
  '/issues/:issue/slip': { login: 'operator' },
  '/outbox': { login: 'operator' },
  '/territory': { login: 'shiftleader' },
  '/supervision': { login: 'supervisor' },
  '/issues/:issue/history': { login: 'analyst' },
  '/analysis': { login: 'analyst' },
  '/analysis/rankings': { login: 'analyst' },
  '/analysis/theatre': { login: 'analyst' },
  '/analysis/what-if': { login: 'analyst' },
  '/analysis/what-if/compare': { login: 'analyst' },
  '/analysis/what-if/:scenario': { login: 'analyst', at: '/analysis/what-if/new' },
  '/analysis/exports': { login: 'analyst' },
  '/analysis/warnings': { login: 'commander' },
  '/admin': { login: 'admin' },
  '/admin/directory/:section': { login: 'admin', at: '/admin/directory/units?entry=water' },
  '/admin/calendars': { login: 'admin' },
  '/admin/playbooks': { login: 'admin' },
  '/admin/playbooks/:playbook': {
    login: 'admin',
    at: '/admin/playbooks/hotline-immediate-response',
  },
  '/admin/rules': { login: 'admin' },
  '/admin/accounts': { login: 'admin' },
  '/admin/files': { login: 'admin' },
  '/admin/erasure': { login: 'dataofficer' },
  '/street': { login: 'street' },
  '/street/report': { login: 'street' },
  '/street/menu': { login: 'street' },
  '/tasks': { login: 'handler' },
  '/tasks/:issue': { login: 'handler' },
  // Before the others: who reports something else comes anew, without the receipt.
  '/r/matters/:issue': { login: RESIDENT },
  '/r': { login: RESIDENT },
  '/r/report': { login: RESIDENT },
  '/r/follow': { login: RESIDENT },
  '/r/login': { login: RESIDENT },
};
const LOGINS = [...new Set(Object.values(VISITS).map(({ login }) => login))];

inBrowser('every page of the console', () => {
  let test: TestApi;
  let browser: Browser;
  let issue: string;
  let receiptCode: string;

  beforeAll(async () => {
    await buildConsole();
    test = await startTestApi();
    const operator = await test.as('operator');
    ({ issue } = await dispatched(test, operator));
    receiptCode = String((await operator.get(`/issues/${issue}`)).body['receiptCode']);
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  /** A page of somebody who is logged in already, or who holds the receipt of the matter. */
  async function screenOf(login: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (login === RESIDENT) {
      await page.goto(`${test.api.url}/console/r/follow`);
      await page.getByLabel('受理编号').fill(receiptCode);
      await page.getByLabel('手机号后四位').fill(STREET_LIGHT.appellant.phone.slice(-4));
      await page.getByRole('button', { name: '查询' }).click();
      await page.waitForURL(/matters/);
      return page;
    }
    const answer = await fetch(`${test.api.url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: SAMPLE_PASSWORD }),
    });
    const { posts, ...session } = (await answer.json()) as { readonly posts: { id: string }[] };
    const kept = JSON.stringify({ ...session, post: posts[0]?.id });
    await context.addInitScript(`localStorage.setItem('shaodao.session', ${JSON.stringify(kept)})`);
    return page;
  }

  it('begins with less than 400 kB of script', async () => {
    const at = `${test.api.url}/console/`;
    const html = await (await fetch(at)).text();
    const scripts = [...html.matchAll(/(?:src|href)="(\/console\/[^"]+\.js)"/g)];
    expect(scripts.length).toBeGreaterThan(1);
    const sizes = await Promise.all(
      scripts.map(async ([, path]) => {
        const script = await (await fetch(new URL(path ?? '', at))).arrayBuffer();
        return gzipSync(script, { level: 9 }).length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
  });

  it('is visited here', async () => {
    const sources = await Promise.all(LISTS.map((file) => readFile(join(SOURCES, file), 'utf8')));
    const listed = sources.flatMap((text) =>
      [...text.matchAll(/\bpath(?:: '|=")(\/[^'"]*)/g)].map(([, path]) => path),
    );
    expect(listed).toContain('/board');
    expect(Object.keys(VISITS).sort()).toEqual(listed.sort());
  });

  it.each(LOGINS)('bars nobody and is no wider than the screen: those of %s', async (login) => {
    const page = await screenOf(login);
    for (const [place, visit] of Object.entries(VISITS)) {
      if (visit.login !== login) continue;
      const at = (visit.at ?? place).replace(':issue', issue);
      await page.goto(`${test.api.url}/console${at}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([place, await barriers(page), wide]).toEqual([place, [], 0]);
    }
    await page.context().close();
  });
});
