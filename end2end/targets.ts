// What a finger has to hit is large enough for it.
import { type Page, expect } from '@playwright/test';

/** The least of a target in CSS pixels, whichever way it is measured. */
const least = 44;

export async function targets(page: Page, said: string): Promise<void> {
  expect.soft(await page.evaluate(small, least), `${said}: targets under ${least} px`).toEqual([]);
}

/** In the page: every target that is too small; a link in a sentence is as high as its line. */
function small(least: number): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')];
  // A radio or a tick is pressed by its whole label.
  const pressed = (it: HTMLElement) => (it.matches('[type=radio], [type=checkbox]') && it.closest('label')) || it;
  const isInText = (it: HTMLElement) => {
    if (it.localName !== 'a' || getComputedStyle(it).display !== 'inline') return false;
    let block = it.parentElement!;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
    const linked = [...block.querySelectorAll('a')].reduce((sum, a) => sum + a.textContent!.trim().length, 0);
    // Dots and commas between links are no sentence.
    return block.textContent!.trim().length > linked + 2;
  };
  return all
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !isInText(it))
    .map((it) => ({ it, box: pressed(it).getBoundingClientRect() }))
    .filter(({ box }) => Math.round(box.width) < least || Math.round(box.height) < least)
    .map(({ it, box }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${it.outerHTML.slice(0, 120)}`);
}
