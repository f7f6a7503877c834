import type { Browser, Page } from 'playwright-core';
import type { TestApi } from '../../apps/api/src/testing/running-api.js';
import {
  atWork,
  givesAtDesk,
  givesOnPhone,
  screenOf,
  type Filling,
  type Language,
  type Size,
} from './workers.js';
import { button } from './phone.js';

/** How long each step takes in the world. */
export const STEP_SECONDS = 1_200;

export interface Cast {
  readonly language: Language;
  /** On what those work who go out, and on what those who stay in. */
  readonly out: Size;
  readonly inside: Size;
}

/** How a command is called in both languages. */
export type Command = readonly [zh: string, en: string];

/** One day of one matter: everybody at a screen of their own, which stays open until the evening. */
export class Day {
  /** Known from the report on. */
  issue = '';
  receipt = '';
  private readonly people = new Map<string, Page>();

  constructor(
    readonly test: TestApi,
    private readonly browser: Browser,
    private readonly cast: Cast,
  ) {}

  at(path: string, url = this.test.api.url): string {
    return new URL(`/console${path}`, url).href;
  }

  /** A resident, who needs no account. */
  async resident(path: string): Promise<Page> {
    const { out: size, language } = this.cast;
    const page = await screenOf(this.browser, this.at(path), { size, language });
    this.people.set(path, page);
    if (language === 'en') await button(page, 'English').click();
    return page;
  }

  /** Who goes out, at the matter; once there they stay, and look again before they act. */
  async outside(login: string, post?: string): Promise<Page> {
    const { out: size, language } = this.cast;
    const path = size === 'phone' ? `/tasks/${this.issue}` : `/issues/${this.issue}`;
    const there = this.people.get(login);
    if (there !== undefined) {
      await there.reload();
      return there;
    }
    const named = post === undefined ? {} : { post };
    return this.begins(login, this.at(path), { size, language, ...named });
  }

  /** Who stays in, at some page; there they may look at the server by a line of their own. */
  async indoors(login: string, path: string, url?: string): Promise<Page> {
    const { inside: size, language } = this.cast;
    await this.leaves(login);
    return this.begins(login, this.at(path, url), { size, language });
  }

  /** Gives a command as one does outside. */
  gives(page: Page, [zh, en]: Command, fill?: Filling): Promise<void> {
    const { out, language } = this.cast;
    const command = language === 'zh' ? zh : en;
    return out === 'phone' ? givesOnPhone(page, command, fill) : givesAtDesk(page, command, fill);
  }

  /** The phase after the step that was just taken; then time goes on. */
  async phase(): Promise<unknown> {
    this.test.clock.advanceSeconds(STEP_SECONDS);
    const operator = await this.test.as('operator');
    return (await operator.get(`/issues/${this.issue}`)).body['phase'];
  }

  /** What stands on the screens that are open, to be told where a step fails. */
  async seen(): Promise<string> {
    const screens = [...this.people].map(async ([who, page]) => {
      const shown = await page.locator('body').ariaSnapshot();
      return `${who} at ${page.url()}:\n${shown}`;
    });
    return (await Promise.all(screens)).join('\n\n');
  }

  async ends(): Promise<void> {
    await Promise.all([...this.people.keys()].map((who) => this.leaves(who)));
  }

  private async begins(
    login: string,
    address: string,
    manner: { readonly size: Size; readonly language: Language; readonly post?: string },
  ): Promise<Page> {
    const page = await atWork(this.browser, address, { login, ...manner });
    this.people.set(login, page);
    return page;
  }

  private async leaves(login: string): Promise<void> {
    await this.people.get(login)?.context().close();
    this.people.delete(login);
  }
}
