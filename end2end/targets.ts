// What a finger has to hit is large enough for it, and far enough from the next.
import { type Page, expect } from '@playwright/test';

/** In CSS pixels: the least of a target, whichever way it is measured, and the least from one to the next. */
const least = { size: 44, space: 8 };

export async function targets(page: Page, said: string): Promise<void> {
  const { small, close } = await page.evaluate(wrong, least);
  expect.soft(small, `${said}: targets under ${least.size} px`).toEqual([]);
  expect.soft(close, `${said}: targets less than ${least.space} px apart`).toEqual([]);
}

/** In the page: targets that are too small or too close; a link in a sentence is as high as its line. */
function wrong({ size, space }: typeof least): { small: string[]; close: string[] } {
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
  // What stays in sight while the rest scrolls lies over it now and then.
  const layer = (it: HTMLElement) => {
    let over: HTMLElement | null = it;
    while (over && !['sticky', 'fixed', 'absolute'].includes(getComputedStyle(over).position)) over = over.parentElement;
    return over;
  };
  const shown = all
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !isInText(it))
    .map((it) => pressed(it))
    .map((it) => ({ it, box: it.getBoundingClientRect(), layer: layer(it), scale: it.closest('.j-scale__keys'), said: it.outerHTML.slice(0, 120) }));
  const small = shown
    .filter(({ box }) => Math.round(box.width) < size || Math.round(box.height) < size)
    .map(({ box, said }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${said}`);
  const close = shown.flatMap((a, n) =>
    shown
      .slice(n + 1)
      // The keys of a scale are one control.
      .filter((b) => a.layer === b.layer && !(a.scale && a.scale === b.scale) && !a.it.contains(b.it) && !b.it.contains(a.it))
      .map((b) => ({
        b,
        apart: Math.max(a.box.left - b.box.right, b.box.left - a.box.right, a.box.top - b.box.bottom, b.box.top - a.box.bottom),
      }))
      // Half a pixel is the browser's own rounding.
      .filter(({ apart }) => apart < space - 0.5)
      .map(({ b, apart }) => `${Math.round(apart)} px: ${a.said} and ${b.said}`),
  );
  return { small, close };
}
