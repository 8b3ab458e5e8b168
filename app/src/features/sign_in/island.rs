//! Signing in with a passkey: autofill waits from the start, the button opens the browser's dialog
//! (WebAuthn Level 3, section 5.1.4, and conditional mediation of Credential Management Level 1).

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes `<div class="passkey" data-return="/wanted/page">` with the button `data-action="passkey-sign-in"` and the messages.
#[island]
pub fn PasskeySignIn(
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
