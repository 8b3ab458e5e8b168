//! Reading and making plain JavaScript objects. A member that is missing or of another kind is `None`, never a panic.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The member `name` of an object, unless it is missing, `undefined` or `null`.
pub fn value_of(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The member `name` of an object, if it is a text.
pub fn text_of(object: &JsValue, name: &str) -> Option<String> {
    value_of(object, name)?.as_string()
}

/// A plain object with these members.
pub fn object<const N: usize>(members: [(&str, &JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), value);
    }
    object.into()
}
