// Walks through a role's pages as a person would find them, link by link, and looks at each.
import { type Page, expect } from '@playwright/test';
import { tabThrough } from './keys.ts';
import { look } from './look.ts';
import { bare, routeOf } from './routes.ts';
import type { Role } from './seen.ts';

/** From these pages on, link by link below `area`, at most `each` of one kind; which kinds were found. */
export async function walk(page: Page, url: string, walk: { role: Role; from: string[]; area: RegExp; each: number; scripts: boolean }): Promise<string[]> {
  const { role, from, area, each, scripts } = walk;
  const [queue, known, kinds] = [[...from], new Set(from), new Map<string, number>()];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const { pattern } = routeOf(path)!;
    const before = kinds.get(pattern) ?? 0;
    if (before >= each) continue;
    kinds.set(pattern, before + 1);
    const status = (await page.goto(`${url}${path}`))?.status();
    // What nobody led to may be refused, on a page that is looked at all the same.
    expect(from.includes(path) ? [200, 403, 409] : [200], path).toContain(status);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    for (const link of links.map((href) => href.split('#')[0])) {
      if (area.test(bare(link)) && routeOf(link) && !known.has(link)) {
        known.add(link);
        queue.push(link);
      }
    }
    // Once of a kind, where there are keys.
    if (before === 0 && scripts) await tabThrough(page, path);
    await lookAt(page, role, path, scripts);
  }
  return [...kinds.keys()];
}

/** A page of the table: as every page, and with a script only where an island is. */
async function lookAt(page: Page, role: Role, path: string, scripts: boolean): Promise<void> {
  const { island } = routeOf(path)!;
  await expect.soft(page.locator('script[src]'), `${path}: scripts`).toHaveCount(island ? 1 : 0);
  await look(page, role, path, scripts);
}
