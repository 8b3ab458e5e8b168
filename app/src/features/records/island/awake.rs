//! Hiding rows while somebody types. The form stays what it is: sending it searches all records, not only those of this page.

use js_sys::Reflect;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use crate::browser::listen;

/// Listens to the words.
pub fn start(island: &Element) {
    let Ok(Some(words)) = island.query_selector("#q") else {
        return;
    };
    // What the server has searched for is already in the list.
    let asked = value(&words);
    let (root, field) = (island.clone(), words.clone());
    listen(&words, "input", move |_| {
        let typed = value(&field);
        let wanted = if typed == asked { "" } else { &typed };
        show(&root, &wanted.to_lowercase());
    });
}

fn value(field: &Element) -> String {
    Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Shows the rows in which all words occur, the months that have such rows, and whether some are hidden.
fn show(root: &Element, words: &str) {
    let mut is_hidden = false;
    for month in all(root, ".month") {
        let mut is_empty = true;
        for row in all(&month, ".records > tbody > tr") {
            let text = row.text_content().unwrap_or_default().to_lowercase();
            let fits = words.split_whitespace().all(|word| text.contains(word));
            hide(&row, !fits);
            is_empty &= !fits;
            is_hidden |= !fits;
        }
        hide(&month, is_empty);
    }
    for message in all(root, "[data-told=here]") {
        hide(&message, !is_hidden);
    }
}

fn hide(element: &Element, is_hidden: bool) {
    // An invalid attribute name would be the only failure.
    let _ = element.toggle_attribute_with_force("hidden", is_hidden);
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}
