//! Reading a page as a browser would, as far as tests need it.

/// The value of the input `name`, as a person sees it. `None` when the page has no such input.
pub fn field_value(page: &str, name: &str) -> Option<String> {
    raw_field_value(page, name).map(|raw| unescape(&raw))
}

/// The same as it stands in the source.
pub fn raw_field_value(page: &str, name: &str) -> Option<String> {
    let name = format!(" name=\"{name}\"");
    let input = page.split("<input").skip(1).find(|input| tag_of(input).contains(&name))?;
    let tag = tag_of(input);
    let value = tag.split_once(" value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default());
    Some(value.to_owned())
}

/// Up to the `>` that ends the tag: one outside of quotes.
fn tag_of(input: &str) -> &str {
    let mut quoted = false;
    let end = input.find(|letter| {
        quoted ^= letter == '"';
        letter == '>' && !quoted
    });
    &input[..end.unwrap_or(input.len())]
}

/// The words of a page without its tags.
pub fn text_of(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = &tag[tag_of(tag).len()..];
        rest = rest.strip_prefix('>').unwrap_or(rest);
    }
    text.push_str(rest);
    unescape(&text)
}

fn unescape(escaped: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(escaped.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}
