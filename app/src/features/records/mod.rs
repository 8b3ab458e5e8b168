//! Lists of records, single records, charts and files, for every page that shows what a source said. `build` makes the views of any kind from
//! its file, `answer` and `file` are whole answers; pages with a face of their own take the views apart.

#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod build;
#[cfg(feature = "ssr")]
mod cell;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
mod detail;
#[cfg(feature = "ssr")]
mod file;
#[cfg(feature = "ssr")]
mod filter;
#[cfg(feature = "ssr")]
mod filter_row;
mod island;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod money;
#[cfg(feature = "ssr")]
mod reader;
#[cfg(feature = "ssr")]
mod stamp;
#[cfg(feature = "ssr")]
mod value;
#[cfg(feature = "ssr")]
mod view;

#[cfg(feature = "ssr")]
pub use answer::{about_own, answer, answer_list, answer_record, find_kind, provider_zone, read_detail, read_page};
#[cfg(feature = "ssr")]
pub use api::{file, show, show_one};
#[cfg(feature = "ssr")]
pub use build::{Place, list_of, month_of, row_of, state_of, sum_of, title_of};
#[cfg(feature = "ssr")]
pub use cell::{money, state_badge};
#[cfg(feature = "ssr")]
pub use chart::chart_view;
#[cfg(feature = "ssr")]
pub use csv::{BYTE_ORDER_MARK, cell, heads_of, line, line_of};
#[cfg(feature = "ssr")]
pub use detail::{detail_of, detail_page, detail_view, why_words};
#[cfg(feature = "ssr")]
pub use file::answer_file;
#[cfg(feature = "ssr")]
pub use filter::{Asked, Filter};
pub use island::*;
#[cfg(feature = "ssr")]
pub use list::{back, islands_of, list_page, list_view};
#[cfg(feature = "ssr")]
pub use money::{currency_digits, figures, money_words, number_words, parse_amount};
#[cfg(feature = "ssr")]
pub use reader::Reader;
#[cfg(feature = "ssr")]
pub use stamp::{stamp_of, stamps};
#[cfg(feature = "ssr")]
pub use value::value_of;
#[cfg(feature = "ssr")]
pub use view::{
    Cell, Chart, ChartPoint, Column, DetailView, FilterView, Group, Link, ListView, Row, Stamp, State, StateTone, Sum,
    Sums, Way,
};
