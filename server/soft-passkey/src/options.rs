//! What a passkey needs to know of `{"publicKey": …}`, the JSON forms of creation and request options
//! (WebAuthn Level 3 §5.1.9 and §5.1.10).

use base64::Engine as _;
use serde_json::Value;

use crate::Refusal;

/// The options of a registration.
pub(crate) struct CreationOptions {
    pub challenge: Vec<u8>,
    pub rp_id: String,
    pub user_handle: Vec<u8>,
    pub algorithms: Vec<i64>,
    pub excluded: Vec<Vec<u8>>,
    pub asks_cred_props: bool,
}

/// The options of an authentication.
pub(crate) struct RequestOptions {
    pub challenge: Vec<u8>,
    pub rp_id: String,
    pub allowed: Vec<Vec<u8>>,
}

impl CreationOptions {
    /// Reads them; `rp.id` may be left out, then it is the host of `origin`.
    pub(crate) fn parse(json: &str, origin: &str) -> Result<Self, Refusal> {
        let options = public_key(json)?;
        let algorithms = list(&options, "pubKeyCredParams")
            .iter()
            .filter_map(|parameter| parameter.get("alg").and_then(Value::as_i64))
            .collect();
        let rp_id = options.pointer("/rp/id").and_then(Value::as_str);
        Ok(Self {
            challenge: bytes(&options, "/challenge")?,
            rp_id: rp_id.map_or_else(|| host(origin), ToOwned::to_owned),
            user_handle: bytes(&options, "/user/id")?,
            algorithms,
            excluded: descriptors(&options, "excludeCredentials")?,
            asks_cred_props: options.pointer("/extensions/credProps") == Some(&Value::Bool(true)),
        })
    }
}

impl RequestOptions {
    /// Reads them; `rpId` may be left out, then it is the host of `origin`.
    pub(crate) fn parse(json: &str, origin: &str) -> Result<Self, Refusal> {
        let options = public_key(json)?;
        let rp_id = options.get("rpId").and_then(Value::as_str);
        Ok(Self {
            challenge: bytes(&options, "/challenge")?,
            rp_id: rp_id.map_or_else(|| host(origin), ToOwned::to_owned),
            allowed: descriptors(&options, "allowCredentials")?,
        })
    }
}

fn public_key(json: &str) -> Result<Value, Refusal> {
    let mut options: Value = serde_json::from_str(json).map_err(|error| Refusal::Options(error.to_string()))?;
    match options.get_mut("publicKey") {
        Some(public_key) => Ok(public_key.take()),
        None => Err(Refusal::Options("publicKey is missing".to_owned())),
    }
}

fn list<'a>(options: &'a Value, name: &str) -> &'a [Value] {
    options.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn descriptors(options: &Value, name: &str) -> Result<Vec<Vec<u8>>, Refusal> {
    list(options, name).iter().map(|descriptor| bytes(descriptor, "/id")).collect()
}

fn bytes(value: &Value, pointer: &str) -> Result<Vec<u8>, Refusal> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    let text = text.ok_or_else(|| Refusal::Options(format!("{pointer} is missing")))?;
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Refusal::Options(format!("{pointer} is not base64url")))
}

fn host(origin: &str) -> String {
    let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let end = authority.find([':', '/']).unwrap_or(authority.len());
    authority.get(..end).unwrap_or(authority).to_owned()
}
