//! What the shared pages of records show, as plain structs: everything in words, nothing left to look up.

use crate::locale::Outcome;
use crate::ui::icon::Icon;
use crate::ui::moment::Moment;

/// A list of records, ready to show.
#[derive(Clone, Debug, Default)]
pub struct ListView {
    /// The page's own path without a query: where the filter leads.
    pub path: String,
    /// What the records are called, such as "Transactions". The heading of the page, or of the part when [`Self::is_part`].
    pub title: String,
    /// The sentence under it; may be empty.
    pub lead: String,
    /// The page above this one.
    pub back: Option<Link>,
    /// Whether it stands on a page that has a heading of its own: the months are then one level lower.
    pub is_part: bool,
    /// The filter row; none for lists too short to need one.
    pub filter: Option<FilterView>,
    /// The heads of the columns.
    pub columns: Vec<Column>,
    /// The records, by month.
    pub groups: Vec<Group>,
    /// The title of the only group that is open at first; the others open with a click. None: all are open.
    pub unfolded: Option<String>,
    /// The months of the groups as `2026-11`, where they are months.
    pub months: Vec<String>,
    /// The page of those that come after.
    pub older: Option<String>,
    /// The first page, when this is not it.
    pub newest: Option<String>,
    /// When the sources last spoke.
    pub stamps: Vec<Stamp>,
    /// What is said when there are none at all; the usual words when nothing else is.
    pub nothing: Option<Outcome>,
    /// Where all that match are one file.
    pub csv: Option<String>,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// The words.
    pub words: String,
}

/// The filter row: a plain GET form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterView {
    /// The words searched for, as typed.
    pub q: String,
    /// What a state is called: "Status", "Direction".
    pub state_label: String,
    /// The states to choose from, value and label; none when the kind has no state.
    pub states: Vec<(String, String)>,
    /// The state that is chosen; empty for all.
    pub state: String,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub until: String,
    /// Whether a day was typed that is none.
    pub day_unclear: bool,
    /// Whether more words were typed than are looked for.
    pub is_cut: bool,
    /// Whether anything is filtered at all.
    pub is_on: bool,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub label: String,
    /// Whether figures stand in it, at the end of the line.
    pub is_figures: bool,
}

/// The records of a month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The month, such as "November 2026"; empty for a list that is not by time.
    pub title: String,
    /// What came in and went out in all of it.
    pub sums: Option<Sums>,
    /// The records.
    pub rows: Vec<Row>,
}

/// What came in and what went out, in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The sentence.
    pub words: String,
}

/// A record in a list: as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its page.
    pub href: Option<String>,
    /// In the order of the columns.
    pub cells: Vec<Cell>,
}

/// A value, as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is said.
    #[default]
    Empty,
    /// What the record is called: large, and the link to its page.
    Title {
        /// The name.
        words: String,
        /// A second line; may be empty.
        more: String,
    },
    /// Words of a source, in whatever direction they are written.
    Text(String),
    /// A number, a code, a name of a machine: written from left to right.
    Figures(String),
    /// A day or a time.
    Moment(Moment),
    /// A sum.
    Money(Sum),
    /// A state.
    State(State),
    /// Several values.
    List(Vec<String>),
    /// Several values with parts, such as the lines of an order.
    Table {
        /// What it is a table of, for whoever does not see the label beside it.
        caption: String,
        /// The heads of the columns.
        columns: Vec<Column>,
        /// The values; the first of a row is its head.
        rows: Vec<Vec<Cell>>,
    },
}

/// A sum of money in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Such as "€1,204.50".
    pub words: String,
    /// Which way it went, where that matters.
    pub way: Option<Way>,
    /// The same as a word; empty where it does not matter.
    pub way_words: String,
}

/// Which way money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It came in.
    Received,
    /// It went out.
    Paid,
}

/// A state, by word, sign and colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The word.
    pub words: String,
    /// How it is meant.
    pub tone: StateTone,
}

/// How a state is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateTone {
    /// As it should be.
    Good,
    /// Neither.
    Plain,
    /// Worth a look.
    Look,
    /// As it should not be.
    Bad,
}

impl StateTone {
    /// How the states of the shipped kinds are meant; one that is not among them is neither good nor bad.
    #[must_use]
    pub fn of(state: &str) -> Self {
        match state {
            "paid" | "present" | "shipped" | "closed" => Self::Good,
            "late" | "moved" | "waiting" | "warning" | "excused" => Self::Look,
            "absent" | "behind" | "cancelled" | "error" | "overdue" => Self::Bad,
            _ => Self::Plain,
        }
    }

    /// The class of its badge.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Good => "state good",
            Self::Plain => "state",
            Self::Look => "state look",
            Self::Bad => "state bad",
        }
    }

    /// The sign beside its word.
    pub(super) fn sign(self) -> Option<Icon> {
        match self {
            Self::Good => Some(Icon::Check),
            Self::Plain => None,
            Self::Look => Some(Icon::Info),
            Self::Bad => Some(Icon::Alert),
        }
    }
}

/// When a source last spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The whole sentence, such as "From the bank, 07:40 today".
    pub words: String,
    /// The exact time; none when it never spoke.
    pub at: Option<Moment>,
    /// Whether that is so long ago that what is shown may be out of date.
    pub is_old: bool,
}

/// A record on its own page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DetailView {
    /// What the record is called.
    pub title: String,
    /// What it is, such as "Transaction".
    pub kind: String,
    /// The list it came from.
    pub back: Option<Link>,
    /// Its sum, shown large.
    pub sum: Option<Sum>,
    /// Its state.
    pub state: Option<State>,
    /// The other fields: label and value.
    pub facts: Vec<(String, Cell)>,
    /// Fields that are kept from this reader: label and the reason in words. Only guardians get any.
    pub hidden: Vec<(String, String)>,
    /// When the sources last spoke.
    pub stamps: Vec<Stamp>,
}

/// Values over time: a line with a table beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// The id of the drawing, unlike any other on the page.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// The same in a sentence, for whoever does not see the line.
    pub description: String,
    /// The head of the first column of the table.
    pub when: String,
    /// The head of the second.
    pub what: String,
    /// The lowest value that has to be in the drawing; the values decide when none.
    pub floor: Option<i64>,
    /// The highest.
    pub ceiling: Option<i64>,
    /// The points, the oldest first.
    pub points: Vec<ChartPoint>,
}

/// A point of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartPoint {
    /// When, in full: "November 2026".
    pub when: String,
    /// When, as short as it goes: "Nov". Stands under the line.
    pub short: String,
    /// How much.
    pub value: i64,
    /// The same in words: "€1,204.50".
    pub words: String,
}
