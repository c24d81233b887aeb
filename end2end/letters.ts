// Letters that Juara wrote into its folder, as whoever they are for would open them.
import { expect } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The path of the link in a letter to `address`, once it is there; it leads to below `area`. */
export async function link(folder: string, address: string, area: string): Promise<string> {
  const found = () =>
    letters(folder)
      .filter((letter) => letter.includes(`\nTo: ${address}\n`))
      .flatMap((letter) => letter.match(/https?:\/\/\S+/g) ?? [])
      .map((url) => new URL(url).pathname)
      .filter((path) => path.includes(`${area}/`));
  await expect.poll(found, { message: `a letter to ${address} with a link below ${area}`, timeout: 20_000 }).toHaveLength(1);
  return found()[0];
}

/** Every letter, with its lines joined and its equal signs back (RFC 2045). */
function letters(folder: string): string[] {
  const mail = join(folder, 'mail');
  const files = readdirSync(folder).includes('mail') ? readdirSync(mail).filter((name) => name.endsWith('.eml')) : [];
  const read = files.map((name) => readFileSync(join(mail, name), 'utf8'));
  return read.map((text) => `\n${text}`.replaceAll('\r\n', '\n').replaceAll('=\n', '').replaceAll('=3D', '='));
}
