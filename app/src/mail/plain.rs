//! The plain-text twin: the same parts in the same order, links and codes on lines of their own.

use super::MailContext;
use super::content::Content;

/// Lays the parts out; paragraphs are separated by an empty line.
pub(super) fn lay_out(content: &Content, cx: &MailContext) -> String {
    let mut parts = vec![content.greeting.clone()];
    parts.extend(content.before.iter().cloned());
    if let Some(button) = &content.button {
        parts.push(format!("{}:\n{}", button.label, button.url));
    }
    if let Some(code) = &content.code {
        parts.push(format!("{}\n\n    {}", code.intro, code.code));
    }
    parts.extend(content.after.iter().cloned());
    let mut last = vec![super::typed::one_line(&cx.brand.name), content.why.clone()];
    last.extend(content.help.clone());
    if let Some(stop) = &content.stop {
        last.push(format!("{}:\n{}", stop.label, stop.url));
    }
    parts.push(format!("--\n{}", last.join("\n")));
    parts.join("\n\n") + "\n"
}
