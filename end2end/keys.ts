// A page by the keyboard alone: Tab leads through everything that can be used, in the order in which it is
// read, and shows where it is.
import { type Page, expect } from '@playwright/test';

/** Goes by Tab from the top of the page to its end. */
export async function tabThrough(page: Page, said: string): Promise<void> {
  const stops = await page.evaluate(prepare);
  // Tab is held down; the page itself looks at each stop before the next one is reached.
  const hold = (times: number) => Promise.all(Array.from({ length: times }, () => page.keyboard.down('Tab')));
  await hold(stops.length);
  const wrong = await page.evaluate(() => (window as any).arrived() as string[]);
  expect.soft(stops[0], `${said}: the first stop leads to the content`).toMatch(/#isi$/);
  // From where it went wrong on, everything would be.
  expect.soft(wrong.slice(0, 1), `${said}: by Tab`).toEqual([]);
  if (wrong.length === 0) {
    await hold(1);
    const left = await page.evaluate(() => document.activeElement === document.body || document.activeElement === document.links[0]);
    expect.soft(left, `${said}: the last stop lets go`).toBe(true);
  }
  await page.keyboard.up('Tab');
}

/** In the page: what Tab should stop at, in the order of the document. From now on each stop is looked at. */
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
  const look = (it: Element) => `${getComputedStyle(it).outline} ${getComputedStyle(it).boxShadow}`;
  // A radio that is drawn by what stands beside it shows its focus there.
  const facesOf = (it: HTMLElement) => [it, it.nextElementSibling].filter((face) => face !== null);
  const stops = all.filter(isStop).map((it, n) => ({
    it,
    name: `${n} ${it.localName} ${it.getAttribute('href') || it.id || it.textContent}`,
    looks: facesOf(it).map(look),
  }));

  /** What is wrong with where Tab has come, which should be this stop. */
  const arrive = ({ it, name, looks }: (typeof stops)[number]): string[] => {
    const at = document.activeElement as HTMLElement;
    if (at !== it) return [`${name} is left out for ${at.outerHTML.slice(0, 120)}`];
    const wrong: string[] = [];
    const faces = facesOf(it);
    const shows = (face: Element, n: number) => {
      const style = getComputedStyle(face);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && look(face) !== looks[n];
    };
    if (!faces.some(shows)) wrong.push(`${name} shows no focus`);
    const isSeen = (x: number, y: number, face: Element) => face.contains(document.elementFromPoint(x, y));
    // Some of it at least: where it begins, of what is longer than the window.
    const within = (height: number) => [Math.min(height / 8, 20), height / 2, Math.max((height * 7) / 8, height - 20)];
    const seen = faces.some((face) =>
      [...face.getClientRects()].some((box) => within(box.height).some((below) => isSeen(box.left + box.width / 2, box.top + below, face))),
    );
    if (!seen) wrong.push(`${name} is out of sight`);
    return wrong;
  };

  // The eye goes down, and right in a line; from one group to another also to the head of a column at the right.
  // What stays in sight while the rest scrolls is anywhere.
  const layer = (it: Element) => {
    let over: Element | null = it;
    while (over && !['sticky', 'absolute'].includes(getComputedStyle(over).position)) over = over.parentElement;
    return over;
  };
  const isBack = (from: HTMLElement, to: HTMLElement) => {
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const isAbove = b.bottom <= a.top && (b.left < a.right || from.parentElement === to.parentElement);
    const isBefore = b.right <= a.left && b.top < a.bottom;
    return layer(from) === layer(to) && (isAbove || isBefore);
  };
  const back = stops.slice(1).filter(({ it }, n) => isBack(stops[n].it, it));

  let pressed = 0;
  const wrong = back.map(({ name }) => `${name} stands before what leads to it`);
  const lookAtLast = () => {
    if (pressed > 0 && pressed <= stops.length) wrong.push(...arrive(stops[pressed - 1]));
    pressed += 1;
  };
  window.addEventListener('keydown', lookAtLast, { capture: true });
  const arrived = () => {
    window.removeEventListener('keydown', lookAtLast, { capture: true });
    if (stops.length > 0) wrong.push(...arrive(stops[stops.length - 1]));
    return wrong;
  };
  Object.assign(window, { arrived });
  return stops.map(({ name }) => name);
}
