// Everybody comes in once, by the words that they see; the journeys go on from there.
import { demo, somebody } from '../demos.ts';
import { session, signIn, walkers } from '../pass.ts';
import { expect, test } from '../world.ts';

// Each stands alone, so that no worker waits for another's file.
test.describe.configure({ mode: 'parallel' });

for (const { phase, role, nth } of walkers) {
  test(`${role} ${nth} comes in (${phase})`, async ({ page }) => {
    await signIn(page, demo(phase).url, somebody(phase, role, nth));
    await expect(page.getByRole('link', { name: 'Akun' })).toBeVisible();
    await page.context().storageState({ path: session(phase, role, nth) });
  });
}
