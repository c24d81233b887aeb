// Pages that everybody may open, as everybody: what is public, the doors, the links of letters that somebody
// else got, and what each account has. In a demonstration of its own, since letters are written.
import type { Browser, Page } from '@playwright/test';
import { type Demo, type Member, make } from '../demos.ts';
import { link } from '../letters.ts';
import { look } from '../look.ts';
import { signIn } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test as base } from '../world.ts';

const publicly = ['/', '/{e}', '/{e}/juknis', '/{e}/syarat', '/{e}/jadwal', '/{e}/hasil'];
const doors = ['/daftar', '/masuk', '/keluar', '/lupa-sandi'];
const own = ['/buktikan', '/akun/keamanan', '/ikut', '/juri'];

interface Letters {
  demo: Demo;
  /** What the letters lead to; opening one changes nothing, so that everybody may. */
  links: string[];
  /** The session in which they were asked for: a code of the authenticator counts once. */
  chair: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
}

const test = base.extend<object, { letters: Letters }>({
  letters: [
    async ({ browser }, use) => {
      const { demo, folder, juara, end } = await make('open');
      const chair = await invite(browser, demo);
      await knock(browser, demo);
      // A demonstration invites no organisers; who sets up the server invites the first of all.
      const first = new URL((await juara('init')).match(/https?:\S+/)![0]).pathname;
      const links = await Promise.all([
        first,
        link(folder, 'baru@contoh.test', '/verifikasi'),
        link(folder, 'baru@contoh.test', '/sandi-baru'),
        link(folder, 'made@contoh.test', '/juri/undangan'),
      ]);
      await use({ demo, links, chair });
      await end();
    },
    { scope: 'worker' },
  ],
});

/** The chair invites a judge. */
async function invite(browser: Browser, demo: Demo): Promise<Letters['chair']> {
  const chair = new Visitor(await browser.newPage(), demo.url);
  await comeIn(chair, demo, 'chair');
  await chair.open(`/panitia/${demo.edition}/juri`);
  await chair.type('panel.invite_name', 'Made Juri');
  await chair.type('panel.invite_email', 'made@contoh.test');
  await chair.does(chair.button('panel.invite'), chair.word('panel.title'));
  const state = await chair.page.context().storageState();
  await chair.page.close();
  return state;
}

/** Somebody new registers, and has forgotten the passphrase. */
async function knock(browser: Browser, demo: Demo): Promise<void> {
  const guest = new Visitor(await browser.newPage(), demo.url);
  await guest.open('/daftar');
  await guest.type('account.name', 'Putu Contoh');
  await guest.type('account.email', 'baru@contoh.test');
  await guest.type('sign_in.passphrase', 'kunir asem gula batu semangkuk');
  await guest.does(guest.button('account.make'), guest.word('account.sent_title'));
  await guest.open('/lupa-sandi');
  await guest.type('sign_in.email', 'baru@contoh.test');
  await guest.does(guest.button('sign_in.send_link'), guest.word('sign_in.forgot_title'));
  await guest.page.close();
}

async function comeIn(visitor: Visitor, demo: Demo, role: Member['role']): Promise<void> {
  await signIn(visitor.page, demo.url, demo.people.find((member) => member.role === role)!);
  await expect(visitor.page.getByRole('link', { name: visitor.word('shell.account') })).toBeVisible();
  visitor.role = role;
}

for (const role of ['public', 'applicant', 'judge', 'organiser', 'chair'] as const) {
  test(`what everybody may open, as ${role}`, async ({ page, letters: { demo, links, chair } }) => {
    test.setTimeout(120_000);
    const visitor = new Visitor(page, demo.url, 'id', role);
    if (role === 'chair') await page.context().addCookies(chair.cookies);
    else if (role !== 'public') await comeIn(visitor, demo, role);
    const more = role === 'public' ? [] : own;
    for (const path of [...publicly, ...doors, ...links, ...more]) {
      await visitor.open(path.replace('{e}', demo.edition));
      // By day: by night they are seen where somebody fills them in.
      await look(page, role, `${path} as ${role}`);
    }
  });
}
