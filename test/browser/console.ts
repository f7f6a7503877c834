import { join } from 'node:path';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import type { Page } from 'playwright-core';

/** Builds API and console as people run them; where nothing has changed since, this takes a moment. */
export async function buildConsole(): Promise<void> {
  const { useBuild } = (await import(join(import.meta.dirname, '../../infra/build.mjs'))) as {
    useBuild: () => Promise<string>;
  };
  await useBuild();
}

/** Fills in the login that stands on the page, and sends it. */
export async function logIn(
  page: Page,
  login: string,
  password: string = SAMPLE_PASSWORD,
): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
}
