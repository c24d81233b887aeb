// One page as it stands: it fits the smallest phone and can be used by everybody.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import { type Role, noteSeen } from './seen.ts';
import { targets } from './targets.ts';

/** Whether the page is held in a hand. */
export function isPhone(page: Page): boolean {
  return page.viewportSize()!.width < 600;
}

/** As `role` sees it; `said` names the page in what is found. Without scripts there is no axe. */
export async function look(page: Page, role: Role, said: string, scripts = true): Promise<void> {
  await expect.soft(page.locator('h1'), said).toHaveCount(1);
  const size = page.viewportSize()!;
  if (isPhone(page)) await targets(page, said);
  await page.setViewportSize({ width: 320, height: size.height });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${said}: at 320 px`).toBeLessThanOrEqual(320);
  await page.setViewportSize(size);
  if (!scripts) return;
  expect.soft(await violations(page), said).toEqual([]);
  await noteSeen(page, role);
}

/** The same by night, where nothing but the colours differs. */
export async function lookByNight(page: Page, said: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await contrast(page), `${said}, by night`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What is hard to read in the colours that the page has now. */
export function contrast(page: Page): Promise<string[]> {
  return violations(page, ['color-contrast']);
}

/** By every rule that axe has, unless it is asked for some. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // In the page itself: there are no frames, and a second page for each would cost more than all the rest.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const found = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(', ')}`);
}
