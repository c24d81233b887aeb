// An entry as a judge comes to it for the first time: the plan is shown once its sheet is opened.
import { demo } from '../demos.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

for (const locale of ['id', 'en'] as const) {
  test.describe(locale, () => {
    test.use({ storageState: session('judging', 'judge') });
    test('a judge opens a plan and its sheet', async ({ page }) => {
      const { url, edition } = demo('judging');
      const judge = new Visitor(page, url, locale, 'judge');
      await judge.open(`/juri/${edition}`);
      // The last one, so that nobody else comes to it.
      await page.locator('a.j-task', { hasText: judge.word('judging.unopened') }).last().click();
      await expect(page.locator('fieldset.j-scale')).toHaveCount(0);
      await judge.sees(/\d/, 'an entry whose sheet is not opened');
      await judge.does(judge.button('judging.open'), /\d/);
      await expect(page.locator('fieldset.j-scale')).not.toHaveCount(0);
      await judge.sees(/\d/, 'an entry whose sheet was opened just now');
    });
  });
}
