// The table of the product itself, from address to page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.ts';

export interface Route {
  pattern: string;
  matches: RegExp;
  island: boolean;
}

/** A fixed word before a placeholder. */
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
