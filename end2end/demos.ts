// One demonstration a phase, made and served before everything else, shared by all
// journeys: they read, and write nothing that another would see.
import { keep } from './kept.ts';
import { type Server, serve } from './server.ts';

export const phases = ['open', 'screening', 'judging', 'recap', 'published'] as const;
export type Phase = (typeof phases)[number];

export interface Member {
  role: 'chair' | 'organiser' | 'judge' | 'applicant';
  name: string;
  email: string;
  passphrase: string;
  totp_secret?: string;
}

export interface Demo {
  url: string;
  /** As in addresses, without the stroke. */
  edition: string;
  people: Member[];
}

export default async function makeDemos(): Promise<() => Promise<void>> {
  const forget = keep();
  const all = await Promise.all(phases.map(make));
  process.env.END2END_DEMOS = JSON.stringify(Object.fromEntries(all.map(({ demo }, i) => [phases[i], demo])));
  return async () => {
    await Promise.all(all.map(({ end }) => end()));
    forget();
  };
}

/** One more, for whoever writes. */
export async function make(phase: Phase): Promise<{ demo: Demo } & Omit<Server<unknown>, 'made'>> {
  const { made, ...server } = await serve(async (juara) =>
    JSON.parse(await juara('demo', '--phase', phase, '--entries', '8', '--judges', '4', '--seed', '1', '--json')),
  );
  return { demo: { url: server.url, edition: made.edition.slice(1), people: made.people }, ...server };
}

export function demo(phase: Phase): Demo {
  return JSON.parse(process.env.END2END_DEMOS ?? '{}')[phase];
}

/** Somebody of a demonstration; `nth` of their role. */
export function somebody(phase: Phase, role: Member['role'], nth = 0): Member {
  return demo(phase).people.filter((member) => member.role === role)[nth];
}
