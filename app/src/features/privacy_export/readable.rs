//! The sections of the readable copy, from the same JSON that lies beside it. Empty columns are left out; names of columns and stable names
//! are told in words, moments as the person's clocks say them.

use jiff::Timestamp;
use portico_identity::events::EventKind;
use portico_identity::inventory::Section;
use serde_json::{Map, Value};

use super::markup::{self, code, text};
use crate::escape::escape;
use crate::locale::dates::moment;
use crate::locale::zones::Zone;
use crate::locale::{ExportLabels, ExportTexts, Language, isolate};

/// Keys whose values are stable names that have words.
const NAMED: &[&str] = &["state", "authority", "channel", "level", "granted_by", "kind", "look"];
/// Keys of moments that do not end in `_at`.
const MOMENTS: &[&str] = &["at", "until", "valid_until"];

/// Who reads it: the language, the clocks, and where it is from.
#[derive(Debug, Clone)]
pub struct Readable {
    language: Language,
    zone: Zone,
    portal: String,
}

impl Readable {
    /// For a language tag that rests with a person, the clocks the person reads and the portal's name. A language that is not known is
    /// English.
    #[must_use]
    pub fn new(language: &str, zone: Zone, portal: &str) -> Self {
        let language = Language::from_tag(language).unwrap_or(Language::En);
        Self { language, zone, portal: portal.to_owned() }
    }

    /// The document up to its first section. `made_at` is microseconds since 1970 UTC.
    #[must_use]
    pub fn open(&self, made_at: i64) -> String {
        let texts = self.texts();
        let title = (texts.title)(&isolate(&self.portal));
        let made = escape(&(texts.made)(&moment(self.language, &self.zone, made_at)));
        let mut html = markup::open(self.language.tag(), self.language.dir(), &title);
        let (lead, contents) = (escape(texts.lead), escape(texts.contents));
        html += &format!("<p class=\"soft\">{made}</p>\n<p>{lead}</p>\n<nav aria-labelledby=\"contents\">\n");
        html += &format!("<h2 id=\"contents\">{contents}</h2>\n<ul>\n");
        for section in Section::ALL {
            let title = escape(texts.sections.of(*section).title);
            html += &format!("<li><a href=\"#{}\">{title}</a></li>\n", section.as_str());
        }
        html + "</ul>\n</nav>\n"
    }

    /// A whole section.
    #[must_use]
    pub fn section(&self, section: Section, told: &Value) -> String {
        format!("{}{}</section>\n", self.begin(section), self.value(told, 3))
    }

    /// The activity up to its first row.
    #[must_use]
    pub fn open_activity(&self) -> String {
        let texts = self.texts();
        let (when, event, device) = (escape(texts.labels.at), escape(texts.event), escape(texts.labels.device));
        let head = format!(
            "<tr><th scope=\"col\">{when}</th><th scope=\"col\">{event}</th><th scope=\"col\">{device}</th></tr>"
        );
        format!("{}<table>\n<thead>{head}</thead>\n<tbody>\n", self.begin(Section::Activity))
    }

    /// Some rows of it.
    #[must_use]
    pub fn activity(&self, events: &[Value]) -> String {
        events.iter().map(|event| self.event(event)).collect()
    }

