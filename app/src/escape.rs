//! Escaping, for the few places that write HTML themselves: mails, the readable copy of an export, and what stands in a `<textarea>`.

/// Everything that may not stand in the text of an element or in a quoted attribute as it is.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // HTML knows no other control characters.
            '\n' | '\r' | '\t' => escaped.push(character),
            control if control.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_text() {
        let escaped = escape("<script>'\"&\u{0}\u{85}\r\n");
        assert_eq!(escaped, "&lt;script&gt;&#39;&quot;&amp;\u{fffd}\u{fffd}\r\n");
    }
}
