//! The switch of a consent: a decision at once, with a way back beside it. Without script its form does the same.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes a root `.consent` with the purpose in `data-purpose` and the text's hash in `data-text`, the button `data-action="consent-switch"`
/// with its `aria-checked`, any number of buttons `data-action="consent-undo"`, and the lines `[data-state]` and `[data-told]`, of which
/// the one that applies is shown: `agree` or `decline` after a decision, else the code of the refusal or `failed`.
#[island]
pub fn ConsentSwitch(
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
