// Who asks the system for more contrast, or for its own colours, sees as much as everybody else.
import { contrast } from '../look.ts';
import { type Phase, demo } from '../demos.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

const pages: { phase: Phase; role?: 'judge' | 'chair'; from: string; then?: (visitor: Visitor) => Promise<void> }[] = [
  { phase: 'open', from: '/{e}' },
  { phase: 'published', from: '/{e}/hasil' },
  { phase: 'judging', role: 'judge', from: '/juri/{e}', then: (visitor) => visitor.nextSheet() },
  { phase: 'recap', role: 'chair', from: '/panitia/{e}/rekap/proposal' },
];

for (const { phase, role, from, then } of pages) {
  test.describe(`${role ?? 'anybody'}, ${phase}`, () => {
    if (role) test.use({ storageState: session(phase, role) });
    test(`${from} with more contrast`, async ({ page }) => {
      const { url, edition } = demo(phase);
      const visitor = new Visitor(page, url, 'id', role);
      await visitor.open(from.replace('{e}', edition));
      await then?.(visitor);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ contrast: 'more', colorScheme });
        expect(await contrast(page, 'color-contrast-enhanced'), colorScheme).toEqual([]);
      }
    });
  });
}

test.describe('a judge, in colours of the system', () => {
  test.use({ storageState: session('judging', 'judge') });
  test('sees which mark is chosen', async ({ page }) => {
    const { url, edition } = demo('judging');
    const judge = new Visitor(page, url, 'id', 'judge');
    await judge.open(`/juri/${edition}`);
    await judge.nextSheet();
    await page.emulateMedia({ forcedColors: 'active' });
    const scale = page.locator('fieldset.j-scale').first();
    const fill = (mark: string) =>
      scale.locator('label', { hasText: mark }).first().locator('.j-scale__face').evaluate((face) => getComputedStyle(face).backgroundColor);
    await scale.getByLabel('4', { exact: true }).check({ force: true });
    expect(await fill('4')).not.toBe(await fill('3'));
  });
});
