// What organiser and chair record and sign, from the recap of the first round to the final result: every
// form as it comes back, and the page of the second person. In a demonstration of its own, since it writes.
import { type Demo, type Member, make } from '../demos.ts';
import { signIn } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test as base } from '../world.ts';

const test = base.extend<object, { recap: Demo }>({
  recap: [
    async ({}, use) => {
      const { demo, end } = await make('recap');
      await use(demo);
      await end();
    },
    { scope: 'worker' },
  ],
});

test('two persons sign, up to the final result', async ({ page, browser, recap }) => {
  test.setTimeout(240_000);
  const other = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: 'reduce', locale: 'id-ID' });
  const [organiser, chair] = [
    new Visitor(page, recap.url, 'en', 'organiser'),
    new Visitor(await other.newPage(), recap.url, 'en', 'chair'),
  ];
  const member = (role: Member['role']) => recap.people.find((member) => member.role === role)!;
  for (const [visitor, role] of [[organiser, 'organiser'], [chair, 'chair']] as const) {
    await signIn(visitor.page, recap.url, member(role));
    await expect(visitor.page.getByRole('link', { name: 'Akun' })).toBeVisible();
  }
  const edition = `/panitia/${recap.edition}`;
  /** Where the organiser stands, the chair goes too. */
  const follows = () => chair.open(new URL(page.url()).pathname);

  await test.step('a judge is taken off', async () => {
    await organiser.open(`${edition}/juri`);
    await organiser.follow(/\/juri\/[^/]+$/);
    await organiser.follow(/\/lepas$/);
    await organiser.isRefused(organiser.button('recap.sign_off'), 'a judge taken off without a reason');
    await organiser.type('recap.reason', 'Ternyata saudara.');
    await organiser.does(organiser.button('recap.sign_off'), /./);
    await organiser.sees(/./, 'a judge whose leaving waits');
    await follows();
    await expect(chair.button('recap.sign_off_second')).toBeVisible();
    await chair.sees(/./, 'a judge whose leaving can be signed');
  });

  await test.step('an entry is excluded', async () => {
    await organiser.open(`${edition}/seleksi?keadaan=passed`);
    await organiser.follow(/\/seleksi\/[^/?]+$/);
    await organiser.open(`${edition}/rekap/proposal/diskualifikasi/${new URL(page.url()).pathname.split('/').at(-1)}`);
    await organiser.isRefused(organiser.button('recap.sign_exclude'), 'an entry excluded without a reason');
    await organiser.type('recap.reason', 'Rencana disalin.');
    await page.getByRole('radio').last().check({ force: true });
    await organiser.does(organiser.button('recap.sign_exclude'), /./);
    await organiser.sees(/./, 'an exclusion that waits');
    await follows();
    await expect(chair.button('recap.sign_exclude_second')).toBeVisible();
    await chair.sees(/./, 'an exclusion that can be signed');
  });

  await test.step('the first round is locked', () => lock('proposal'));

  await test.step('the second round is opened', async () => {
    await organiser.open(`${edition}/juri`);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
    for (const judge of links.filter((href) => /\/juri\/[^/]+$/.test(href)).slice(0, 3)) {
      await organiser.open(judge);
      await page.getByRole('group', { name: organiser.word('panel.round') }).getByRole('radio').first().check({ force: true });
      const categories = page.getByRole('group', { name: organiser.word('panel.categories') });
      for (const category of await categories.getByRole('checkbox').all()) await category.check({ force: true });
      await organiser.does(organiser.button('panel.give'), /./);
    }
    await organiser.open(`${edition}/tahap/presentasi`);
    await organiser.does(organiser.button('panel.open'), /./);
  });

  await test.step('finalists are absent', async () => {
    await organiser.open(`${edition}/rekap/presentasi`);
    await organiser.follow(/\/absen\//);
    const number = new URL(page.url()).pathname.split('/').at(-1)!;
    await organiser.sees(organiser.word('recap.absence_title', { number }), 'an absence to record');
    await follows();
    await chair.sees(chair.word('recap.absence_title', { number }), 'an absence to record, for the chair');
    await organiser.isRefused(organiser.button('recap.record_absence'), 'an absence without a reason');
    await organiser.open(`${edition}/rekap/presentasi`);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
    const finalists = new Set(links.filter((href) => /\/absen\//.test(href)));
    for (const finalist of finalists) {
      await organiser.open(finalist);
      await organiser.type('recap.reason', 'Tidak datang.');
      await organiser.does(organiser.button('recap.record_absence'), /./);
    }
    await expect(page.getByText(organiser.word('recap.news_absent'))).toBeVisible();
    await organiser.sees(/./, 'a recap of absences');
    await organiser.open([...finalists][0]);
    await expect(organiser.button('recap.take_absence_back')).toBeVisible();
    await organiser.sees(organiser.word('recap.absence_title', { number }), 'an absence that is recorded');
  });

  await test.step('the plenary decides', async () => {
    await chair.open(`${edition}/rekap/presentasi`);
    await chair.follow(/\/pleno\//);
    const decided = new URL(chair.page.url()).pathname;
    await organiser.open(decided);
    await organiser.sees(/./, 'a decision of the plenary to take');
    await chair.isRefused(chair.button('recap.decide'), 'a plenary that decides nothing');
    for (const [n, place] of (await chair.page.locator('.j-places').getByRole('group').all()).entries()) {
      await place.getByLabel(chair.word('recap.place_choice', { n: `${n + 1}` }), { exact: true }).check({ force: true });
    }
    await chair.type('recap.minutes', 'BA-7');
    await chair.does(chair.button('recap.decide'), /./);
    await chair.open(decided);
    await chair.follow(/\?ubah=/);
    await expect(chair.button('recap.decide_anew')).toBeVisible();
    await chair.sees(/./, 'a decision of the plenary to change');
  });

  await test.step('the second round is locked', () => lock('presentasi'));

  await test.step('the result is released', async () => {
    await organiser.open(`${edition}/hasil`);
    await organiser.does(organiser.button('recap.sign_release'), organiser.word('recap.release_title'));
    await organiser.sees(organiser.word('recap.release_title'), 'a release that waits');
    await follows();
    await expect(chair.button('recap.sign_release_second')).toBeVisible();
    await chair.sees(chair.word('recap.release_title'), 'a release that can be signed');
    await chair.does(chair.button('recap.sign_release_second'), chair.word('recap.release_title'));
    await chair.isRefused(chair.button('recap.sign_release'), 'a final release without a decision’s number');
  });
  await other.close();

  async function lock(round: string): Promise<void> {
    await organiser.open(`${edition}/rekap/${round}/kunci`);
    await organiser.does(organiser.button('recap.lock_first'), /./);
    await organiser.sees(/./, `the lock of ${round}, which waits`);
    await follows();
    await chair.sees(/./, `the lock of ${round}, which can be signed`);
    await chair.does(chair.button('recap.lock_second'), /./);
  }
});
