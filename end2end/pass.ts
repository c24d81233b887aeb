// How somebody comes in, and where their session is kept for the journeys.
import type { Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import type { Member, Phase } from './demos.ts';
import { kept } from './kept.ts';

/** Who walks through which phase. A code of the authenticator counts once, so everybody signs in once. */
export const walkers: { phase: Phase; role: Member['role']; nth: number }[] = [
  { phase: 'open', role: 'chair', nth: 0 },
  { phase: 'open', role: 'judge', nth: 0 },
  { phase: 'open', role: 'applicant', nth: 0 },
  { phase: 'open', role: 'applicant', nth: 3 },
  { phase: 'screening', role: 'organiser', nth: 0 },
  { phase: 'judging', role: 'organiser', nth: 0 },
  { phase: 'judging', role: 'judge', nth: 0 },
  { phase: 'judging', role: 'judge', nth: 3 },
  { phase: 'recap', role: 'chair', nth: 0 },
  { phase: 'recap', role: 'organiser', nth: 0 },
  { phase: 'recap', role: 'judge', nth: 0 },
  { phase: 'published', role: 'organiser', nth: 0 },
  { phase: 'published', role: 'judge', nth: 0 },
  { phase: 'published', role: 'applicant', nth: 0 },
];

/** The file with somebody's session. */
export function session(phase: Phase, role: Member['role'], nth = 0): string {
  return kept(`sessions/${phase}-${role}-${nth}.json`);
}

export async function signIn(page: Page, url: string, member: Member): Promise<void> {
  await page.goto(`${url}/masuk`);
  await page.getByLabel('Alamat email').fill(member.email);
  await page.getByLabel('Kata sandi').fill(member.passphrase);
  await page.getByRole('button', { name: 'Masuk' }).click();
  if (member.totp_secret) {
    await page.getByLabel('Kode autentikator').fill(code(member.totp_secret));
    await page.getByRole('button', { name: 'Masuk' }).click();
  }
}

/** The six digits that an authenticator shows now (RFC 6238). */
export function code(secret: string): string {
  const letters = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const bits = letters.map((n) => n.toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
