// Loads the bundle only where a page has islands, and wakes each of them. Names are filled in by juara-assets.
const islands = document.querySelectorAll('leptos-island');
if (islands.length) {
  const bundle = await import('./juara.js');
  await bundle.default({ module_or_path: new URL('./juara_bg.wasm', import.meta.url) });
  bundle.hydrate();
  for (const island of islands) bundle[island.dataset.component]?.(island);
  document.documentElement.dataset.ready = '1'; // browser tests wait for this
}
