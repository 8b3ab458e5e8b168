//! Asks the server for what holds now and passes it on. Whatever goes wrong, the page is as good as before.

use leptos::web_sys::Element;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{ask, can_keep_in_step, keep_in_step};

/// Starts at once, unless the browser cannot listen.
pub fn start(island: &Element) {
    if can_keep_in_step() {
        spawn_local(pass_on(island.clone()));
    } else {
        mark_ready(island);
    }
}

async fn pass_on(island: Element) {
    if let Ok(answer) = ask("/api/passkey/accepted").await {
        keep_in_step(&answer).await;
    }
    mark_ready(&island);
}

/// An invalid attribute name would be the only failure.
fn mark_ready(island: &Element) {
    let _ = island.set_attribute("data-ready", "");
}
