//! A list that follows what is typed, before anything is sent: rows of this page that do not fit are not shown.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod awake;

/// Takes the form `#filter` with the words in `#q`, the tables `.records` in `.month`s, and the message `[data-told="here"]`, which is shown
/// while rows are hidden.
#[island]
pub fn InstantFilter(
    /// The form and the list, all of it rendered on the server.
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
