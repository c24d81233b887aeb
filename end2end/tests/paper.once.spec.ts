// What people print, as it stands on paper: no buttons and ways through the product, ink on white even where
// the screen is dark, nothing cut off at the width of a sheet.
import { type Member, type Phase, demo } from '../demos.ts';
import { contrast } from '../look.ts';
import { session } from '../pass.ts';
import { Visitor } from '../visitor.ts';
import { expect, test } from '../world.ts';

interface Print {
  what: string;
  phase: Phase;
  role?: Member['role'];
  /** `{e}` is the edition. */
  from: string;
  /** On from there, link by link. */
  by?: RegExp[];
  /** What has to be legible. */
  says: RegExp;
}

const own = /\/ikut\/[^/]+$/;
const prints: Print[] = [
  { what: 'a receipt', phase: 'open', role: 'applicant', from: '/ikut', by: [own, /\/bukti\//], says: /^[0-9a-f]{64}$/ },
  { what: 'an entry', phase: 'open', role: 'applicant', from: '/ikut', by: [own, /\/cetak$/], says: /^Dicetak / },
  { what: 'the rules', phase: 'published', from: '/{e}/juknis', says: /^1\.1$/ },
  { what: 'the result', phase: 'published', from: '/{e}/hasil', says: /versi 2/ },
  { what: 'a sheet', phase: 'recap', role: 'judge', from: '/juri/{e}', by: [/\/proposal\//], says: /^Orisinalitas/ },
  { what: 'a recap', phase: 'recap', role: 'chair', from: '/panitia/{e}/rekap/proposal', says: /^Kode juri$/ },
];

/** A4 between the margins of `print.css`, 182 mm. */
const width = 688;

test.use({ viewport: { width, height: 1000 }, colorScheme: 'dark' });

// Each stands alone, so that no worker waits for another's file.
test.describe.configure({ mode: 'parallel' });

for (const { what, phase, role, from, by = [], says } of prints) {
  test.describe(`${role ?? 'anybody'}, ${phase}`, () => {
    if (role) test.use({ storageState: session(phase, role) });
    test(`${what} on paper`, async ({ page }) => {
      const { url, edition } = demo(phase);
      const visitor = new Visitor(page, url, 'id', role);
      await visitor.open(from.replace('{e}', edition));
      for (const href of by) await visitor.follow(href);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText(says).first()).toBeVisible();
      const shown = page.locator('nav, button, .j-button, .j-skip, .j-back, .j-footer, .j-noprint').filter({ visible: true });
      expect(await shown.evaluateAll((all) => all.map((it) => it.outerHTML.slice(0, 120)))).toEqual([]);
      await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
      await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
      expect(await contrast(page)).toEqual([]);
      expect(await page.evaluate(beyond, width)).toEqual([]);
      expect(await page.evaluate(unspelled)).toEqual([]);
    });
  });
}

/** In the page: what reaches over the edge of the paper. */
function beyond(width: number): string[] {
  const all = [...document.querySelectorAll('main *')].filter((it) => it.checkVisibility() && !it.closest('.j-unseen, svg'));
  return all.filter((it) => it.getBoundingClientRect().right > width + 1).map((it) => it.outerHTML.slice(0, 120));
}

/** In the page: links to elsewhere whose address is not written beside them. */
function unspelled(): string[] {
  const away = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="http"]')].filter((it) => it.checkVisibility());
  return away.map((it) => it.getAttribute('href')!).filter((href, n) => !getComputedStyle(away[n], '::after').content.includes(href));
}
