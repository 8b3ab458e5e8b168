//! The WASM entry: wakes the islands and nothing else.

// Without this the islands, which nothing here calls, would not be linked in.
use portico_app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page for its islands. The boot script calls it once, then wakes each island by its name.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
