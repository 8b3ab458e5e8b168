//! Orders of two years, one or two a week, and an invoice for each month. On any day something is on its way, and an invoice is open.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::money;
use super::Firm;

/// What is sold, and its price in hundredths.
const PRODUCTS: [(&str, i64); 14] = [
    ("Bench scale BW-15, 15 kg", 42_900),
    ("Floor scale FS-600, 600 kg", 118_500),
    ("Label printer LP-4, 203 dpi", 36_400),
    ("Label printer LP-6, 300 dpi", 58_900),
    ("Thermal labels 100 × 50 mm, 12 rolls", 8_640),
    ("Thermal labels 58 × 40 mm, 12 rolls", 5_280),
    ("Ink ribbon, wax-resin, 6 pieces", 7_150),
    ("Handheld scanner HS-2D", 21_900),
    ("Charging cradle for HS-2D", 6_450),
    ("Calibration weights, set to 10 kg", 13_900),
    ("Gateway G2", 27_500),
    ("Temperature probe, food grade", 4_950),
    ("Service visit, half a day", 32_000),
    ("Spare print head LP-4", 14_800),
];

/// An order.
struct Placed {
    number: String,
    day: Date,
    lines: Vec<(&'static str, i64, i64)>,
    cancelled: bool,
}

impl Placed {
    fn total(&self) -> i64 {
        self.lines.iter().map(|(_, quantity, price)| quantity * price).sum()
    }

    /// When it was shipped, if it was by then.
    fn shipped(&self, today: Date) -> Option<Date> {
        let mut draw = Draw::of(&["shipped", &self.number]);
        let day = self.day.saturating_add(draw.between(11, 14).days());
        (!self.cancelled && day <= today).then_some(day)
    }
}

/// Everything that was ordered until today.
fn placed(firm: &Firm, days: &Days) -> Vec<Placed> {
    let mut all = Vec::new();
    let mut week = Days::monday(days.first_month());
    while week <= days.today {
        all.extend(placed_in(firm, week).into_iter().filter(|order| order.day <= days.today));
        week = week.saturating_add(7.days());
    }
    all
}

/// A week is drawn by itself. Only the second order of a week is ever cancelled.
fn placed_in(firm: &Firm, week: Date) -> Vec<Placed> {
    let mut draw = Draw::of(&["orders", firm.key, &week.to_string()]);
    let initials: String = firm.key.to_ascii_uppercase().chars().take(2).collect();
    let mut all = Vec::new();
    for serial in 1..=draw.between(1, 2) {
        let day = week.saturating_add(draw.between(0, 4).days());
        let lines = (0..draw.between(1, 4)).map(|_| {
            let (product, price) = draw.pick(&PRODUCTS);
            (product, draw.between(1, 8), price)
        });
        let lines = lines.collect();
        let number = format!("{initials}-{}{serial}", week.strftime("%g%V"));
        all.push(Placed { number, day, lines, cancelled: serial == 2 && draw.chance(8) });
    }
    all
}

/// One line of JSON an order.
pub(super) fn orders(firm: &Firm, days: &Days) -> Vec<Value> {
    let line = |order: Placed| {
        let shipped = order.shipped(days.today);
        let status = if order.cancelled {
            "cancelled"
        } else if shipped.is_some() {
            "shipped"
        } else {
            "open"
        };
        let lines = order.lines.iter();
        let lines = lines.map(|(product, quantity, price)| {
            json!({ "product": product, "quantity": quantity.to_string(), "unit_price": money(*price) })
        });
        json!({
            "order_no": order.number,
            "firm": firm.key,
            "ordered": order.day.to_string(),
            "required": order.day.saturating_add(14.days()).to_string(),
            "shipped": shipped.map(|day| day.to_string()),
            "status": status,
            "total": money(order.total()),
            "currency": "EUR",
            "ship_name": firm.name,
            "ship_city": firm.town,
            "lines": lines.collect::<Vec<_>>(),
        })
    };
    placed(firm, days).into_iter().map(line).collect()
}

/// One line of JSON a month in which something was shipped.
pub(super) fn invoices(firm: &Firm, days: &Days) -> Vec<Value> {
    let mut months: BTreeMap<Date, i64> = BTreeMap::new();
    for order in placed(firm, days) {
        if let Some(shipped) = order.shipped(days.today) {
            *months.entry(shipped.first_of_month()).or_default() += order.total();
        }
    }
    let lines = months.into_iter().filter_map(|(month, total)| {
        let issued = month.saturating_add(1.month());
        (issued <= days.today).then(|| invoice(firm, month, issued, total, days.today))
    });
    lines.collect()
}

fn invoice(firm: &Firm, month: Date, issued: Date, total: i64, today: Date) -> Value {
    let number = format!("INV-{}-{}", month.strftime("%Y%m"), firm.key.to_ascii_uppercase());
    let mut draw = Draw::of(&["invoice", &number]);
    let due = issued.saturating_add(30.days());
    let days = if draw.chance(70) { draw.between(31, 34) } else { draw.between(36, 75) };
    let paid = issued.saturating_add(days.days());
    let status = if paid <= today {
        "paid"
    } else if due < today {
        "overdue"
    } else {
        "open"
    };
    json!({
        "invoice_no": number,
        "firm": firm.key,
        "issued": issued.to_string(),
        "due": due.to_string(),
        "status": status,
        "total": money(total * 121 / 100),
        "currency": "EUR",
    })
}
