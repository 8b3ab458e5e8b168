//! Keeps the browser's passkey managers in step with the account (WebAuthn Level 3, section 5.1.10). Nothing of it is seen: where a
//! browser cannot listen, nothing is lost.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Tells the passkey managers which passkeys the account has and how its owner is called.
#[island]
pub fn KeepInStep() -> impl IntoView {
    view! { <span class="island" data-island="keep-in-step" hidden=true use:wake></span> }
}

#[cfg(feature = "hydrate")]
fn wake(island: Element) {
    awake::start(&island);
}

#[cfg(not(feature = "hydrate"))]
fn wake(_island: Element) {}
