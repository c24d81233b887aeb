//! The browser's entry. All it does is to name the islands, so that the linker keeps them, and to make Leptos ready
//! for them; `app/assets/boot.js` then wakes those that stand on the page.

#![cfg(target_arch = "wasm32")]

use juara_app as _;

/// Called by the boot script before it wakes the first island.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
