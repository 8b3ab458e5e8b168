//! What the server's layers tell a handler about its request, as request extensions.

use std::net::IpAddr;

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
