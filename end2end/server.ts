// The real binary on a fresh folder of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const binary = process.env.END2END_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/juara');

export interface Server<T> {
  url: string;
  folder: string;
  juara: (...args: string[]) => string;
  made: T;
  end: () => Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

/** Fills a new folder by `prepare`, then serves it until `end`. */
export async function serve<T>(prepare: (juara: Server<T>['juara'], folder: string) => T): Promise<Server<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'juara-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    JUARA_DATA_DIR: folder,
    JUARA_LISTEN: `127.0.0.1:${port}`,
    JUARA_BASE_URL: url,
    JUARA_LOG: 'warn',
    // One person's journeys run at once here, faster than anybody clicks.
    JUARA_LIMIT_ACCOUNT_BURST: '5000',
    JUARA_LIMIT_STRANGER_BURST: '5000',
  };
  const juara = (...args: string[]) => execFileSync(binary, args, { env, encoding: 'utf8' });
  const made = prepare(juara, folder);
  const child = spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await ready(url, child);
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, folder, juara, made, end };
}

/** Until it answers; 20 seconds at most. */
async function ready(url: string, child: ChildProcess): Promise<void> {
  const late = Date.now() + 20_000;
  while ((await fetch(`${url}/readyz`).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null || Date.now() > late) throw new Error(`${url} does not answer`);
    await pause(50);
  }
}
