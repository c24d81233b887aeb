// Somebody in front of a page, who reads its words and fills in its forms. Each page is looked at by day and
// by night.
import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { look, lookByNight } from './look.ts';
import type { Role } from './seen.ts';
import { type Locale, words } from './words.ts';

export class Visitor {
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly locale: Locale = 'id',
    /** Who they are by now. */
    public role: Role = 'public',
  ) {}

  word(key: string, values: Record<string, string> = {}): string {
    return words(this.locale, key, values);
  }

  /** A path of a letter is in its language already. */
  path(path: string): string {
    return this.locale === 'en' && !path.startsWith('/en/') ? `/en${path}` : path;
  }

  /** The page at an address, which answers with this status. */
  async open(path: string, status = 200): Promise<void> {
    const answer = await this.page.goto(`${this.url}${this.path(path)}`);
    expect(answer?.status(), path).toBe(status);
  }

  /** The first page to which a link of this one leads. */
  async follow(href: RegExp): Promise<void> {
    const links = await this.page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const found = links.find((link) => href.test(link));
    expect(found, `a link to ${href} on ${this.page.url()}, of ${links}`).toBeDefined();
    await this.open(found!);
  }

  /** From the queue to the next sheet that is owed, opened or not. */
  async nextSheet(): Promise<void> {
    const name = new RegExp(`^${this.word('judging.next_sheet', { number: '' }).trim()}`);
    const main = this.page.getByRole('main');
    await main.getByRole('button', { name }).or(main.getByRole('link', { name })).first().click();
    // Where it is known whose a plan is, that stands on a page of its own before it.
    const open = this.button('judging.open');
    await this.page.locator('.j-sheet__form').or(open).first().waitFor();
    if (await open.isVisible()) await open.click();
    await expect(this.page.locator('.j-sheet__form')).toBeVisible();
  }

  /** It is the page with this heading, and as it should be. */
  async sees(heading: string | RegExp, said: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await this.look(said);
  }

  private async look(said: string): Promise<void> {
    await look(this.page, this.role, said);
    await lookByNight(this.page, said);
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(this.word(label), { exact: true }).fill(text);
  }

  button(label: string, values: Record<string, string> = {}): Locator {
    return this.page.getByRole('button', { name: this.word(label, values), exact: true }).first();
  }

  /** Presses what sends a form; the answer to it. */
  async press(button: Locator): Promise<Response> {
    const [answer] = await Promise.all([
      this.page.waitForResponse((response) => response.request().method() === 'POST'),
      this.page.waitForEvent('framenavigated'),
      button.click(),
    ]);
    await this.page.waitForLoadState();
    return answer;
  }

  /** Sends a form, which is done: the browser is sent on to the page with this heading. */
  async does(button: Locator, heading: string | RegExp): Promise<void> {
    expect((await this.press(button)).status()).toBe(303);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }

  /** Sends a form, which comes back: the same page says why first thing, leads to each field, and is as it should be. */
  async isRefused(button: Locator, said: string, status = 422): Promise<void> {
    const heading = await this.page.getByRole('heading', { level: 1 }).textContent();
    expect((await this.press(button)).status(), said).toBe(status);
    // By `autofocus`, which needs no script.
    await expect(this.page.getByRole('alert')).toBeFocused();
    expect.soft((await this.page.title()).startsWith(this.word('shell.error_title', { title: '' })), `${said}: a title that says so`).toBe(true);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading!);
    const lost = await this.page.getByRole('alert').getByRole('link').evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href')!)
        .filter((href) => href.startsWith('#') && !document.getElementById(href.slice(1))),
    );
    expect.soft(lost, `${said}: links that lead nowhere`).toEqual([]);
    await this.look(said);
  }
}
