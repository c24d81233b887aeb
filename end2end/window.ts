// One window for everything that a worker does: to open one costs more than ten pages. Each journey finds it as
// it would find a new one, with nobody signed in or with the session that it asks for.
import { type Page, test as base, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';

export const test = base.extend<object, { window: Page }>({
  window: [
    async ({ browser }, use, { project }) => {
      const { viewport, javaScriptEnabled, locale, contextOptions } = project.use;
      const window = await browser.newPage({ viewport, javaScriptEnabled, locale, ...contextOptions });
      await use(window);
      await window.context().close();
    },
    { scope: 'worker' },
  ],
  page: async ({ window, storageState, viewport, colorScheme }, use) => {
    const context = window.context();
    await context.clearCookies();
    // A session is its cookie; the product keeps nothing else in a browser.
    if (typeof storageState === 'string') await context.addCookies(JSON.parse(readFileSync(storageState, 'utf8')).cookies);
    await window.setViewportSize(viewport!);
    await window.emulateMedia({ media: null, colorScheme, contrast: null, forcedColors: null });
    await use(window);
    window.removeAllListeners();
    await window.goto('about:blank');
  },
});

export { expect };
