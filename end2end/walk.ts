// Walks through a role's pages as a person would find them, link by link, and looks at each.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.ts';

interface Route {
  pattern: string;
  matches: RegExp;
  island: boolean;
}

/** The table of the product itself, from address to page; a fixed word before a placeholder. */
const routes: Route[] = readFileSync(join(root, 'app/src/routes/table.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const pattern = line.split(' ')[0];
    const matches = new RegExp(`^${pattern.replace(/\{edisi\}/g, '\\d[^/]*').replace(/\{\w+\}/g, '[^/]+')}$`);
    return { pattern, matches, island: line.endsWith('(island)') };
  })
  .sort((a, b) => a.pattern.split('{').length - b.pattern.split('{').length);

/** Without language and query. */
function bare(path: string): string {
  return path.split('?')[0].replace(/^\/en(?=\/|$)/, '') || '/';
}

function routeOf(path: string): Route | undefined {
  return routes.find(({ matches }) => matches.test(bare(path)));
}

/** From these pages on, link by link below `area`, at most `each` of one kind; which kinds were found. */
export async function walk(page: Page, url: string, walk: { from: string[]; area: RegExp; each: number; scripts: boolean }): Promise<string[]> {
  const { from, area, each, scripts } = walk;
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
    await look(page, path, scripts);
  }
  return [...kinds.keys()];
}

/** One page as it stands: fits the smallest phone, has a script only where an island is, can be used by everybody. */
async function look(page: Page, path: string, scripts: boolean): Promise<void> {
  const { island } = routeOf(path)!;
  await expect.soft(page.locator('h1'), path).toHaveCount(1);
  await expect.soft(page.locator('script[src]'), `${path}: scripts`).toHaveCount(island ? 1 : 0);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: size.height });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${path}: at 320 px`).toBeLessThanOrEqual(320);
  await page.setViewportSize(size);
  if (!scripts) return;
  // In the page itself: there are no frames, and a second page for each would cost more than all the rest.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect.soft(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(', ')}`), path).toEqual([]);
}
