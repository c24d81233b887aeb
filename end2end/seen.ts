// Which pages axe has seen, and as whom; which it should have.
import { type Page, expect } from '@playwright/test';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from './demos.ts';
import { kept } from './kept.ts';
import { routeOf, routes } from './routes.ts';
import { root } from './server.ts';

export type Role = 'public' | Member['role'];

/** Where the header leads whom: by it a page itself says who is there. */
const areas: Record<Role, string> = { public: '/masuk', applicant: '/ikut', judge: '/juri', organiser: '/panitia', chair: '/panitia' };

/** Those of the matrix, as whom of ours they see a page. */
const columns: Record<string, Role> = {
  public: 'public',
  'half in': 'public',
  stranger: 'applicant',
  invited: 'applicant',
  draft: 'applicant',
  entrant: 'applicant',
  withdrawn: 'applicant',
  failed: 'applicant',
  excluded: 'applicant',
  'missed the cut': 'applicant',
  'entrant elsewhere': 'applicant',
  judge: 'judge',
  related: 'judge',
  'stepped back': 'judge',
  'taken off': 'judge',
  unsworn: 'judge',
  // Here they judge nothing.
  'judge elsewhere': 'applicant',
  'no code': 'organiser',
  organiser: 'organiser',
  chair: 'chair',
  stale: 'chair',
};

const seen = () => kept('seen.txt');

/** Axe looked at this page as somebody; it counts if it is the page of its address, and shown to them. */
export async function noteSeen(page: Page, role: Role): Promise<void> {
  const route = routeOf(new URL(page.url()).pathname);
  const status = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStatus);
  if (!route || status !== 200) return;
  const there = await page.locator(`.j-header .j-nav > a[href$="${areas[role]}"]:not([hreflang])`).count();
  expect.soft(there, `${route.pattern} is shown to somebody else than ${role}`).toBe(1);
  appendFileSync(seen(), `${cell(role, route.pattern)}\n`);
}

/** What is shown to somebody in some state, by the matrix of the product, and axe never saw as them. */
export function unseen(): string[] {
  const known = new Set(readFileSync(seen(), 'utf8').split('\n'));
  return shown().filter((wanted) => !known.has(wanted));
}

/** Every page of the table with everybody to whom the matrix answers 200 in some state. */
export function shown(): string[] {
  const found = new Set<string>();
  let pattern = '';
  for (const line of readFileSync(join(root, 'server/tests/http/matrix/expected.txt'), 'utf8').split('\n')) {
    if (!line.startsWith('  ')) pattern = line.match(/^GET {2}(\S+)/)?.[1] ?? '';
    if (!line.startsWith('  ') || !routes.some((route) => route.pattern === pattern)) continue;
    const answers = line.slice(line.indexOf(':') + 1).split('|').map((answer) => answer.match(/^ (\S+) (.*?) ?$/)!);
    const named = answers.flatMap(([, , who]) => who.split(', '));
    const rest = Object.keys(columns).filter((column) => !named.includes(column));
    for (const [, , who] of answers.filter(([, status]) => /^200\+?$/.test(status))) {
      const columnsOf = who.split(', ').flatMap((column) => (column.startsWith('everybody') ? rest : [column]));
      for (const column of columnsOf) found.add(cell(columns[column]!, pattern));
    }
  }
  return [...found];
}

function cell(role: Role, pattern: string): string {
  return `${role} ${pattern}`;
}
