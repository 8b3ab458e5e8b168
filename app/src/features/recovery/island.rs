//! Taking new codes along: to the clipboard, as a file, or on paper.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes a root `.codes` with the text in `data-text` and the file's name in `data-file`, the buttons `data-action="copy"`, `"download"`
/// and `"print"`, and the messages `[data-told]`, of which the one that applies is shown.
#[island]
pub fn CopyCodes(
    /// The root, all of it rendered on the server.
    children: Children,
) -> impl IntoView {
    view! { <div class="island" use:wake>{children()}</div> }
}

#[cfg(feature = "hydrate")]
fn wake(island: Element) {
    awake::start(&island);
}

#[cfg(not(feature = "hydrate"))]
fn wake(_island: Element) {}
