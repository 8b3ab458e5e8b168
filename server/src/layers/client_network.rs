//! Which network a request came from. Forwarded headers (RFC 7239 and its older cousin) count only when a trusted proxy sent them,
//! and never for addresses that we write into pages or mails. And whether it came from this machine, by one of its names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::HOST;
use ipnet::IpNet;
use portico_app::shell::{ClientNetwork, FromHere};

pub(super) async fn learn(State(trusted): State<Arc<[IpNet]>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
    let client = client_of(peer, request.headers(), &trusted);
    request.extensions_mut().insert(ClientNetwork(network_of(client)));
    if client.is_loopback() && names_this_machine(request.headers()) {
        request.extensions_mut().insert(FromHere);
    }
    next.run(request).await
}

/// A page of another name that resolves to this machine is somebody else's, though the browser that shows it is here.
fn names_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        Some(_) | None => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

/// The address nearest to us that is not a trusted proxy.
fn client_of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    if !is_trusted(peer) {
        return peer;
    }
    let mut nearest = peer;
    for hop in forwarded_hops(headers).into_iter().rev() {
        match hop {
            Some(address) if is_trusted(address) => nearest = address,
            Some(address) => return address,
            // An unreadable hop hides what is behind it.
            None => return nearest,
        }
    }
    nearest
}

/// The chain of senders, the farthest first; `X-Forwarded-For` wins because more proxies write it.
fn forwarded_hops(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let values = |name: &str| -> Vec<String> {
        let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        lines.flat_map(|line| line.split(',')).map(|part| part.trim().to_owned()).collect()
    };
    let older = values("x-forwarded-for");
    if !older.is_empty() {
        return older.iter().map(|hop| parse_hop(hop)).collect();
    }
    values("forwarded").iter().map(|element| for_parameter(element).and_then(parse_hop)).collect()
}

fn for_parameter(element: &str) -> Option<&str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then(|| value.trim().trim_matches('"'))
    })
}

/// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let bare = hop.trim_start_matches('[').split(']').next().unwrap_or_default();
    let address = hop
        .parse()
        .ok()
        .or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .or_else(|| hop.starts_with('[').then(|| bare.parse().ok()).flatten())?;
    Some(IpAddr::to_canonical(&address))
}

/// What one household or office shares, which the limits count by: an IPv4 address, or the first 64 bits of an IPv6 one.
fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, header: (&'static str, &str)) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header.0, header.1.parse().unwrap());
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        network_of(client_of(peer.parse().unwrap(), &headers, &trusted)).to_string()
    }

    #[test]
    fn a_stranger_cannot_name_its_own_network() {
        assert_eq!(client("192.0.2.1", ("x-forwarded-for", "203.0.113.9")), "192.0.2.1");
        assert_eq!(client("192.0.2.1", ("forwarded", "for=203.0.113.9")), "192.0.2.1");
    }

    #[test]
    fn a_trusted_proxy_names_the_nearest_stranger() {
        let chain = "198.51.100.66, 203.0.113.9, 10.0.0.2";
        assert_eq!(client("10.0.0.1", ("x-forwarded-for", chain)), "203.0.113.9");
        assert_eq!(client("10.0.0.1", ("x-forwarded-for", "203.0.113.9:4711")), "203.0.113.9");
        assert_eq!(client("10.0.0.1", ("x-forwarded-for", "203.0.113.9, nonsense, 10.0.0.2")), "10.0.0.2");
        let newer = r#"for=198.51.100.66, proto=https;For="[2001:db8:1:2:3:4:5:6]:4711""#;
        assert_eq!(client("10.0.0.1", ("forwarded", newer)), "2001:db8:1:2::");
    }

    #[test]
    fn neighbours_in_an_ipv6_network_are_one_and_ipv4_neighbours_are_not() {
        let network = |address: &str| client("10.0.0.1", ("x-forwarded-for", address));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("192.0.2.1"), network("::ffff:192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
