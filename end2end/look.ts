// One page as it stands: it fits the smallest phone and the largest letters, says what comes next, and can be
// used by everybody.
import { type Page, expect } from '@playwright/test';
import axe from 'axe-core';
import { type Role, noteSeen } from './seen.ts';
import { targets } from './targets.ts';

/** As `role` sees it; `said` names the page in what is found. Without scripts there is no axe. */
export async function look(page: Page, role: Role, said: string, scripts = true): Promise<void> {
  await expect.soft(page.locator('h1'), said).toHaveCount(1);
  await targets(page, said);
  await nextStep(page, said);
  await fits(page, said);
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

/** What is hard to read in the colours that the page has now; by the stricter rule for who asks for it. */
export function contrast(page: Page, rule = 'color-contrast'): Promise<string[]> {
  return violations(page, [rule]);
}

/** A page has one next step at most, and it is as high as a thumb wants. */
async function nextStep(page: Page, said: string): Promise<void> {
  const filled = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('main .j-button')].filter((it) => it.checkVisibility({ visibilityProperty: true }));
    const filled = shown.filter((it) => !getComputedStyle(it).backgroundColor.endsWith(', 0)'));
    return filled.map((it) => ({ label: it.textContent, height: Math.round(it.getBoundingClientRect().height) }));
  });
  expect.soft(filled.slice(1), `${said}: filled beside ${filled[0]?.label}`).toEqual([]);
  expect.soft(filled.filter(({ height }) => height < 52), `${said}: filled, but low`).toEqual([]);
}

/** Nothing has to be scrolled sideways: at 320 px, nor where only the letters are twice as large. */
async function fits(page: Page, said: string): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: size.height });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${said}: at 320 px`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 360, height: size.height });
  const large = await page.evaluate(() => {
    const html = document.documentElement;
    html.style.fontSize = '200%';
    const width = html.scrollWidth;
    const over = [...document.querySelectorAll('body *')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > 361);
    // What stands under another heading is never the larger one.
    const sizes = (name: string) => [...document.querySelectorAll(name)].map((it) => parseFloat(getComputedStyle(it).fontSize));
    const upsideDown = Math.max(0, ...sizes('h2')) > Math.min(...sizes('h1'));
    html.style.fontSize = '';
    const wide = width > 360 ? over.slice(-1).map((it) => `${width} px by ${it.outerHTML.slice(0, 120)}`) : [];
    return upsideDown ? [...wide, 'h2 is larger than h1'] : wide;
  });
  expect.soft(large, `${said}: at 360 px, with letters of 200%`).toEqual([]);
  await page.setViewportSize(size);
}

/** By every rule that axe has, unless it is asked for some. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Once a document, in the page itself: there are no frames, and axe is larger than all the rest.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const runOnly = rules && { type: 'rule', values: rules };
    const found = await (window as any).axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return found.violations.map((v: any) => `${v.id}: ${v.nodes.map((n: any) => n.target).join(', ')}`) as string[];
  }, rules);
}
