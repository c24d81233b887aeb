// What a finger has to hit: as large as experience asks, and not over one another.
import { type Page, expect } from '@playwright/test';

/** The least of a target, in CSS pixels, and of the button that the page is about. */
const least = 44;

export async function targets(page: Page, said: string): Promise<void> {
  expect.soft(await page.evaluate(small, least), `${said}: targets under ${least} px`).toEqual([]);
}

/** In the page: every target that is too small. */
function small(least: number): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
  const boxOf = (it: HTMLElement) => {
    // A radio or a tick is pressed by its whole label.
    const label = it instanceof HTMLInputElement && /radio|checkbox/.test(it.type) ? it.closest('label') : null;
    return (label ?? it).getBoundingClientRect();
  };
  const isInText = (it: HTMLElement) => {
    if (it.localName !== 'a' || getComputedStyle(it).display !== 'inline') return false;
    let block = it.parentElement!;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
    const others = [...block.querySelectorAll('a')].map((a) => a.textContent!.length).reduce((sum, n) => sum + n, 0);
    return block.textContent!.trim().length > others + 2;
  };
  const wrong = (it: HTMLElement) => {
    const box = boxOf(it);
    return box.width < least - 0.5 || box.height < least - 0.5;
  };
  return all
    .filter((it) => (it as HTMLInputElement).type !== 'hidden' && it.checkVisibility({ visibilityProperty: true }) && !it.classList.contains('j-skip'))
    .filter((it) => !isInText(it) && wrong(it))
    .map((it) => `${Math.round(boxOf(it).width)}x${Math.round(boxOf(it).height)} ${it.outerHTML.slice(0, 140)}`);
}
