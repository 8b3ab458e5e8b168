//! The document around the parts. Print is black on white; a table may go on over pages, a card stays on one.

use crate::escape::escape;
use crate::palette::{DARK, LIGHT, Palette};

/// Text of unknown direction: it stands apart from what is around it.
pub(super) fn text(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}

/// Ids and hashes: read from left to right, in any language.
pub(super) fn code(text: &str) -> String {
    format!("<code dir=\"ltr\">{}</code>", escape(text))
}

/// The document up to its first section.
pub(super) fn open(lang: &str, dir: &str, title: &str) -> String {
    let (title, style) = (escape(title), style());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n\
<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
}

fn style() -> String {
    let colours = |palette: &Palette| {
        let Palette { ground, surface, ink, ink_soft, line, .. } = palette;
        format!("--ground:{ground};--surface:{surface};--ink:{ink};--soft:{ink_soft};--line:{line}")
    };
    let (light, dark) = (colours(&LIGHT), colours(&DARK));
    format!(":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{STYLE}")
}

const STYLE: &str = "*{box-sizing:border-box}\
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',sans-serif}\
main{max-inline-size:52rem;margin-inline:auto;padding:2rem 1rem 4rem}\
h1{font-size:1.75rem;line-height:1.2;margin-block:0 .5rem}h2{font-size:1.3rem;margin-block:3rem .25rem}h3{font-size:1.05rem;margin-block:1.5rem .5rem}\
p{margin-block:.25rem 1rem;max-inline-size:40rem}.soft,dt{color:var(--soft)}nav ul{columns:14rem;padding-inline-start:1.25rem}a{color:inherit}\
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dd{margin:0;min-inline-size:0;overflow-wrap:anywhere;white-space:pre-wrap}\
.card{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem;margin-block:.75rem;break-inside:avoid-page}\
.card .card{border-width:0 0 0 0;padding:0}code{font:.875em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}\
table{inline-size:100%;border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line);overflow-wrap:anywhere}\
thead{display:table-header-group}tr{break-inside:avoid}\
@media (max-width:36rem){dl{grid-template-columns:1fr}dd{margin-block-end:.5rem}}\
@media print{:root{--ground:#fff;--surface:#fff;--ink:#000;--soft:#333;--line:#999}main{max-inline-size:none;padding:0}h2{break-after:avoid}}";
