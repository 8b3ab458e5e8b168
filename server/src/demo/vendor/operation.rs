//! What the service behind the scales says of itself: tickets, log lines, reports, and the settings that a firm may change.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::days::Days;
use super::super::draw::Draw;
use super::Firm;

/// Subject, what was written, and how urgent.
const TICKETS: [(&str, &str, &str); 16] = [
    (
        "Labels come out empty after the update",
        "Since Tuesday every third label of LP-4 no. 2 is empty. A restart helps for an hour.",
        "high",
    ),
    ("Scale 7 shows a drift of 4 g", "Checked with the 2 kg weight, morning and evening.", "normal"),
    ("Second gateway for the new hall", "Which antenna do you advise for a hall of 40 by 60 metres?", "low"),
    ("Cannot add a colleague", "The invitation says that the address is wrong. It has a plus sign in it.", "normal"),
    ("Invoice shows the old address", "We moved on the first. Please send it again with the new one.", "normal"),
    ("Sync stopped at night", "Nothing between 02:10 and 05:40. The log says `upstream timeout`.", "urgent"),
    ("Scanner reads some codes twice", "Only with the small GS1 codes on jars.", "normal"),
    ("Report for the food inspection", "Can the temperature report cover two years in one file?", "low"),
    ("Ribbon tears on LP-6", "Two of the last six. Perhaps a bad batch: 4471-B.", "high"),
    ("Training for new colleagues", "Four people, best on a Monday.", "low"),
    ("Probe in cold room 2 says nothing", "New battery, same result. Its light blinks twice.", "high"),
    ("Labels in a second language", "Can one layout print ingredients in two languages?", "low"),
    ("Cradle does not charge", "HS-2D no. 5 is empty every morning; no. 4 in the same cradle too.", "normal"),
    ("Scale 3 wants a password", "Since the update it asks for one when we set the tare.", "high"),
    ("Return of two print heads", "Ordered twice by mistake. Where shall we send them?", "normal"),
    ("Clock an hour off", "The weighings of the night carry the wrong hour since the clocks changed.", "normal"),
];

/// Service, message, level.
const EVENTS: [(&str, &str, &str); 12] = [
    ("gateway", "connected, 14 devices", "info"),
    ("sync", "214 weighings sent", "info"),
    ("sync", "187 weighings sent", "info"),
    ("sync", "nothing new to send", "info"),
    ("label-printer", "roll changed on LP-4 no. 1", "info"),
    ("label-printer", "paper low on LP-4 no. 2", "warning"),
    ("scale", "calibration due in 14 days: BW-15 no. 3", "warning"),
    ("probe", "cold room 1 at 6.8 °C for 12 minutes", "warning"),
    ("probe", "cold room 1 back at 3.9 °C", "info"),
    ("sync", "upstream timeout, trying again in 60 s", "warning"),
    ("gateway", "firmware 4.12.1 installed", "info"),
    ("label-printer", "print head too hot on LP-6 no. 1, job stopped", "error"),
];

/// Name, value, type, choices, help.
type Setting = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str);

const SETTINGS: [Setting; 8] = [
    ("Delivery window", "Morning", "choice", &["Morning", "Afternoon", "Any time"], "When the carrier comes."),
    ("Combine orders of a day", "on", "switch", &[], "One parcel instead of several."),
    ("Invoice by mail to", "accounts@example.org", "text", &[], "One address."),
    ("Language of invoices", "English", "choice", &["English", "Dutch", "Arabic"], ""),
    ("Purchase order number", "none", "text", &[], "Printed on every invoice."),
    ("Warn of low paper", "on", "switch", &[], "A ticket opens by itself."),
    ("Cold room limit", "7 °C", "choice", &["5 °C", "6 °C", "7 °C"], "A warning is logged above it for ten minutes."),
    ("Keep the log for", "90 days", "choice", &["30 days", "90 days", "365 days"], ""),
];

