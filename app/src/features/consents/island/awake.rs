//! One press, one decision. The switch moves at once and goes back when the server does not take it; every line that is shown is the
//! server's.

use std::cell::Cell;
use std::rc::Rc;

use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{Problem, call, listen, on_return};

/// The call that decides.
const PATH: &str = "/api/account/consents";

/// A card with a switch.
struct Decider {
    root: Element,
    switch: HtmlElement,
    busy: Cell<bool>,
}

/// Wires the switch and the ways back.
pub fn start(island: &Element) {
    let Some(decider) = find(island) else {
        return;
    };
    let decider = Rc::new(decider);
    listen(&decider.switch, "click", press(&decider, false));
    for undo in all(&decider.root, "[data-action=consent-undo]") {
        listen(&undo, "click", press(&decider, true));
    }
    on_return({
        let decider = decider.clone();
        move || decider.end()
    });
    set(&decider.root, "data-ready", "");
}

fn find(island: &Element) -> Option<Decider> {
    let root = island.query_selector(".consent").ok()??;
    let switch = root.query_selector("[data-action=consent-switch]").ok()??.dyn_into().ok()?;
    Some(Decider { root, switch, busy: Cell::new(false) })
}

/// What a press does. A way back goes out of sight with its line: the focus then stays with the switch.
fn press(decider: &Rc<Decider>, is_undo: bool) -> impl FnMut(wasm_bindgen::JsValue) + 'static {
    let decider = decider.clone();
    move |_| {
        if decider.busy.replace(true) {
            return;
        }
        if is_undo {
            // A switch that cannot take the focus loses nothing else.
            let _ = decider.switch.focus();
        }
        spawn_local(decide(decider.clone()));
    }
}

async fn decide(decider: Rc<Decider>) {
    let agrees = !decider.is_on();
    let decision = if agrees { "agree" } else { "decline" };
    decider.begin(agrees);
    match call(PATH, &decider.body(decision)).await {
        Ok(_) => {
            decider.reveal("data-state", decision);
            decider.reveal("data-told", decision);
        }
        Err(problem) => {
            decider.turn(!agrees);
            decider.tell(&problem);
        }
    }
    decider.end();
}

impl Decider {
    fn is_on(&self) -> bool {
        self.switch.get_attribute("aria-checked").as_deref() == Some("true")
    }

    fn turn(&self, on: bool) {
        set(&self.switch, "aria-checked", if on { "true" } else { "false" });
    }

    fn begin(&self, on: bool) {
        set(&self.root, "data-busy", "");
        self.reveal("data-told", "");
        self.turn(on);
    }

    fn end(&self) {
        self.busy.set(false);
        // An invalid attribute name would be the only failure.
        let _ = self.root.remove_attribute("data-busy");
    }

    /// Purpose and hash are plain names: nothing in them needs escaping.
    fn body(&self, decision: &str) -> String {
        let named = |name: &str| self.root.get_attribute(name).unwrap_or_default();
        let (purpose, text) = (named("data-purpose"), named("data-text"));
        ["{\"purpose\":\"", &purpose, "\",\"decision\":\"", decision, "\",\"text\":\"", &text, "\"}"].concat()
    }

    fn tell(&self, problem: &Problem) {
        if !self.reveal("data-told", problem.code()) {
            self.reveal("data-told", "failed");
        }
    }

    /// Shows the one line that applies, and says whether there is one.
    fn reveal(&self, attribute: &str, value: &str) -> bool {
        let mut found = false;
        for line in all(&self.root, &["[", attribute, "]"].concat()) {
            let applies = line.get_attribute(attribute).as_deref() == Some(value);
            found |= applies;
            if applies {
                // An invalid attribute name would be the only failure.
                let _ = line.remove_attribute("hidden");
            } else {
                set(&line, "hidden", "");
            }
        }
        found
    }
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// An invalid attribute name would be the only failure.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
