// The words that people see, from the product's own catalogues: a form is filled in by them in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.ts';

export type Locale = 'id' | 'en';

const rooms = new Map<string, Record<string, string>>();

/** What stands under `recap.reason`, in one language; each `{{ name }}` of it filled in. */
export function words(locale: Locale, key: string, values: Record<string, string> = {}): string {
  const [room, name] = key.split('.');
  const file = join(root, 'app/words/locales', locale, `${room}.json`);
  if (!rooms.has(file)) rooms.set(file, JSON.parse(readFileSync(file, 'utf8')));
  const text = rooms.get(file)![name];
  if (text === undefined) throw new Error(`${file} has no ${name}`);
  return text.replace(/\{\{ (\w+) \}\}/g, (_, value) => values[value]);
}
