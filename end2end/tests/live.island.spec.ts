// What the islands add: numbers that follow the hand, before anything is saved.
import { demo } from '../demos.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

test.describe('a judge', () => {
  test.use({ storageState: session('judging', 'judge') });
  test('sees the total follow the marks', async ({ page }) => {
    const { url, edition } = demo('judging');
    const judge = new Visitor(page, url, 'id', 'judge');
    await judge.open(`/juri/${edition}`);
    await judge.nextSheet();
    const scales = page.locator('fieldset.j-scale');
    const all = await scales.count();
    const total = page.locator('.j-sheet__total');
    await expect(total).not.toContainText('belum tersimpan');
    for (let n = 0; n < all; n += 1) {
      await expect(total).toContainText(`${n} dari ${all} kriteria`);
      await scales.nth(n).getByLabel('5', { exact: true }).check({ force: true });
    }
    await expect(total).toContainText(`${all} dari ${all} kriteria · belum tersimpan`);
    await expect(total.getByRole('status')).toHaveText('100,00');
    await scales.first().getByLabel('Tidak dapat menilai').check();
    await expect(total.getByRole('status')).not.toHaveText('100,00');
  });
});

test.describe('an applicant', () => {
  test.use({ storageState: session('open', 'applicant', 3) });
  test('sees the words counted while writing', async ({ page }) => {
    await page.goto(`${demo('open').url}/ikut`);
    await page.locator('main .j-task').first().click();
    await page.getByRole('link', { name: 'Lanjut menulis' }).click();
    const field = page.locator('.j-field:has(textarea)').first();
    const [text, count] = [field.getByRole('textbox'), field.locator('.j-field__count')];
    await expect(count).toContainText(/^0 dari \d+ kata/);
    await text.fill('Sambal dari dapur ibu.');
    await expect(count).toContainText(/^4 dari \d+ kata/);
    await text.fill('kata '.repeat(500));
    await expect(count).toContainText(/^500 dari \d+ kata\. Kurangi \d+ kata\./);
  });
});
