// Every page of every role, in the phases where it matters: in Indonesian by day and in English
// by night, it fits the smallest phone, names a script only where an island is, and can be used
// by everybody.
import { expect, test } from '@playwright/test';
import { demo, type Phase, type Member } from '../demos.ts';
import { session } from '../pass.ts';
import { look, walk } from '../walk.ts';

interface Journey {
  phase: Phase;
  role?: Member['role'];
  nth?: number;
  /** `{e}` is the edition. */
  from: string[];
  /** Kinds of pages, as in the table of routes, that it must come by. */
  sees: string[];
}

const desk = ['/panitia', '/panitia/{e}'];
const judge = ['/juri', '/juri/{e}', '/juri/{e}/pakta', '/juri/{e}/konflik'];
const journeys: Journey[] = [
  { phase: 'open', role: 'chair', from: [...desk, '/akun/keamanan'], sees: ['/panitia/surat', '/panitia/{edisi}/penutupan', '/panitia/{edisi}/juri/{id}', '/panitia/{edisi}/tahap/{tahap}'] },
  { phase: 'open', role: 'judge', from: judge, sees: ['/juri/{edisi}/pakta'] },
  { phase: 'open', role: 'applicant', nth: 3, from: ['/ikut'], sees: ['/ikut/{kode}/isi', '/ikut/{kode}/hapus', '/ikut/{kode}/kategori', '/ikut/{kode}/cetak'] },
  { phase: 'open', role: 'applicant', from: ['/ikut', '/ikut/baru'], sees: ['/ikut/{kode}/isi', '/ikut/{kode}/bukti/{nomor}', '/ikut/{kode}/tarik'] },
  { phase: 'screening', role: 'organiser', from: desk, sees: ['/panitia/{edisi}/seleksi', '/panitia/{edisi}/seleksi/{no}'] },
  { phase: 'screening', role: 'judge', from: judge, sees: ['/juri/{edisi}/pakta'] },
  { phase: 'judging', role: 'organiser', from: desk, sees: ['/panitia/{edisi}/rekap/{tahap}', '/panitia/{edisi}/juri/{id}/lepas'] },
  { phase: 'judging', role: 'judge', from: judge, sees: ['/juri/{edisi}/{tahap}/{no}', '/juri/{edisi}/{tahap}/{no}/mundur', '/juri/{edisi}/konflik'] },
  { phase: 'recap', role: 'organiser', from: desk, sees: ['/panitia/{edisi}/rekap/{tahap}'] },
  { phase: 'recap', role: 'chair', from: desk, sees: ['/panitia/{edisi}/rekap/{tahap}'] },
  { phase: 'published', role: 'organiser', from: desk, sees: ['/panitia/{edisi}/hasil', '/{edisi}/hasil'] },
  { phase: 'published', role: 'judge', from: judge, sees: ['/juri/{edisi}/{tahap}/{no}'] },
  { phase: 'published', role: 'applicant', from: ['/ikut', '/{e}/hasil'], sees: ['/ikut/{kode}/isi', '/{edisi}/hasil'] },
  { phase: 'published', from: ['/{e}', '/{e}/hasil', '/{e}/hasil?versi=1'], sees: ['/{edisi}/juknis', '/{edisi}/jadwal'] },
  { phase: 'judging', from: ['/{e}', '/{e}/hasil', '/masuk', '/daftar', '/lupa-sandi'], sees: ['/{edisi}/hasil'] },
];

for (const { phase, role, nth, from, sees } of journeys) {
  test.describe(`${phase}, ${role ?? 'anybody'} ${nth ?? ''}`, () => {
    if (role) test.use({ storageState: session(phase, role, nth) });
    test('every page', async ({ page }, info) => {
      const { url, edition } = demo(phase);
      const scripts = info.project.use.javaScriptEnabled !== false;
      const { pages, kinds } = await walk(page, url, from.map((path) => path.replace('{e}', edition)));
      expect(kinds).toEqual(expect.arrayContaining(sees));
      for (const [prefix, colorScheme] of [['', 'light'], ['/en', 'dark']] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const path of pages) {
          await page.goto(`${url}${prefix}${path}`);
          await look(page, `${prefix}${path}`, scripts);
        }
      }
    });
  });
}
