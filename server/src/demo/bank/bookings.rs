//! What is booked on the accounts, month by month. A month is drawn by itself, so that what was booked stays the same while days go by.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::{Table, money};
use super::accounts::{Account, Plan, iban};

/// One booking.
pub(super) struct Booking {
    pub(super) day: Date,
    /// Hundredths; what goes out is negative.
    pub(super) cents: i64,
    text: String,
    counterparty: &'static str,
    kind: &'static str,
}

/// What comes back every month: day, text, counterparty, kind, lowest and highest amount.
type Regular = (i8, &'static str, &'static str, &'static str, i64, i64);

const HOUSEHOLD: [Regular; 9] = [
    (1, "Rent", "Woonstichting De Linde", "standing order", -112_500, -112_500),
    (2, "Health insurance", "Zekerwaard Verzekeringen", "direct debit", -14_275, -14_275),
    (3, "Energy, advance", "Windrijk Energie", "direct debit", -13_800, -13_800),
    (5, "Mobile and internet", "Belvoort Telecom", "direct debit", -5_950, -5_950),
    (8, "Sports club", "Sportvereniging De Kade", "direct debit", -2_750, -2_750),
    (12, "Own savings", "Savings account", "transfer", -25_000, -25_000),
    (15, "Water", "Waterschap Lage Landen", "direct debit", -2_315, -2_315),
    (25, "Salary", "Atelier Noorderlicht BV", "credit transfer", 312_480, 312_480),
    (27, "Train pass", "Spoorlijn Vervoer", "direct debit", -10_700, -10_700),
];
const JOINT: [Regular; 4] = [
    (1, "Household money", "M. van der Velden", "credit transfer", 75_000, 75_000),
    (2, "Household money", "J. van der Velden", "credit transfer", 75_000, 75_000),
    (4, "Childcare", "Kinderopvang Zonnehof", "direct debit", -54_200, -54_200),
    (20, "Home insurance", "Zekerwaard Verzekeringen", "direct debit", -3_180, -3_180),
];
const MODEST: [Regular; 3] = [
    (1, "Rent", "Woonstichting De Linde", "standing order", -96_000, -68_000),
    (4, "Energy, advance", "Windrijk Energie", "direct debit", -15_500, -8_200),
    (25, "Salary", "Loonkantoor Middelveld", "credit transfer", 168_000, 264_000),
];
const SAVINGS: [Regular; 1] = [(12, "Own savings", "Current account", "transfer", 5_000, 25_000)];

/// Purchases: what, where, lowest and highest amount.
const PURCHASES: [(&str, &str, i64, i64); 12] = [
    ("Groceries", "De Groene Mand", -8_940, -1_260),
    ("Groceries", "Markthal Oost", -5_210, -740),
    ("Bakery", "Bakkerij Korenbloem", -1_480, -320),
    ("Pharmacy", "Apotheek De Vijzel", -3_490, -590),
    ("Fuel", "Tankstation Noordpolder", -7_800, -3_900),
    ("Restaurant", "Eethuis Saffraan", -8_400, -2_150),
    ("Books", "Boekhandel Hoofdletter", -4_250, -1_195),
    ("Clothing", "Warenhuis Vroom & Kloos", -11_900, -1_995),
    ("Bicycle repair", "Fietsatelier Spaak", -9_800, -1_250),
    ("Cinema", "Filmhuis Lantaarn", -3_200, -1_100),
    ("Garden centre", "Tuincentrum Hagedoorn", -6_400, -890),
    ("Cash", "Cash machine Stationsplein", -10_000, -2_000),
];

/// Everything that was booked, the oldest first.
pub(super) fn bookings(account: &Account, days: &Days) -> Vec<Booking> {
    let mut all = Vec::new();
    let mut month = days.first_month();
    while month <= days.today {
        all.extend(month_of(account, month).into_iter().filter(|booking| booking.day <= days.today));
        month = month.saturating_add(1.month());
    }
    all
}

fn month_of(account: &Account, month: Date) -> Vec<Booking> {
    let mut draw = Draw::of(&["month", &account.iban, &month.to_string()]);
    let (regular, purchases): (&[Regular], i64) = match account.plan {
        Plan::Household => (&HOUSEHOLD, 16),
        Plan::Joint => (&JOINT, 12),
        Plan::Modest => (&MODEST, 3),
        Plan::Savings => (&SAVINGS, 0),
    };
    let mut booked: Vec<Booking> = regular.iter().map(|entry| regular_booking(account, entry, month)).collect();
    for _ in 0..purchases + if purchases > 0 { draw.between(-1, 2) } else { 0 } {
        booked.push(purchase(&mut draw, month));
    }
    if account.plan == Plan::Savings && month.month() % 3 == 0 {
        let day = month.last_of_month();
        let cents = draw.between(900, 6_200);
        booked.push(Booking { day, cents, text: "Interest".into(), counterparty: "Northfield Bank", kind: "interest" });
    }
    booked.sort_by_key(|booking| booking.day);
    booked
}

fn regular_booking(account: &Account, entry: &Regular, month: Date) -> Booking {
    let (day, text, counterparty, kind, low, high) = *entry;
    // The same every month of a year.
    let mut draw = Draw::of(&["regular", &account.iban, text, &month.year().to_string()]);
    Booking {
        day: on(month, day),
        cents: draw.between(low, high),
        text: format!("{text} {}", month.strftime("%Y-%m")),
        counterparty,
        kind,
    }
}

fn purchase(draw: &mut Draw, month: Date) -> Booking {
    let (text, counterparty, low, high) = draw.pick(&PURCHASES);
    let day = i8::try_from(draw.between(1, 28)).unwrap_or(1);
    let kind = if text == "Cash" { "cash" } else { "card" };
    let drawn = draw.between(low, high);
    let cents = if kind == "cash" { drawn / 1000 * 1000 } else { drawn };
    Booking { day: on(month, day), cents, text: text.into(), counterparty, kind }
}

/// The day of the month that has the first one.
fn on(month: Date, day: i8) -> Date {
    month.with().day(day).build().unwrap_or(month)
}

/// The table of all bookings of all accounts, each with the balance after it.
pub(super) fn booking_table(accounts: &[Account], days: &Days) -> Vec<u8> {
    let columns = [
        "booking_id",
        "iban",
        "booking_date",
        "amount",
        "currency",
        "direction",
        "type",
        "text",
        "counterparty",
        "counterparty_iban",
        "balance",
    ];
    let mut table = Table::new(&columns);
    for account in accounts {
        let (mut balance, mut month, mut serial) = (account.at_first, None, 0);
        for booking in bookings(account, days) {
            balance += booking.cents;
            let in_month = booking.day.first_of_month();
            serial = if month == Some(in_month) { serial + 1 } else { 1 };
            month = Some(in_month);
            table.row(&row(account, &booking, serial, balance));
        }
    }
    table.into_bytes()
}

fn row(account: &Account, booking: &Booking, serial: u32, balance: i64) -> [String; 11] {
    let tail: String = account.iban.chars().skip(8).collect();
    let mut draw = Draw::of(&["counterparty", booking.counterparty]);
    let has_number = !matches!(booking.kind, "card" | "cash" | "interest");
    [
        format!("{tail}-{}-{serial:03}", booking.day.strftime("%Y%m")),
        account.iban.clone(),
        booking.day.to_string(),
        money(booking.cents),
        "EUR".into(),
        (if booking.cents < 0 { "debit" } else { "credit" }).into(),
        booking.kind.into(),
        booking.text.clone(),
        booking.counterparty.into(),
        if has_number { iban(&format!("09{:08}", draw.between(20_000_000, 99_999_999))) } else { String::new() },
        money(balance),
    ]
}
