//! An order: its lines as a table, each with what it comes to, and the sum of all.

use leptos::prelude::*;
use portico_identity::portal::Shown;
use portico_identity::portal::kinds::Kind;
use serde_json::{Map, Value};

use crate::features::records::{
    Cell, Column, DetailView, Group, ListView, Reader, Row, Sum, back, detail_view, list_view, money_words,
    number_words, parse_amount,
};
use crate::shell::{Page, PageContext, Width};

const LINES: &str = "lines";
/// Quantities have up to six decimals.
const MILLIONTHS: i128 = 1_000_000;

/// The page.
pub fn order_page(cx: &PageContext, order: &DetailView, lines: Option<&ListView>) -> Page {
    let lines = lines.map(|lines| {
        view! { <section class="order-lines"><h2>{lines.title.clone()}</h2>{list_view(cx, lines)}</section> }
    });
    let body = view! {
        {order.back.as_ref().map(back)}
        <div class="record-head"><p class="small">{order.kind.clone()}</p><h1 dir="auto">{order.title.clone()}</h1></div>
        {detail_view(cx, order)}
        {lines}
    };
    Page::new(order.title.clone(), Width::Wide, body)
}

/// Takes the lines out of the facts of an order and gives them as a table with sums; none when it has no lines.
pub(super) fn total_lines(reader: &Reader, shown: &Shown, detail: &mut DetailView, kind: &Kind) -> Option<ListView> {
    let label = kind.field(LINES)?.label(reader.language.tag()).to_owned();
    let lines: Vec<&Map<String, Value>> =
        shown.fields.get(LINES)?.as_array()?.iter().filter_map(Value::as_object).collect();
    if lines.is_empty() {
        return None;
    }
    detail.facts.retain(|(name, _)| *name != label);
    let (texts, records) = (&reader.language.texts().partner, &reader.language.texts().records);
    let money = |amount: i64| {
        Cell::Money(Sum { words: money_words(reader.language, amount, currency(shown)), ..Sum::default() })
    };
    let sums: Vec<Option<i64>> = lines.iter().map(|line| line_sum(line)).collect();
    let mut rows: Vec<Row> =
        lines.iter().zip(&sums).map(|(line, sum)| line_row(reader, line, sum.map(money), money)).collect();
    if let Some(all) = sums.iter().copied().collect::<Option<Vec<_>>>() {
        let total = Cell::Title { words: texts.total.into(), more: String::new() };
        let sum = money(all.iter().fold(0, |before, one| before.saturating_add(*one)));
        rows.push(Row { href: None, cells: vec![total, Cell::Empty, Cell::Empty, sum] });
    }
    let columns =
        [(records.product, false), (records.quantity, true), (records.unit_price, true), (texts.line_total, true)];
    let columns = columns.map(|(label, is_figures)| Column { label: label.into(), is_figures });
    let groups = vec![Group { title: String::new(), sums: None, rows }];
    Some(ListView { title: label, is_part: true, columns: columns.into(), groups, ..ListView::default() })
}

fn currency(shown: &Shown) -> &str {
    shown.text("currency")
}

fn text<'a>(line: &'a Map<String, Value>, field: &str) -> &'a str {
    line.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn line_row(reader: &Reader, line: &Map<String, Value>, sum: Option<Cell>, money: impl Fn(i64) -> Cell) -> Row {
    let product = Cell::Title { words: text(line, "product").into(), more: String::new() };
    let quantity = Cell::Figures(number_words(reader.language, text(line, "quantity")));
    let price = parse_amount(text(line, "unit_price")).map_or(Cell::Empty, money);
    Row { href: None, cells: vec![product, quantity, price, sum.unwrap_or_default()] }
}

/// Quantity times price in hundredths, rounded to the nearest, halves away from zero. None when either is none.
fn line_sum(line: &Map<String, Value>) -> Option<i64> {
    let (quantity, price) = (millionths(text(line, "quantity"))?, parse_amount(text(line, "unit_price"))?);
    let exact = quantity.checked_mul(i128::from(price))?;
    let half = MILLIONTHS / 2 * exact.signum();
    i64::try_from((exact + half) / MILLIONTHS).ok()
}

fn millionths(number: &str) -> Option<i128> {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let fits = !whole.is_empty() && whole.len() <= 13 && part.len() <= 6;
    if !fits || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = format!("{part:0<6}");
    Some(sign * (whole.parse::<i128>().ok()? * MILLIONTHS + part.parse::<i128>().ok()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sum(quantity: &str, price: &str) -> Option<i64> {
        let line = json!({ "product": "Tea", "quantity": quantity, "unit_price": price });
        line_sum(line.as_object().unwrap())
    }

    #[test]
    fn a_line_comes_to_quantity_times_price_to_the_nearest_cent() {
        assert_eq!(sum("12", "14.00"), Some(16_800));
        assert_eq!(sum("2.5", "0.99"), Some(248));
        assert_eq!(sum("0.333333", "3.00"), Some(100));
        assert_eq!(sum("-3", "1.50"), Some(-450));
        assert_eq!(sum("-0.5", "0.01"), Some(-1));
        assert_eq!(sum("9999999999999", "9999999999999.99"), None);
        for wrong in ["", "-", "one", "1.2.3", "1e3", "1.0000001"] {
            assert_eq!(sum(wrong, "1.00"), None, "{wrong}");
        }
    }
}
