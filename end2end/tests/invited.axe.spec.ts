// Who comes in by a link: the first chair, an organiser, a judge. Every page on the way, and the same with a
// link that is dead.
import { code } from '../pass.ts';
import { link } from '../letters.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

const PASSPHRASE = 'kunir asem gula batu semangkuk';

test('the first chair, then an organiser and a judge', async ({ page, browser, world }) => {
  test.setTimeout(240_000);
  const chair = new Visitor(page, world.url);
  const invitation = new URL((await world.juara('init')).match(/https?:\S+/)![0]).pathname;
  await chair.open(invitation);
  await chair.sees(chair.word('desk.first_chair_title'), 'the first chair’s link');
  await chair.isRefused(chair.button('desk.accept'), 'the first chair’s form, empty');
  await chair.type('sign_in.email', 'luh@contoh.test');
  await chair.type('desk.name', 'Luh Ketua');
  await chair.type('sign_in.passphrase', PASSPHRASE);
  await chair.does(chair.button('desk.accept'), chair.word('sign_in.security_title'));
  chair.role = 'chair';

  await expect(page.getByRole('img', { name: chair.word('sign_in.qr') })).toBeVisible();
  await chair.sees(chair.word('sign_in.security_title'), 'an authenticator’s picture');
  const secret = (await page.locator('.j-qr b').innerText()).replaceAll(' ', '');
  await chair.type('sign_in.first_code', '12');
  await chair.isRefused(chair.button('sign_in.set'), 'an authenticator’s first code, wrong');
  await chair.type('sign_in.first_code', code(secret));
  await chair.does(chair.button('sign_in.set'), chair.word('sign_in.security_title'));
  await expect(page.getByText(chair.word('sign_in.recovery_once'))).toBeVisible();
  await chair.sees(chair.word('sign_in.security_title'), 'the recovery codes');
  await chair.does(chair.button('sign_in.recovery_kept'), chair.word('desk.title'));

  await chair.isRefused(chair.button('desk.invite'), 'an invitation of nobody to organise');
  await chair.type('desk.invite_email', 'komang@contoh.test');
  await chair.does(chair.button('desk.invite'), chair.word('desk.title'));
  const edition = `/panitia/${world.rulebook.edition}`;
  await chair.open(`${edition}/penutupan`);
  await chair.isRefused(chair.button('overview.move_button'), 'a closing without day and reason');
  await chair.open(`${edition}/juri`);
  await chair.isRefused(chair.button('panel.invite'), 'an invitation of nobody to judge');
  await chair.type('panel.invite_name', 'Made Juri');
  await chair.type('panel.invite_email', 'made@contoh.test');
  await chair.does(chair.button('panel.invite'), chair.word('panel.title'));
  await chair.follow(/\/juri\/[^/]+$/);
  await chair.isRefused(chair.button('panel.give'), 'a judge without a round');

  const [organise, judge] = [
    await link(world.folder, 'komang@contoh.test', '/undangan'),
    await link(world.folder, 'made@contoh.test', '/juri/undangan'),
  ];
  await chair.open(organise);
  await expect(page.getByText(chair.word('desk.invitation_other'))).toBeVisible();
  await chair.sees(chair.word('desk.invitation_title'), 'an organiser’s link, signed in as somebody else');
  await chair.open(judge);
  await chair.sees(/2026/, 'a judge’s link, signed in as somebody else');
  await chair.open(invitation, 409);
  await chair.sees(/./, 'the first chair’s link, used');

  const other = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: 'reduce', locale: 'id-ID' });
  const guest = new Visitor(await other.newPage(), world.url);
  await guest.open(organise);
  await guest.sees(guest.word('desk.invitation_title'), 'an organiser’s link');
  await guest.isRefused(guest.button('desk.accept'), 'an organiser’s form, empty');
  await guest.open(judge);
  await guest.sees(/2026/, 'a judge’s link');
  await guest.type('judging.name', '');
  await guest.isRefused(guest.button('judging.accept'), 'a judge’s form, empty');
  await guest.does(guest.button('judging.decline'), guest.word('judging.declined_title'));
  await guest.sees(guest.word('judging.declined_title'), 'a judge’s link, declined');
  for (const [dead, heading] of [
    [judge, guest.word('judging.spent_title')],
    ['/juri/undangan/nothing', guest.word('judging.spent_title')],
    ['/undangan/nothing', /./],
  ] as const) {
    await guest.open(dead, 409);
    await guest.sees(heading, `${dead}, dead`);
  }

  await guest.open('/masuk');
  await guest.type('sign_in.email', 'luh@contoh.test');
  await guest.type('sign_in.passphrase', PASSPHRASE);
  await guest.does(guest.button('sign_in.enter'), guest.word('sign_in.code_title'));
  await guest.sees(guest.word('sign_in.code_title'), 'the code of a sign-in');
  await guest.type('sign_in.code', '12');
  await guest.isRefused(guest.button('sign_in.enter'), 'a code that is none');
  await other.close();
});
