// What everybody may read, on a phone and at a desk, with scripts and without.
import { look } from '../look.ts';
import { expect, test } from '../world.ts';

const pages = ['/', '/2026', '/2026/juknis', '/2026/syarat', '/2026/jadwal', '/tidak-ada'];

for (const prefix of ['', '/en']) {
  for (const path of pages) {
    test(`${prefix}${path} fits, stands alone and can be used by everybody`, async ({ page, world }, info) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${world.url}${prefix}${path}`);
      expect(asked.filter((url) => !url.startsWith(world.url))).toEqual([]);
      expect(asked.filter((url) => url.endsWith('.js') || url.endsWith('.wasm'))).toEqual([]);
      await expect(page.locator('h1')).toHaveCount(1);
      if (info.project.use.javaScriptEnabled === false) return;
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1]);
      await look(page, 'public', `${prefix}${path}`);
    });
  }
}

test('the eligibility check keeps what was typed, then answers', async ({ page, world }) => {
  const year = String(Number(world.rulebook.eligibility.reference.slice(0, 4)) - 23);
  await page.goto(`${world.url}/2026`);
  await page.getByRole('link', { name: 'Cek syarat' }).click();
  await page.getByLabel('Tahun').fill('besok');
  await page.getByRole('button', { name: 'Periksa' }).click();
  await expect(page).toHaveTitle(/^Galat: /);
  await expect(page.getByLabel('Tahun')).toHaveValue('besok');
  await page.getByLabel('Hari').fill('17');
  await page.getByLabel('Bulan').fill('Agustus');
  await page.getByLabel('Tahun').fill(year);
  for (const [i, condition] of world.rulebook.eligibility.conditions.entries()) {
    const answer = i === 0 ? 'Ya' : 'Tidak';
    await page.getByRole('group', { name: condition.question.id }).getByLabel(answer).check();
  }
  await page.getByRole('button', { name: 'Periksa' }).click();
  await expect(page.getByRole('status')).toContainText('Boleh ikut kategori Umum.');
  // The number of the port is nobody's year.
  const { pathname, search, hash } = new URL(page.url());
  expect(`${pathname}${search}${hash}`).not.toContain(year);
});
