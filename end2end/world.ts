// A running Juara of its own for every worker: a fresh folder, a rulebook whose
// dates lie around today, the real binary.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, serve } from './server.ts';
import { expect, test as base } from './window.ts';

const day = 24 * 60 * 60 * 1000;

export interface World {
  url: string;
  folder: string;
  rulebook: any;
  juara: (...args: string[]) => Promise<string>;
}

/** The same rulebook, with its closing ten days from now and all other dates moved along. */
export function aroundNow(rulebook: any): any {
  const closes = Date.parse(`${rulebook.timeline.closes.slice(0, 10)}T00:00:00Z`);
  const days = Math.floor(Date.now() / day) + 10 - closes / day;
  const move = (text: string) => {
    const moved = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) + days * day);
    return moved.toISOString().slice(0, 10) + text.slice(10);
  };
  const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  const walk = (value: any): any => {
    if (isMoment(value)) return move(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    }
    return value;
  };
  const moved = walk(rulebook);
  moved.eligibility.reference = move(rulebook.eligibility.reference);
  return moved;
}

export const test = base.extend<object, { world: World }>({
  world: [
    async ({}, use) => {
      const server = await serve(async (juara, folder) => {
        const rulebook = aroundNow(JSON.parse(readFileSync(join(root, 'server/rulebooks/denpasar-2026.json'), 'utf8')));
        const file = join(folder, 'rulebook.json');
        writeFileSync(file, JSON.stringify(rulebook));
        await juara('migrate');
        await juara('rulebook', 'load', file);
        return rulebook;
      });
      const { url, folder, juara, made: rulebook } = server;
      await use({ url, folder, juara, rulebook });
      await server.end();
    },
    { scope: 'worker' },
  ],
});

export { expect };
