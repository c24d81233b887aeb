// Somebody makes an account, confirms its address, forgets the passphrase and begins an entry: every page
// on the way, every form as it comes back, and each link once more when it is dead.
import { link } from '../letters.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

const PASSPHRASE = 'kunir asem gula batu semangkuk';

async function register(visitor: Visitor, email: string): Promise<void> {
  await visitor.open('/daftar');
  await visitor.type('account.name', 'Putu Contoh');
  await visitor.type('account.email', email);
  await visitor.type('sign_in.passphrase', PASSPHRASE);
  await visitor.does(visitor.button('account.make'), visitor.word('account.sent_title'));
}

async function signIn(visitor: Visitor, email: string): Promise<void> {
  await visitor.open('/masuk');
  await visitor.type('sign_in.email', email);
  await visitor.type('sign_in.passphrase', PASSPHRASE);
  await visitor.press(visitor.button('sign_in.enter'));
  await expect(visitor.page.getByRole('link', { name: visitor.word('shell.account') })).toBeVisible();
  visitor.role = 'applicant';
}

test.describe.configure({ timeout: 120_000 });

test('an address is confirmed, an entry begun', async ({ page, world }) => {
  const putu = new Visitor(page, world.url);
  await putu.open('/daftar');
  await putu.isRefused(putu.button('account.make'), 'registering with nothing');
  await register(putu, 'putu@contoh.test');
  await putu.sees(putu.word('account.sent_title'), 'the letter is on its way');

  await signIn(putu, 'putu@contoh.test');
  await putu.open('/akun/keamanan');
  await putu.sees(putu.word('sign_in.security_title'), 'an address that is not confirmed');
  await putu.type('sign_in.right_address', 'putu');
  await putu.isRefused(putu.button('sign_in.correct'), 'a corrected address that is none');

  const confirm = await link(world.folder, 'putu@contoh.test', '/verifikasi');
  await putu.open(confirm);
  await putu.sees(putu.word('account.confirm_title'), 'the link that confirms');
  await putu.does(putu.button('account.confirm'), putu.word('entry.title'));
  await putu.open(confirm, 409);
  await putu.sees(putu.word('account.spent_title'), 'the link that confirmed');
  await putu.isRefused(putu.button('account.send_again'), 'another letter to nobody', 409);

  await putu.open('/ikut/baru');
  await putu.sees(putu.word('entry.begin_title'), 'an entry to begin');
  await putu.isRefused(putu.button('entry.begin'), 'an entry begun without answers');
  await putu.open('/buktikan');
  await putu.type('sign_in.passphrase', 'bukan frasa sandi itu');
  await putu.isRefused(putu.button('sign_in.prove'), 'a proof that is none');
});

test('an address is disowned', async ({ page, world }) => {
  const nobody = new Visitor(page, world.url);
  await register(nobody, 'salah@contoh.test');
  await nobody.open(await link(world.folder, 'salah@contoh.test', '/verifikasi'));
  await nobody.does(nobody.button('account.not_me'), nobody.word('account.disowned_title'));
  await nobody.sees(nobody.word('account.disowned_title'), 'an address disowned');
});

test('a passphrase is forgotten', async ({ page, world }) => {
  const kadek = new Visitor(page, world.url);
  await register(kadek, 'kadek@contoh.test');
  await kadek.open('/masuk');
  await kadek.type('sign_in.email', 'kadek@contoh.test');
  await kadek.type('sign_in.passphrase', 'bukan frasa sandi itu');
  await kadek.isRefused(kadek.button('sign_in.enter'), 'a sign-in that fails', 403);
  await kadek.open('/lupa-sandi');
  await kadek.isRefused(kadek.button('sign_in.send_link'), 'a passphrase forgotten by nobody');
  await kadek.type('sign_in.email', 'kadek@contoh.test');
  await kadek.does(kadek.button('sign_in.send_link'), kadek.word('sign_in.forgot_title'));
  await kadek.sees(kadek.word('sign_in.forgot_title'), 'the link is on its way');

  const reset = await link(world.folder, 'kadek@contoh.test', '/sandi-baru');
  await kadek.open(reset);
  await kadek.sees(kadek.word('sign_in.reset_title'), 'the link for a new passphrase');
  await kadek.type('sign_in.new_passphrase', 'kadek123');
  await kadek.isRefused(kadek.button('sign_in.reset'), 'a new passphrase that is guessed at once');
  await kadek.type('sign_in.new_passphrase', PASSPHRASE);
  await kadek.does(kadek.button('sign_in.reset'), kadek.word('sign_in.title'));
  await kadek.sees(kadek.word('sign_in.title'), 'the new passphrase holds');
  await kadek.open(reset, 409);
  await kadek.sees(/./, 'the link for a new passphrase, used');
});
