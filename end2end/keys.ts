// A page by the keyboard alone: Tab leads through everything that can be used, in the order in which it is
// read, and shows where it is.
import { type Page, expect } from '@playwright/test';

/** Presses Tab from the top of the page to its end. */
export async function tabThrough(page: Page, said: string): Promise<void> {
  const stops = await page.evaluate(prepare);
  const wrong: string[] = [];
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    wrong.push(...(await page.evaluate(arrive, stop)));
    // From where it went wrong on, everything would be.
    if (wrong.length > 0) break;
  }
  expect.soft(stops[0], `${said}: the first stop leads to the content`).toMatch(/#isi$/);
  expect.soft(wrong, `${said}: by Tab`).toEqual([]);
  if (wrong.length > 0) return;
  await page.keyboard.press('Tab');
  const left = await page.evaluate(() => document.activeElement === document.body || document.activeElement === document.links[0]);
  expect.soft(left, `${said}: the last stop lets go`).toBe(true);
}

/** In the page: what Tab should stop at, in the order of the document, with how each looks without focus. */
function prepare(): string[] {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const usable = (it: HTMLElement) =>
    it.tabIndex >= 0 && !(it as HTMLInputElement).disabled && (it as HTMLInputElement).type !== 'hidden' && it.checkVisibility({ visibilityProperty: true });
  const all = [...document.querySelectorAll<HTMLElement>(wanted)].filter(usable);
  // Of radios that belong together one is a stop: the chosen one, else the first.
  const radios = all.filter((it): it is HTMLInputElement => it instanceof HTMLInputElement && it.type === 'radio');
  const isStop = (it: HTMLElement) => {
    if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true;
    const group = radios.filter((other) => other.name === it.name && other.form === it.form);
    return it === (group.find((other) => other.checked) ?? group[0]);
  };
  const stops = all.filter(isStop);
  const look = (it: Element) => `${getComputedStyle(it).outline} ${getComputedStyle(it).boxShadow}`;
  const named = (it: HTMLElement, n: number) => `${n} ${it.localName} ${it.getAttribute('href') || it.id || it.textContent}`;
  const names = stops.map(named);
  Object.assign(window, { stops: new Map(stops.map((it, n) => [names[n], { it, looks: [it, it.nextElementSibling].map((of) => of && look(of)) }])) });
  return names;
}

/** In the page: what is wrong with where Tab has come, which should be this stop. */
function arrive(name: string): string[] {
  const { it, looks } = (window as any).stops.get(name) as { it: HTMLElement; looks: (string | null)[] };
  const at = document.activeElement as HTMLElement;
  if (at !== it) return [`${name} is left out for ${at.outerHTML.slice(0, 120)}`];
  const wrong: string[] = [];
  // A radio that is drawn by what stands beside it shows its focus there.
  const faces = [it, it.nextElementSibling].filter((face) => face !== null);
  const shows = (face: Element, n: number) => {
    const style = getComputedStyle(face);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return ring && `${style.outline} ${style.boxShadow}` !== looks[n];
  };
  if (!faces.some(shows)) wrong.push(`${name} shows no focus`);
  const isSeen = (x: number, y: number, face: Element) => {
    const there = document.elementFromPoint(x, y);
    return face.contains(there);
  };
  // Some of it at least: where writing begins, of a text that is longer than the window.
  const seen = faces.some((face) =>
    [...face.getClientRects()].some((box) => [1, 4, 7].some((eighth) => isSeen(box.left + box.width / 2, box.top + (box.height * eighth) / 8, face))),
  );
  if (!seen) wrong.push(`${name} is out of sight`);
  return wrong;
}
