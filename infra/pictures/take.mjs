// Takes the pictures of docs/console.md: a house of its own, some made-up days, a real browser.
// Usage: npm run pictures [-- NAME…] (needs Chromium at /usr/bin/chromium or CHROMIUM).
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { startHouse } from './house.mjs';
import { PICTURES } from './pictures.mjs';
import { fillSampleDays } from './sample-days.mjs';

const PASSWORD = 'shaodao-demo';
const DAYS_MS = 5 * 86_400_000;
const folder = join(import.meta.dirname, '../../docs/images');
const home = await mkdtemp(join(tmpdir(), 'shaodao-pictures-'));
// Also for the user that an embedded PostgreSQL runs as under root.
await chmod(home, 0o755);
const house = await startHouse(home, new Date(Date.now() - DAYS_MS));
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const matters = await fillSampleDays(house, PASSWORD);
  const only = process.argv.slice(2);
  for (const picture of PICTURES.filter(({ name }) => only.length === 0 || only.includes(name)))
    await take(picture, matters).catch((error) => {
      process.stderr.write(`${picture.name}: ${error.stack}\n`);
      process.exitCode = 1;
    });
} finally {
  await browser.close();
  await house.stop();
  await rm(home, { recursive: true, force: true });
}

async function take({ name, login, path, phone = false, dark = false, act }, matters) {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.url}/console${typeof path === 'function' ? path(matters) : path}`);
  if (login !== undefined) {
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByTestId('who').waitFor();
  }
  await act(page, matters);
  // Skeletons have given way, fonts are there, nothing moves any more.
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity).map((each) => each.finished.catch(() => undefined)))',
  );
  const file = join(folder, `console-${name}.png`);
  const full = await page.screenshot();
  // A screen has few colours: a palette keeps a picture a third as large.
  await sharp(full).png({ palette: true, quality: 90, effort: 10 }).toFile(file);
  process.stdout.write(`${file} ${(await stat(file)).size}\n`);
  await context.close();
}
