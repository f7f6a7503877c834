import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { logIn } from './console.js';
import { button, PHONE } from './phone.js';

/** A desk's screen. */
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export type Size = 'desk' | 'phone';
export type Language = 'zh' | 'en';

/** How somebody works for a day: on what, and in which language. */
export interface Manner {
  readonly size: Size;
  readonly language: Language;
}

/** What is written into a form that is open. */
export type Filling = (form: Locator) => Promise<unknown>;

const NOTHING: Filling = () => Promise.resolve();

/** A browser of somebody's own, open at an address. */
export async function screenOf(browser: Browser, address: string, { size }: Manner): Promise<Page> {
  const context = await browser.newContext(size === 'desk' ? DESK : PHONE);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  return page;
}

/** Somebody at work: logged in, in the post that is named where they hold several, reading their language. */
export async function atWork(
  browser: Browser,
  address: string,
  { login, post, ...manner }: Manner & { readonly login: string; readonly post?: string },
): Promise<Page> {
  const page = await screenOf(browser, address, manner);
  await logIn(page, login);
  if (post !== undefined) await button(page, post).click();
  if (manner.language === 'en') await button(page, 'English').click();
  return page;
}

/** Gives a command at the page of the matter. */
export async function givesAtDesk(
  page: Page,
  command: string,
  fill: Filling = NOTHING,
): Promise<void> {
  await button(page, command).first().click();
  const form = page.getByRole('dialog', { name: command });
  await form.waitFor();
  await fill(form);
  await form.locator('.ant-btn-primary').last().click();
  await form.waitFor({ state: 'detached' });
}

/** Gives a command on a phone: by a button at the thumb, or else among what else may be done. */
export async function givesOnPhone(
  page: Page,
  command: string,
  fill: Filling = NOTHING,
): Promise<void> {
  const [atThumb, more] = [button(page, command), button(page, '更多')];
  await atThumb.or(more).first().waitFor();
  if (!(await atThumb.isVisible())) await more.click();
  await atThumb.last().click();
  const form = page.getByRole('dialog', { name: command });
  await form.waitFor();
  await fill(form);
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'hidden' });
}

/** A field by what it is called; on a phone “（可选）” may follow. */
const field = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}`)).first();

/** Writes into a field. */
export const says =
  (label: string, text: string): Filling =>
  (form) =>
    field(form, label).fill(text);

/** Finds entries of a list by their names, as soon as the list is there. */
export const picks =
  (label: string, ...names: readonly string[]): Filling =>
  async (form) => {
    const found = field(form, label);
    const offered = form.page().locator('.ant-select-item-option-active');
    for (const name of names) {
      await found.fill(name);
      await offered.filter({ hasText: name }).first().waitFor();
      await found.press('Enter');
    }
    await found.blur();
  };

/** Takes one of the answers that are offered. */
export const takes =
  (label: string, answer: string): Filling =>
  (form) =>
    form
      .locator('.ant-form-item')
      .filter({ hasText: label })
      .getByText(answer, { exact: true })
      .click();

/** One after the other. */
export const all =
  (...fillings: readonly Filling[]): Filling =>
  async (form) => {
    for (const fill of fillings) await fill(form);
  };
