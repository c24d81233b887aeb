// A running Juara of its own for every worker: a fresh folder, a rulebook whose
// dates lie around today, the real binary.
import { test as base, expect } from '@playwright/test';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const binary = process.env.END2END_BINARY ?? join(root, 'target/debug/juara');
const day = 24 * 60 * 60 * 1000;

export interface World {
  url: string;
  folder: string;
  rulebook: any;
  /** The one-time link of the first chair. */
  chair: string;
  juara: (...args: string[]) => string;
  /** The texts of all letters to an address, oldest first. */
  letters: (to: string) => string[];
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
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

async function start(): Promise<World & { process: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'juara-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    JUARA_DATA_DIR: folder,
    JUARA_LISTEN: `127.0.0.1:${port}`,
    JUARA_BASE_URL: url,
    JUARA_DATABASE_URL: '',
  };
  delete (env as any).JUARA_DATABASE_URL;
  const juara = (...args: string[]) => execFileSync(binary, args, { env, encoding: 'utf8' });
  const rulebook = aroundNow(JSON.parse(readFileSync(join(root, 'server/rulebooks/denpasar-2026.json'), 'utf8')));
  const file = join(folder, 'rulebook.json');
  writeFileSync(file, JSON.stringify(rulebook));
  juara('migrate');
  juara('rulebook', 'load', file);
  const chair = /https?:\/\/\S+/.exec(juara('init'))?.[0] ?? '';
  const child = spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await expect
    .poll(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status, { timeout: 20_000 })
    .toBe(200);
  const letters = (to: string) =>
    readdirSync(join(folder, 'mail'))
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFileSync(join(folder, 'mail', name), 'utf8'))
      .filter((text) => new RegExp(`^To: .*${to}`, 'm').test(text));
  return { url, folder, rulebook, chair, juara, letters, process: child };
}

export const test = base.extend<object, { world: World }>({
  world: [
    async ({}, use) => {
      const world = await start();
      await use(world);
      world.process.kill();
      rmSync(world.folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

export { expect };
