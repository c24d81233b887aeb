// What the journeys of one run leave to each other: sessions, and what axe has seen. Another run at the same time has
// its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** From here on files are kept, and none is so far; returns how it ends. */
export function keep(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'juara-run-'));
  // Workers are told it by this.
  process.env.END2END_KEPT = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The path of a file that is kept; while journeys are only listed there is none. */
export function kept(name: string): string {
  return join(process.env.END2END_KEPT ?? '', name);
}
