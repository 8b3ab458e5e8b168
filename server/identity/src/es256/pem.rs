//! Keys as text (RFC 7468): Base64 between two lines that say what it is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The bytes between the lines with this label. `None` when they are not there or hold something else.
pub(crate) fn from_pem(text: &str, label: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {label}-----"))?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    let body: String = body.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    STANDARD.decode(body).ok()
}

/// The bytes as text, 64 characters a line.
pub(crate) fn to_pem(bytes: &[u8], label: &str) -> String {
    let body: Vec<char> = STANDARD.encode(bytes).chars().collect();
    let lines: Vec<String> = body.chunks(64).map(String::from_iter).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
