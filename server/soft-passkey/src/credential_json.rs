//! The JSON forms that leave the browser: `RegistrationResponseJSON` and `AuthenticationResponseJSON`
//! (WebAuthn Level 3 §5.1.8).

use serde_json::{Map, Value, json};

use crate::{Attachment, Faults, base64url};

/// The common frame of both forms.
pub(crate) fn credential(
    id: &[u8],
    response: &Value,
    extensions: &Map<String, Value>,
    attachment: Attachment,
) -> String {
    let id = base64url(id);
    json!({
        "id": id,
        "rawId": id,
        "type": "public-key",
        "response": response,
        "clientExtensionResults": extensions,
        "authenticatorAttachment": attachment.name(),
    })
    .to_string()
}

/// Client extension outputs: `credProps` where it was asked for, and the unasked one where a fault orders it.
pub(crate) fn extension_results(cred_props: bool, faults: &Faults) -> Map<String, Value> {
    let mut results = Map::new();
    if cred_props {
        results.insert("credProps".to_owned(), json!({ "rk": true }));
    }
    if faults.unknown_client_extension {
        results.insert("unknownExtension".to_owned(), json!({ "surprise": [1, 2, 3] }));
    }
    results
}
