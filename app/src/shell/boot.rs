//! Starts the islands: hints for the browser to fetch them early, and the one inline script of the house. Our own instead of
//! `HydrationScripts`, which in Leptos 0.8 puts the nonce into `crossorigin` and leaves a failed start without a word.

use leptos::prelude::*;

use super::context::{Assets, Islands};

/// The same text on every page; what differs it reads from the two links.
const BOOT: &str = include_str!("boot.js");

/// For the `<head>`. Nothing at all on a page without islands, or when the bundle was not built.
pub fn boot(assets: &Assets, nonce: &str, islands: Islands) -> Option<impl IntoView + use<>> {
    let start = match islands {
        Islands::None => return None,
        Islands::Idle => "idle",
        Islands::AtOnce => "at-once",
    };
    let (js, wasm) = assets.js.clone().zip(assets.wasm.clone())?;
    let nonce = nonce.to_owned();
    Some(view! {
        <link rel="modulepreload" id="islands-js" href=js data-start=start nonce=nonce.clone() />
        <link rel="preload" id="islands-wasm" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="" />
        <script type="module" nonce=nonce>{BOOT}</script>
    })
}
