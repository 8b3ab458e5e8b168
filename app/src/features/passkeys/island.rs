//! Creating a passkey: the button opens the browser's dialog (WebAuthn Level 3, section 5.1.3).

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes `<div class="passkey">` with the button `data-action="passkey-create"` and the messages.
#[island]
pub fn PasskeyCreate(
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
