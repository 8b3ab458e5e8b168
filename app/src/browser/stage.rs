//! The part of the page that a passkey island plays on: its button, its messages, and the marks that tests and styles read.
//! The server has rendered all of it; here it is only shown, hidden and marked.

use std::cell::Cell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement};

use super::json::{text_of, value_of};
use super::problem::Problem;

/// Calls `hear` at each such event for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, hear: impl FnMut(JsValue) + 'static) {
    let hear = Closure::<dyn FnMut(JsValue)>::new(hear).into_js_value();
    // Fails only for a listener that is no function.
    let _ = target.add_event_listener_with_callback(event, hear.unchecked_ref());
}

/// Calls `act` when the page comes back from the browser's back-forward cache, still as busy as it was left.
pub fn on_return(mut act: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    listen(&window, "pageshow", move |event| {
        if value_of(&event, "persisted").is_some_and(|persisted| persisted.is_truthy()) {
            act();
        }
    });
}

/// One island's root and the button in it.
pub struct Stage {
    root: Element,
    button: HtmlElement,
    busy: Cell<bool>,
}

impl Stage {
    /// Finds the root (the parent of all) and the button with this `data-action` in what the server rendered.
    pub fn find(island: &Element, action: &str) -> Option<Self> {
        let root = island.query_selector(".passkey").ok()??;
        let button = root.query_selector(&["[data-action=", action, "]"].concat()).ok()??;
        Some(Self { root, button: button.dyn_into().ok()?, busy: Cell::new(false) })
    }

    /// An attribute of the root.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.root.get_attribute(name)
    }

    /// Puts a `data-` mark on the root.
    pub fn mark(&self, name: &str) {
        set(&self.root, name, "");
    }

    /// Calls `act` at each press of the button.
    pub fn on_press(&self, act: impl FnMut(JsValue) + 'static) {
        listen(&self.button, "click", act);
    }

    /// Whether a ceremony that the person can see is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Begins a ceremony, unless one is under way: a second press changes nothing.
    #[must_use]
    pub fn begin(&self) -> bool {
        if self.busy.replace(true) {
            return false;
        }
        self.hide_problems();
        self.mark("data-busy");
        set(&self.button, "aria-disabled", "true");
        true
    }

    /// Ends the ceremony, so that the next press counts.
    pub fn end(&self) {
        self.busy.set(false);
        remove(&self.root, "data-busy");
        remove(&self.button, "aria-disabled");
    }

    /// Shows the message for a problem and moves the focus to it.
    pub fn tell(&self, problem: &Problem) {
        let Some(message) = self.reveal(problem) else {
            return;
        };
        set(&message, "tabindex", "-1");
        if let Ok(message) = message.dyn_into::<HtmlElement>() {
            // A message that cannot take the focus is still announced as an alert.
            let _ = message.focus();
        }
    }

    /// Shows that nothing can be done here, without taking the focus from where the person is.
    pub fn give_up(&self, problem: &Problem) {
        set(&self.button, "aria-disabled", "true");
        let _ = self.reveal(problem);
    }

    /// Leaves for the page that a successful answer names.
    pub fn leave(&self, answer: &JsValue) -> Result<(), Problem> {
        let next = text_of(answer, "next").ok_or(Problem::Unexpected)?;
        let window = web_sys::window().ok_or(Problem::Unexpected)?;
        window.location().assign(&next).map_err(|_| Problem::Unexpected)
    }

    fn reveal(&self, problem: &Problem) -> Option<Element> {
        self.hide_problems();
        let message = self.message(problem.code()).or_else(|| self.message(Problem::Unexpected.code()))?;
        remove(&message, "hidden");
        Some(message)
    }

    fn message(&self, code: &str) -> Option<Element> {
        self.messages().into_iter().find(|message| message.get_attribute("data-problem").as_deref() == Some(code))
    }

    fn hide_problems(&self) {
        for message in self.messages() {
            set(&message, "hidden", "");
        }
    }

    fn messages(&self) -> Vec<Element> {
        let Ok(found) = self.root.query_selector_all("[data-problem]") else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
    }
}

/// Sets an attribute; the names here are all valid, and an invalid one would be the only failure.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn remove(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}