    /// What comes after its last row, and after the last section.
    #[must_use]
    pub fn close(&self) -> &'static str {
        "</tbody>\n</table>\n</section>\n</main>\n</body>\n</html>\n"
    }

    /// The note that lies beside it.
    #[must_use]
    pub fn readme(&self, made_at: i64, schema: &str) -> String {
        (self.texts().readme)(&self.portal, &moment(self.language, &self.zone, made_at), schema)
    }

    fn texts(&self) -> &'static ExportTexts {
        &self.language.texts().export
    }

    fn begin(&self, section: Section) -> String {
        let words = self.texts().sections.of(section);
        let (id, title, about) = (section.as_str(), escape(words.title), escape(words.text));
        format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n<p class=\"soft\">{about}</p>\n")
    }

    fn event(&self, event: &Value) -> String {
        let field = |key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default();
        let when = self.moment_text(field("at"));
        let kind = field("kind");
        // What a later version wrote is told by its stable name.
        let what = EventKind::from_name(kind).map(|kind| self.language.texts().events.text(kind));
        let what = what.map_or_else(|| code(kind), escape);
        let device = event.get("detail").and_then(|detail| detail.get("device")).and_then(Value::as_str);
        format!("<tr><td>{when}</td><td>{what}</td><td>{}</td></tr>\n", device.map(text).unwrap_or_default())
    }

    /// Whatever stands in a section: lists of things, things, and groups of lists under headings.
    fn value(&self, told: &Value, heading: u8) -> String {
        match told {
            Value::Null => self.nothing(),
            Value::Array(things) if things.is_empty() => self.nothing(),
            Value::Array(things) => things.iter().map(|thing| self.card(thing)).collect(),
            Value::Object(fields) if fields.values().all(Value::is_array) => {
                in_order(fields).into_iter().map(|(key, group)| self.group(key, group, heading)).collect()
            }
            Value::Object(_) => self.card(told),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => self.inline("", told),
        }
    }

    fn group(&self, key: &str, group: &Value, heading: u8) -> String {
        format!("<h{heading}>{}</h{heading}>\n{}", self.label(key), self.value(group, heading.saturating_add(1)))
    }

    fn nothing(&self) -> String {
        format!("<p class=\"soft\">{}</p>\n", escape(self.texts().nothing))
    }

    fn card(&self, thing: &Value) -> String {
        match thing {
            Value::Object(fields) => format!("<div class=\"card\">{}</div>\n", self.fields(fields)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                format!("<div class=\"card\">{}</div>\n", self.inline("", thing))
            }
        }
    }

    fn fields(&self, fields: &Map<String, Value>) -> String {
        let told = in_order(fields).into_iter().filter(|(_, value)| !is_empty(value));
        let rows =
            told.map(|(key, value)| format!("<dt>{}</dt><dd>{}</dd>\n", self.label(key), self.inline(key, value)));
        format!("<dl>{}</dl>", rows.collect::<String>())
    }

    fn inline(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(flag) => escape(if *flag { self.texts().yes } else { self.texts().no }),
            Value::Number(number) => escape(&number.to_string()),
            Value::String(told) => self.string(key, told),
            Value::Array(things) => things.iter().map(|thing| self.inline(key, thing)).collect::<Vec<_>>().join(", "),
            Value::Object(fields) => self.fields(fields),
        }
    }

    fn string(&self, key: &str, told: &str) -> String {
        if key.ends_with("_at") || MOMENTS.contains(&key) {
            return self.moment_text(told);
        }
        let words = NAMED.contains(&key).then(|| self.texts().words.of(told)).flatten();
        match words {
            Some(words) => escape(words),
            None if is_code(key) => code(told),
            None => text(told),
        }
    }

    fn moment_text(&self, told: &str) -> String {
        match told.parse::<Timestamp>() {
            Ok(at) => {
                let words = moment(self.language, &self.zone, at.as_microsecond());
                format!("<time datetime=\"{}\">{}</time>", escape(told), escape(&words))
            }
            Err(_) => text(told),
        }
    }

    fn label(&self, key: &str) -> String {
        self.texts().labels.of(key).map_or_else(|| code(key), escape)
    }
}

/// JSON objects have no order; people read one thing after the other.
fn in_order(fields: &Map<String, Value>) -> Vec<(&str, &Value)> {
    let mut fields: Vec<_> = fields.iter().map(|(key, value)| (key.as_str(), value)).collect();
    fields.sort_by_key(|(key, _)| ExportLabels::place(key));
    fields
}

fn is_code(key: &str) -> bool {
    key == "id" || key.ends_with("_id") || ["hash", "text_hash", "aaguid", "subject", "request"].contains(&key)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(things) => things.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn readable(language: &str) -> Readable {
        Readable::new(language, Zone::parse("Europe/Amsterdam").unwrap(), "School & <Co>")
    }

    #[test]
    fn what_people_wrote_stays_text() {
        let naughty = "</dd><script>alert(1)</script>\u{202e}' onload=\"x\u{0}";
        let html = readable("en")
            .section(Section::Person, &json!({ "name": naughty, naughty: naughty, "created_at": naughty }));
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains('\u{0}'));
        assert!(html.contains("&lt;script&gt;"));
    }

    #[test]
    fn moments_flags_and_stable_names_are_told_in_words() {
        let told =
            json!([{ "at": "2027-01-15T08:00:00Z", "state": "withdrawn", "wanted": false, "valid_until": null }]);
        let html = readable("nl").section(Section::Consents, &told);
        let moment = "<time datetime=\"2027-01-15T08:00:00Z\">15 januari 2027 om 09:00</time>";
        assert!(
            html.contains(moment) && html.contains("<dd>Ingetrokken</dd>") && html.contains("<dd>nee</dd>"),
            "{html}"
        );
        assert!(!html.contains("Geldt tot"));
    }

    #[test]
    fn what_it_is_stands_before_what_only_programs_need() {
        let html = readable("en")
            .section(Section::Person, &json!({ "id": "7", "birth_date": "2004-02-29", "name": "Anna", "zzz": 1 }));
        let places = ["Anna", "2004-02-29", ">7<", "zzz"].map(|text| html.find(text).unwrap());
        assert!(places.is_sorted(), "{html}");
    }

    #[test]
    fn arabic_is_read_from_the_right() {
        let html = readable("ar").open(0);
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains("School &amp; &lt;Co&gt;"), "{html}");
        assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("http"));
    }

    #[test]
    fn an_event_of_a_later_version_is_told_by_its_name() {
        let html =
            readable("en").activity(&[json!({ "at": "1970-01-01T00:00:00Z", "kind": "new<thing", "detail": {} })]);
        assert!(html.contains("<code dir=\"ltr\">new&lt;thing</code>"), "{html}");
    }
}
