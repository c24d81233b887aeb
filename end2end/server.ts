// The real binary on a fresh folder of its own.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));
const binary = process.env.END2END_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/juara');

export interface Server<T> {
  url: string;
  folder: string;
  juara: (...args: string[]) => Promise<string>;
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
export async function serve<T>(prepare: (juara: Server<T>['juara'], folder: string) => Promise<T>): Promise<Server<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'juara-'));
  const env: Record<string, string | undefined> = {
    ...process.env,
    JUARA_DATA_DIR: folder,
    JUARA_LOG: 'warn',
    // One person's journeys run at once here, faster than anybody clicks.
    JUARA_LIMIT_ACCOUNT_BURST: '5000',
    JUARA_LIMIT_STRANGER_BURST: '5000',
  };
  // Not one after the other: demonstrations are made side by side.
  const run = promisify(execFile);
  const juara = async (...args: string[]) => (await run(binary, args, { env, encoding: 'utf8' })).stdout;
  const made = await prepare(juara, folder);
  // Last, so that hardly anybody else is given it before the server takes it; what was made so far tells no address.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  Object.assign(env, { JUARA_LISTEN: `127.0.0.1:${port}`, JUARA_BASE_URL: url });
  const child = spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  // Whoever waits for it may have been stopped meanwhile.
  process.once('exit', () => child.kill('SIGKILL'));
  await answers(child.stderr);
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, folder, juara, made, end };
}

/** Until the server says that it answers; what else it says goes where the test's own errors do. */
async function answers(said: Readable): Promise<void> {
  const lines = createInterface({ input: said });
  return new Promise((done, lost) => {
    lines.on('line', (line) => {
      if (line.startsWith('Juara answers at')) done();
      else process.stderr.write(`${line}\n`);
    });
    lines.on('close', () => lost(new Error('the server ended before it answered')));
  });
}
