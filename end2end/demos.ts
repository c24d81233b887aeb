// One demonstration a phase, made and served before everything else, shared by all
// journeys: they read, and write nothing that another would see.
import { serve } from './server.ts';

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
  const servers = await Promise.all(
    phases.map((phase) =>
      serve((juara) => JSON.parse(juara('demo', '--phase', phase, '--entries', '8', '--judges', '4', '--seed', '1', '--json'))),
    ),
  );
  const demos = servers.map(({ url, made }, i): [Phase, Demo] => {
    return [phases[i], { url, edition: made.edition.slice(1), people: made.people }];
  });
  process.env.END2END_DEMOS = JSON.stringify(Object.fromEntries(demos));
  return async () => {
    await Promise.all(servers.map((server) => server.end()));
  };
}

export function demo(phase: Phase): Demo {
  return JSON.parse(process.env.END2END_DEMOS ?? '{}')[phase];
}

/** Somebody of a demonstration; `nth` of their role. */
export function somebody(phase: Phase, role: Member['role'], nth = 0): Member {
  return demo(phase).people.filter((member) => member.role === role)[nth];
}
