//! What the server's layers tell a handler about its request, as request extensions.

use std::net::IpAddr;

use http::HeaderMap;

/// The nonce of this response's content security policy: fresh for each response, hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce(pub String);

/// Our own short name of this request: in the log, and on error pages for the person to quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// The network that the request came from: an IPv4 address, or the first 64 bits of an IPv6 address.
/// Forwarded headers count only when a trusted proxy sent them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientNetwork(pub IpAddr);

/// There only when the request came from a browser on this machine, and under one of its names: what a local demo shows is for nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromHere;

/// Whether the browser asks not to have data sold or shared: `Sec-GPC: 1` (Global Privacy Control; CCPA regulations 7025).
#[must_use]
pub fn asks_for_privacy(headers: &HeaderMap) -> bool {
    headers.get("sec-gpc").is_some_and(|value| value.as_bytes() == b"1")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::asks_for_privacy;

    #[test]
    fn only_the_one_value_is_the_signal() {
        assert!(!asks_for_privacy(&HeaderMap::new()));
        for (value, asks) in [("1", true), ("0", false), ("", false), ("true", false), ("11", false)] {
            let headers = HeaderMap::from_iter([("sec-gpc".parse().unwrap(), HeaderValue::from_static(value))]);
            assert_eq!(asks_for_privacy(&headers), asks, "{value}");
        }
    }
}
