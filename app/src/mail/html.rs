//! The HTML: one column of 560 px, at most one button, colours that turn with the reader's dark mode. Styles are inline where mail programs
//! need them; the style sheet only serves dark mode and small screens.

use super::MailContext;
use super::accent::Accent;
use super::content::{Button, Code, Content};
use crate::escape::escape;
use crate::palette::{DARK, LIGHT, Palette};

const FONT: &str =
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif";

/// Dark mode and small screens.
fn style() -> String {
    let Palette { ground, surface, sunken, ink, ink_soft, line } = DARK;
    format!(
        ":root{{color-scheme:light dark;supported-color-schemes:light dark}}\
@media (prefers-color-scheme:dark){{.ground{{background:{ground}!important}}.sheet{{background:{surface}!important;border-color:{line}!important}}\
.ink{{color:{ink}!important}}.quiet{{color:{ink_soft}!important}}.code{{background:{sunken}!important;color:{ink}!important}}}}\
@media (max-width:600px){{.sheet{{padding:24px 20px!important}}}}"
    )
}

/// Lays the parts out as a whole document.
pub(super) fn lay_out(content: &Content, cx: &MailContext) -> String {
    let Palette { ground, ink, .. } = LIGHT;
    let (lang, dir) = (cx.language.tag(), cx.language.dir());
    let title = escape(&content.subject);
    let preheader = escape(&content.preheader);
    let brand = escape(&super::typed::one_line(&cx.brand.name));
    let (style, sheet) = (style(), sheet(content, cx));
    let footer = footer(content);
    format!(
        "<!DOCTYPE html>\n\
<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n\
<title>{title}</title>\n<style>{style}</style>\n</head>\n\
<body class=\"ground\" style=\"margin:0;padding:0;background:{ground}\">\n\
<div style=\"display:none;max-height:0;overflow:hidden;opacity:0\">{preheader}</div>\n\
<table role=\"presentation\" class=\"ground\" dir=\"{dir}\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background:{ground}\">\n\
<tr><td align=\"center\" style=\"padding:32px 12px\">\n\
<table role=\"presentation\" dir=\"{dir}\" width=\"560\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:560px\">\n\
<tr><td class=\"ink\" style=\"padding:0 4px 16px;{FONT};font-size:17px;font-weight:600;color:{ink}\">{brand}</td></tr>\n\
{sheet}{footer}</table>\n</td></tr>\n</table>\n</body>\n</html>\n"
    )
}

fn sheet(content: &Content, cx: &MailContext) -> String {
    let Palette { surface, ink, line, .. } = LIGHT;
    let mut inside = format!(
        "<h1 class=\"ink\" style=\"margin:0 0 20px;{FONT};font-size:24px;line-height:1.25;font-weight:600;color:{ink}\">{}</h1>\n",
        escape(&content.heading)
    );
    inside += &paragraph(&content.greeting);
    content.before.iter().for_each(|text| inside += &paragraph(text));
    if let Some(part) = &content.button {
        inside += &button(part, Accent::of(cx.brand.accent.as_deref()));
    }
    if let Some(part) = &content.code {
        inside += &code(part);
    }
    content.after.iter().for_each(|text| inside += &paragraph(text));
    if let Some(part) = &content.button {
        inside += &written_out(cx.texts.mail.link_fallback, &part.url);
    }
    format!(
        "<tr><td class=\"sheet\" style=\"padding:32px;background:{surface};border:1px solid {line};border-radius:12px\">\n{inside}</td></tr>\n"
    )
}

fn paragraph(text: &str) -> String {
    let Palette { ink, .. } = LIGHT;
    let text = escape(text);
    format!(
        "<p class=\"ink\" style=\"margin:0 0 16px;{FONT};font-size:16px;line-height:1.55;color:{ink}\">{text}</p>\n"
    )
}

fn button(button: &Button, accent: Accent) -> String {
    let (ground, ink) = (accent.ground(), accent.ink());
    let (url, label) = (escape(&button.url), escape(button.label));
    format!(
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:8px 0 24px\"><tr>\
<td bgcolor=\"{ground}\" style=\"background:{ground};border-radius:8px\">\
<a href=\"{url}\" style=\"display:inline-block;padding:14px 24px;{FONT};font-size:16px;line-height:1.25;font-weight:600;color:{ink};text-decoration:none\">{label}</a>\
</td></tr></table>\n"
    )
}

fn code(code: &Code) -> String {
    let Palette { sunken, ink, .. } = LIGHT;
    let intro = paragraph(code.intro);
    let code = escape(&code.code);
    format!(
        "{intro}<p style=\"margin:0 0 24px\"><span class=\"code\" dir=\"ltr\" style=\"display:inline-block;padding:12px 16px;background:{sunken};border-radius:8px;\
font-family:ui-monospace,Menlo,Consolas,monospace;font-size:22px;letter-spacing:2px;color:{ink}\">{code}</span></p>\n"
    )
}

/// The address of the button in words, for programs that do not follow it.
fn written_out(intro: &str, url: &str) -> String {
    let Palette { ink_soft, .. } = LIGHT;
    let (intro, url) = (escape(intro), escape(url));
    format!(
        "<p class=\"quiet\" style=\"margin:24px 0 0;{FONT};font-size:13px;line-height:1.5;color:{ink_soft}\">{intro}<br>\
<a class=\"quiet\" href=\"{url}\" dir=\"ltr\" style=\"color:{ink_soft};word-break:break-all\">{url}</a></p>\n"
    )
}

fn footer(content: &Content) -> String {
    let Palette { ink_soft, .. } = LIGHT;
    let lines = [Some(content.why.as_str()), content.help.as_deref()];
    let stop = content.stop.as_ref().map(|stop| stop_link(stop, ink_soft));
    let lines: Vec<String> = lines.into_iter().flatten().map(escape).chain(stop).collect();
    format!(
        "<tr><td class=\"quiet\" style=\"padding:20px 4px 0;{FONT};font-size:13px;line-height:1.5;color:{ink_soft}\">{}</td></tr>\n",
        lines.join("<br>")
    )
}

fn stop_link(stop: &Button, ink: &str) -> String {
    let (url, label) = (escape(&stop.url), escape(stop.label));
    format!("<a class=\"quiet\" href=\"{url}\" style=\"color:{ink}\">{label}</a>")
}
