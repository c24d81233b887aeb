// Pages that are not shown: because they are somebody else's, do not exist, or belong to what is over.
import { type Member, type Phase, demo } from '../demos.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

interface Shut {
  phase: Phase;
  role?: Member['role'];
  nth?: number;
  /** `{e}` is the edition. */
  path: string;
  /** On from there to an address. */
  by?: RegExp[];
  then?: string;
  status: number;
}

const pages: Shut[] = [
  { phase: 'published', path: '/{e}/tidak-ada', status: 404 },
  { phase: 'published', path: '/do/account/sign_in', status: 405 },
  { phase: 'published', path: '/undangan/tidak-ada', status: 409 },
  { phase: 'published', role: 'applicant', path: '/panitia', status: 403 },
  { phase: 'published', role: 'applicant', path: '/ikut/TIDAKADA', status: 404 },
  { phase: 'published', role: 'applicant', path: '/ikut', by: [/\/ikut\/[^/]+$/], then: '/kategori', status: 409 },
  { phase: 'published', role: 'judge', path: '/panitia/{e}', status: 403 },
  { phase: 'published', role: 'judge', path: '/juri/{e}', by: [/\/proposal\//], then: '/mundur', status: 409 },
  { phase: 'published', role: 'organiser', path: '/panitia/{e}/seleksi/TIDAKADA', status: 404 },
  { phase: 'published', role: 'organiser', path: '/ikut/baru', status: 409 },
];

// Each stands alone, so that no worker waits for another's file.
test.describe.configure({ mode: 'parallel' });

for (const { phase, role, nth, path, by = [], then, status } of pages) {
  test.describe(`${role ?? 'anybody'} ${nth ?? ''}, ${phase}`, () => {
    if (role) test.use({ storageState: session(phase, role, nth) });
    test(`${path} ${then ?? ''}: ${status}`, async ({ page }) => {
      const { url, edition } = demo(phase);
      // What is no page has no language of its own.
      const visitor = new Visitor(page, url, path.startsWith('/do/') ? 'id' : 'en', role);
      const open = path.replace('{e}', edition);
      await visitor.open(open, then ? 200 : status);
      for (const href of by) await visitor.follow(href);
      if (then) await visitor.open(`${new URL(page.url()).pathname}${then}`, status);
      await expect(page.getByText(visitor.word('trouble.request', { id: '' }))).toBeVisible();
      await visitor.sees(/./, `${path}: ${status}`);
    });
  });
}