/// One line of JSON a ticket: about one every twelve days. The newest is never closed before the next one comes.
pub(super) fn tickets(firm: &Firm, days: &Days) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut draw = Draw::of(&["tickets", firm.key]);
    let mut opened = days.first_month().saturating_add(draw.between(1, 12).days());
    let mut subjects = TICKETS.iter().cycle().skip(usize::try_from(draw.between(0, 15)).unwrap_or_default()).step_by(7);
    while opened < days.today {
        let Some((subject, text, priority)) = subjects.next() else { break };
        let begun = moment(opened, draw.between(7 * 60, 17 * 60));
        let answered = opened.saturating_add(draw.between(16, 20).days());
        let closed = answered.saturating_add(draw.between(1, 9).days());
        let minute = draw.between(7 * 60, 17 * 60);
        let (status, updated) = match days.today {
            today if closed < today => ("closed", moment(closed, minute)),
            today if answered < today => ("waiting", moment(answered, minute)),
            _ => ("open", begun.clone()),
        };
        lines.push(json!({
            "ticket_no": format!("T-{}-{}", firm.key.to_ascii_uppercase(), lines.len() + 1),
            "firm": firm.key,
            "opened": begun,
            "subject": subject,
            "status": status,
            "priority": priority,
            "updated": updated,
            "text": text,
        }));
        opened = opened.saturating_add(draw.between(9, 15).days());
    }
    lines
}

/// One line of JSON a log line, of two weeks before the first day and all since, until yesterday.
pub(super) fn log(firm: &Firm, days: &Days) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut day = days.anchor.saturating_sub(14.days());
    while day < days.today {
        let mut draw = Draw::of(&["log", firm.key, &day.to_string()]);
        let mut minute = draw.between(1, 40);
        while minute < 24 * 60 {
            let (service, message, level) = draw.pick(&EVENTS);
            lines.push(json!({
                "id": format!("{}-{day}-{minute:04}", firm.key),
                "firm": firm.key,
                "at": moment(day, minute),
                "level": level,
                "service": service,
                "message": message,
            }));
            minute += draw.between(20, 75);
        }
        day = day.saturating_add(1.day());
    }
    lines
}

/// One line of JSON a report: each month's use, made on the first of the next.
pub(super) fn reports(firm: &Firm, days: &Days) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut month = days.first_month();
    while month.saturating_add(1.month()) <= days.today {
        let made = month.saturating_add(1.month());
        let mut draw = Draw::of(&["report", firm.key, &month.to_string()]);
        let (weighings, labels) = (draw.between(38_000, 61_000), draw.between(22_000, 44_000));
        let row = |label: &str, value: String| json!({ "label": label, "value": value });
        lines.push(json!({
            "report_no": format!("{}-{}", firm.key, month.strftime("%Y-%m")),
            "firm": firm.key,
            "title": format!("Monthly report {}", month.strftime("%Y-%m")),
            "period": month.strftime("%Y-%m").to_string(),
            "made": made.to_string(),
            "summary": "Everything that was weighed, labelled and measured in the month.",
            "rows": [
                row("Weighings", weighings.to_string()),
                row("Labels printed", labels.to_string()),
                row("Hours without connection", format!("{}.{}", draw.between(0, 3), draw.between(0, 9))),
                row("Warnings", draw.between(4, 60).to_string()),
                row("Tickets opened", draw.between(0, 3).to_string()),
            ],
        }));
        month = made;
    }
    lines
}

/// One line of JSON a setting.
pub(super) fn settings(firm: &Firm, _days: &Days) -> Vec<Value> {
    let line = |(number, (name, value, kind, choices, help)): (usize, &Setting)| {
        json!({
            "setting_no": format!("{}-{}", firm.key, number + 1),
            "firm": firm.key,
            "name": name,
            "value": value,
            "type": kind,
            "choices": choices,
            "help": help,
        })
    };
    SETTINGS.iter().enumerate().map(line).collect()
}

/// A minute of a day, in UTC.
fn moment(day: Date, minute: i64) -> String {
    format!("{day}T{:02}:{:02}:00Z", minute / 60, minute % 60)
}
