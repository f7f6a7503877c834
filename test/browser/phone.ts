import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A phone held upright, worked with a finger. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** The button of the form that is open, not the one that opened it. */
export const submit = (page: Page, name: string): Locator =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

/** Waits until the worker has the shell and the phone the matter, then takes the line away. */
export async function cutOff(page: Page, title: string): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.getByRole('heading', { name: title }).waitFor();
  await button(page, '记录办理').waitFor();
  await page.context().setOffline(true);
}
