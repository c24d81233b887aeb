// Forms of an edition as they come back: sent with nothing, or with what can't be. Nothing is written but that a sheet was opened.
import { type Member, type Phase, demo } from '../demos.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { test } from '../world.ts';

interface Refused {
  what: string;
  phase: Phase;
  role?: Member['role'];
  nth?: number;
  /** Where it begins; `{e}` is the edition. */
  from: string;
  /** On from there, link by link. */
  by?: RegExp[];
  /** And on to a page below the last one. */
  then?: string;
  /** What is done before the button is pressed. */
  first?: (visitor: Visitor) => Promise<void>;
  press: string;
  status?: number;
}

const forms: Refused[] = [
  { what: 'eligibility', phase: 'open', from: '/{e}/syarat', press: 'public.check' },
  {
    what: 'an entry with answers that are too long',
    phase: 'open',
    role: 'applicant',
    nth: 3,
    from: '/ikut',
    by: [/\/ikut\/[^/]+$/, /\/isi$/],
    first: async ({ page }) => {
      await page.locator('textarea').first().fill('kata '.repeat(25_000));
    },
    press: 'entry.save',
  },
  { what: 'an entry sent incomplete', phase: 'open', role: 'applicant', nth: 3, from: '/ikut', by: [/\/ikut\/[^/]+$/], then: '/periksa', press: 'entry.send' },
  { what: 'a pact that is not agreed to', phase: 'open', role: 'judge', from: '/juri/{e}/pakta', press: 'judging.pact_sign' },
  {
    what: 'a screening that fails without a reason',
    phase: 'screening',
    role: 'organiser',
    from: '/panitia/{e}/seleksi?keadaan=waiting',
    by: [/\/seleksi\/[^/?]+$/],
    press: 'screening.fail',
  },
  {
    what: 'a decision taken back without a reason',
    phase: 'screening',
    role: 'organiser',
    from: '/panitia/{e}/seleksi?keadaan=passed',
    by: [/\/seleksi\/[^/?]+$/],
    first: (visitor) => visitor.page.getByText(visitor.word('screening.back_title'), { exact: true }).click(),
    press: 'screening.take_back',
  },
  { what: 'conflicts that are not declared', phase: 'judging', role: 'judge', nth: 3, from: '/juri/{e}/konflik', press: 'judging.conflicts_save' },
  { what: 'a sheet sent empty', phase: 'judging', role: 'judge', from: '/juri/{e}', first: (visitor) => visitor.nextSheet(), press: 'judging.send' },
  {
    what: 'a correction without a reason',
    phase: 'recap',
    role: 'judge',
    from: '/juri/{e}',
    by: [/\/juri\/[^/]+\/proposal\//],
    press: 'judging.send_again',
  },
  { what: 'stepping back without a reason', phase: 'judging', role: 'judge', from: '/juri/{e}', by: [/\/proposal\//, /\/mundur$/], press: 'judging.leave' },
];

// Each stands alone, so that no worker waits for another's file.
test.describe.configure({ mode: 'parallel' });

for (const { what, phase, role, nth, from, by = [], then, first, press, status } of forms) {
  test.describe(`${role ?? 'anybody'} ${nth ?? ''}, ${phase}`, () => {
    if (role) test.use({ storageState: session(phase, role, nth) });
    test(what, async ({ page }) => {
      const { url, edition } = demo(phase);
      const visitor = new Visitor(page, url, 'id', role);
      await visitor.open(from.replace('{e}', edition));
      for (const href of by) await visitor.follow(href);
      if (then) {
        await visitor.open(`${new URL(page.url()).pathname}${then}`);
        // No link leads there as things are, so nobody else sees it.
        await visitor.sees(/./, `${what}, before`);
      }
      await first?.(visitor);
      await visitor.isRefused(visitor.button(press), what, status);
    });
  });
}
