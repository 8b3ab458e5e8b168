//! The style, the islands and the public files: carried in the binary, sent precompressed, cached for good where the name
//! changes with the content.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use portico_app::shell::{Assets, Failure};
use rust_embed::RustEmbed;

/// What the build laid out; debug builds read it from the disk at start.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
struct Site;

/// One file with its compressed twins.
#[derive(Clone)]
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    media: &'static str,
    etag: HeaderValue,
    cache: &'static str,
}

/// A year, and never asked for again: the name is made from the content.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// The name stays while the content may change.
const AN_HOUR: &str = "public, max-age=3600";

/// All files by path, ready to send.
#[derive(Clone, Default)]
pub struct SiteFiles(Arc<BTreeMap<String, File>>);

impl SiteFiles {
    /// The files of the build, and `extra` ones made at start from the configuration (path and content), whose names must
    /// change with their content.
    pub fn load(extra: Vec<(String, Bytes)>) -> Self {
        let mut files: BTreeMap<String, File> = Site::iter().filter_map(|name| embedded(&name)).collect();
        for (path, content) in extra {
            if let Some(media) = media_type(&path) {
                let etag = etag_of(&path);
                let file = File { plain: content, brotli: None, gzip: None, media, etag, cache: FOREVER };
                files.insert(path, file);
            }
        }
        Self(Arc::new(files))
    }

    /// Where pages find the style and the islands. The hashed name wins over the plain one, which cargo-leptos writes.
    pub fn page_assets(&self, brand_css: Option<String>) -> Assets {
        let find = |ending: &str| {
            let is_ours = |path: &&String| path.starts_with("/pkg/portico") && path.ends_with(ending);
            self.0.keys().filter(is_ours).max_by_key(|path| path.len()).cloned()
        };
        Assets {
            css: find(".css").unwrap_or_else(|| "/pkg/portico.css".into()),
            js: find(".js"),
            wasm: find(".wasm"),
            brand_css,
        }
    }

    /// One route a file; `/pkg/` answers 404 for names of other builds.
    pub fn router(&self) -> Router {
        let mut router = Router::new().route("/pkg/{*file}", get(send));
        for path in self.0.keys().filter(|path| !path.starts_with("/pkg/")) {
            router = router.route(path, get(send));
        }
        router.with_state(self.clone())
    }
}

fn embedded(name: &str) -> Option<(String, File)> {
    let path = format!("/{name}");
    let media = media_type(&path)?;
    let content = Site::get(name)?;
    let twin = |ending: &str| Site::get(&format!("{name}{ending}")).map(|file| bytes_of(file.data));
    let hash: String = content.metadata.sha256_hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let file = File {
        plain: bytes_of(content.data),
        brotli: twin(".br"),
        gzip: twin(".gz"),
        media,
        etag: etag_of(&hash),
        cache: if has_hash(&path) { FOREVER } else { AN_HOUR },
    };
    Some((path, file))
}

fn bytes_of(data: std::borrow::Cow<'static, [u8]>) -> Bytes {
    match data {
        std::borrow::Cow::Borrowed(fixed) => Bytes::from_static(fixed),
        std::borrow::Cow::Owned(owned) => Bytes::from(owned),
    }
}

fn etag_of(text: &str) -> HeaderValue {
    HeaderValue::try_from(format!("\"{text}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// `name-0123456789abcdef.css`: at least eight hexadecimal digits before the ending.
fn has_hash(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The media type by the name's ending; compressed twins and unknown files are not sent by themselves.
fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

async fn send(State(files): State<SiteFiles>, request: Request) -> Response {
    let Some(file) = files.0.get(request.uri().path()) else {
        return Failure::NotFound.into_response();
    };
    let (content, encoding) = chosen_encoding(file, request.headers());
    let mut response = if is_known(file, request.headers()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(content).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, file.etag.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(file.cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if response.status() == StatusCode::OK {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    response
}

/// Whether the client has this very content (RFC 9110 §13.1.2, compared weakly).
fn is_known(file: &File, headers: &HeaderMap) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let ours = file.etag.to_str().unwrap_or_default();
    known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == ours || tag == "*")
}

/// The smallest form that the client takes.
fn chosen_encoding(file: &File, headers: &HeaderMap) -> (Bytes, Option<&'static str>) {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepts(accepted, "br") => (brotli.clone(), Some("br")),
        (_, Some(gzip)) if accepts(accepted, "gzip") => (gzip.clone(), Some("gzip")),
        _ => (file.plain.clone(), None),
    }
}

/// Whether `Accept-Encoding` names a coding with a weight above zero (RFC 9110 §12.5.3).
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = pieces.find_map(|piece| piece.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>);
        named && weight.is_ok_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use tower::ServiceExt;

    use super::*;

    fn site() -> SiteFiles {
        let file = |content: &'static str, cache| File {
            plain: Bytes::from_static(content.as_bytes()),
            brotli: Some(Bytes::from_static(b"br")),
            gzip: Some(Bytes::from_static(b"gz")),
            media: "text/css; charset=utf-8",
            etag: etag_of("abc"),
            cache,
        };
        let hashed = "/pkg/portico-0123456789abcdef.css".to_owned();
        SiteFiles(Arc::new(
            [(hashed, file("hashed", FOREVER)), ("/pkg/portico.css".into(), file("plain", AN_HOUR))].into(),
        ))
    }

    async fn get_with(name: &str, value: &str) -> (StatusCode, HeaderMap, Bytes) {
        let request =
            Request::get("/pkg/portico-0123456789abcdef.css").header(name, value).body(Body::empty()).unwrap();
        let response = site().router().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        (head.status, head.headers, to_bytes(body, 1000).await.unwrap())
    }

    #[test]
    fn pages_are_given_the_hashed_names() {
        assert_eq!(site().page_assets(None).css, "/pkg/portico-0123456789abcdef.css");
        assert_eq!(SiteFiles::default().page_assets(None).css, "/pkg/portico.css");
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        assert!(has_hash("/pkg/portico-0123456789abcdef.wasm"));
        assert!(!has_hash("/pkg/portico.wasm"));
        assert!(!has_hash("/apple-touch-icon.png"));
    }

    #[tokio::test]
    async fn the_smallest_accepted_form_is_sent() {
        for (accepted, body, encoding) in
            [("gzip, br", "br", Some("br")), ("gzip, br;q=0", "gz", Some("gzip")), ("identity", "hashed", None)]
        {
            let (status, headers, sent) = get_with("accept-encoding", accepted).await;
            assert_eq!((status, sent.as_ref()), (StatusCode::OK, body.as_bytes()));
            assert_eq!(headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap()), encoding);
            assert_eq!(headers[header::CACHE_CONTROL], FOREVER);
            assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
        }
    }

    #[tokio::test]
    async fn what_the_client_has_is_not_sent_again() {
        let (status, _, sent) = get_with("if-none-match", "\"xyz\", W/\"abc\"").await;
        assert_eq!((status, sent.len()), (StatusCode::NOT_MODIFIED, 0));
    }
}
