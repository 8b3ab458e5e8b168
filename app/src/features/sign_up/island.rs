//! The wait before a mail may be sent again, counted down where the server has written it.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes a root with `data-until` (Unix seconds; `data-now`, the server's time, allows for a wrong clock) that holds the button,
/// the text `[data-remaining]`, and what is shown only while waiting, `[data-waiting]`.
#[island]
pub fn ResendCountdown(
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
