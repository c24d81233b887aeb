// Every page of every role, in the phases where it matters: it fits the smallest phone, names a script
// only where an island is, and can be used by everybody. In Indonesian by day on a phone, in English by
// night at a desk.
import { demo, type Member, type Phase } from '../demos.ts';
import { session } from '../pass.ts';
import { walk } from '../walk.ts';
import { expect, test } from '../world.ts';

interface Journey {
  phase: Phase;
  role?: Member['role'];
  nth?: number;
  /** Where it begins; `{e}` is the edition. */
  from: string[];
  /** How many pages of one kind; 1 if none is said. */
  each?: number;
  /** Kinds of pages, as in the table of routes, that it must come by. */
  sees: string[];
}

// As the one who walks, what counts as a way on.
const areas = { chair: /^\/panitia/, organiser: /^\/panitia/, judge: /^\/juri/, applicant: /^\/ikut/, public: /^\/\d/ };
const desk = ['/panitia', '/panitia/{e}'];
const jury = ['/juri', '/juri/{e}'];

const journeys: Journey[] = [
  {
    phase: 'open',
    role: 'chair',
    from: [...desk, '/akun/keamanan', '/keluar', '/buktikan'],
    sees: ['/panitia/surat', '/panitia/{edisi}/penutupan', '/panitia/{edisi}/juri/{id}', '/panitia/{edisi}/tahap/{tahap}'],
  },
  { phase: 'open', role: 'judge', from: [...jury, '/juri/{e}/pakta', '/ikut', '/ikut/baru'], sees: ['/juri/{edisi}/pakta'] },
  {
    phase: 'open',
    role: 'applicant',
    nth: 3,
    from: ['/ikut'],
    sees: ['/ikut/{kode}/isi', '/ikut/{kode}/hapus', '/ikut/{kode}/kategori', '/ikut/{kode}/cetak'],
  },
  {
    phase: 'open',
    role: 'applicant',
    from: ['/ikut', '/ikut/baru'],
    sees: ['/ikut/{kode}/isi', '/ikut/{kode}/bukti/{nomor}', '/ikut/{kode}/tarik'],
  },
  { phase: 'screening', role: 'organiser', from: ['/panitia/{e}', '/panitia/{e}/seleksi?keadaan=passed'], each: 2, sees: ['/panitia/{edisi}/seleksi/{no}'] },
  { phase: 'judging', role: 'organiser', from: desk, sees: ['/panitia/{edisi}/rekap/{tahap}', '/panitia/{edisi}/juri/{id}/lepas', '/panitia/{edisi}/rekap/{tahap}/diskualifikasi/{no}'] },
  { phase: 'judging', role: 'judge', from: jury, each: 2, sees: ['/juri/{edisi}/{tahap}/{no}', '/juri/{edisi}/{tahap}/{no}/mundur'] },
  { phase: 'judging', role: 'judge', nth: 3, from: ['/juri', '/juri/{e}/konflik'], sees: ['/juri/{edisi}/konflik'] },
  { phase: 'recap', role: 'chair', from: [...desk, '/panitia/{e}/rekap/proposal'], sees: ['/panitia/{edisi}/rekap/{tahap}/pleno/{kategori}', '/panitia/{edisi}/rekap/{tahap}/kunci'] },
  { phase: 'recap', role: 'organiser', from: ['/panitia/{e}/rekap/proposal'], sees: ['/panitia/{edisi}/rekap/{tahap}/kunci'] },
  { phase: 'published', role: 'organiser', from: ['/panitia/{e}', '/panitia/{e}/rekap/presentasi'], sees: ['/panitia/{edisi}/hasil'] },
  { phase: 'published', role: 'judge', from: ['/juri/{e}'], sees: ['/juri/{edisi}/{tahap}/{no}'] },
  { phase: 'published', role: 'applicant', from: ['/ikut'], sees: ['/ikut/{kode}/isi'] },
  { phase: 'published', from: ['/{e}', '/{e}/hasil', '/{e}/hasil?versi=1', '/{e}/jadwal'], each: 2, sees: ['/{edisi}/juknis', '/{edisi}/jadwal'] },
  { phase: 'judging', from: ['/{e}', '/{e}/hasil', '/masuk', '/daftar', '/lupa-sandi'], sees: ['/{edisi}/hasil'] },
];

// Each stands alone, so that no worker waits for another's file.
test.describe.configure({ mode: 'parallel' });

for (const { phase, role, nth, from, each = 1, sees } of journeys) {
  test.describe(`${role ?? 'anybody'} ${nth ?? ''}, ${phase}`, () => {
    if (role) test.use({ storageState: session(phase, role, nth) });
    test('every page', async ({ page }, info) => {
      test.setTimeout(120_000);
      const { url, edition } = demo(phase);
      const atDesk = info.project.name.startsWith('desk');
      await page.emulateMedia({ colorScheme: atDesk ? 'dark' : 'light' });
      const starts = from.map((path) => `${atDesk ? '/en' : ''}${path.replace('{e}', edition)}`);
      const scripts = info.project.use.javaScriptEnabled !== false;
      const who = role ?? 'public';
      const kinds = await walk(page, url, { role: who, from: starts, area: areas[who], each, scripts });
      expect(kinds).toEqual(expect.arrayContaining(sees));
    });
  });
}
