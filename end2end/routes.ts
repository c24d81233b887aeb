// The table of the product itself, from address to page; and which of its pages axe has seen.
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './server.ts';

export interface Route {
  pattern: string;
  matches: RegExp;
  island: boolean;
}

/** The table of the product itself, from address to page; a fixed word before a placeholder. */
export const routes: Route[] = readFileSync(join(root, 'app/src/routes/table.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const pattern = line.split(' ')[0];
    const matches = new RegExp(`^${pattern.replace(/\{edisi\}/g, '\\d[^/]*').replace(/\{\w+\}/g, '[^/]+')}$`);
    return { pattern, matches, island: line.endsWith('(island)') };
  })
  .sort((a, b) => a.pattern.split('{').length - b.pattern.split('{').length);

/** Without language and query. */
export function bare(path: string): string {
  return path.split('?')[0].replace(/^\/en(?=\/|$)/, '') || '/';
}

export function routeOf(path: string): Route | undefined {
  return routes.find(({ matches }) => matches.test(bare(path)));
}

const seen = join(root, 'end2end/out/seen.txt');

/** Nothing is seen yet. */
export function forgetSeen(): void {
  mkdirSync(dirname(seen), { recursive: true });
  rmSync(seen, { force: true });
}

/** Axe looked at the page at this address. */
export function noteSeen(url: string): void {
  const route = routeOf(new URL(url).pathname);
  if (route) appendFileSync(seen, `${route.pattern}\n`);
}

/** The pages of the table at which axe never looked. */
export function unseen(): string[] {
  const known = new Set(readFileSync(seen, 'utf8').split('\n'));
  return routes.map(({ pattern }) => pattern).filter((pattern) => !known.has(pattern));
}
