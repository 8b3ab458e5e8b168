//! One value of a record, in a cell of a table or beside its label: money with its way by word and colour, a state with its sign.

use leptos::prelude::*;

use super::view::{Cell, Column, State, Sum, Way};
use crate::shell::PageContext;
use crate::ui::icon::icon;
use crate::ui::moment::moment;

/// The head of a column.
pub(super) fn head(column: &Column) -> AnyView {
    let class = column.is_figures.then_some("amount");
    view! { <th scope="col" class=class>{column.label.clone()}</th> }.into_any()
}

/// A cell of a table. The title heads its row and leads to the record's page. Cards have no heads: each cell brings its own.
pub(super) fn cell(column: &Column, value: &Cell, href: Option<&str>) -> AnyView {
    let label = column.label.clone();
    if let Cell::Title { words, more } = value {
        let words = words.clone();
        let name = match href {
            Some(href) => view! { <a href=href.to_owned() dir="auto">{words}</a> }.into_any(),
            None => view! { <bdi>{words}</bdi> }.into_any(),
        };
        let more = (!more.is_empty()).then(|| view! { <span class="small" dir="auto">{more.clone()}</span> });
        return view! { <th scope="row" class="name">{name}{more}</th> }.into_any();
    }
    if *value == Cell::Empty {
        return view! { <td class="blank"></td> }.into_any();
    }
    let class = column.is_figures.then_some("amount");
    view! { <td class=class data-label=label>{shown(value)}</td> }.into_any()
}

/// A value by itself.
pub(super) fn shown(value: &Cell) -> AnyView {
    match value {
        Cell::Empty => ().into_any(),
        Cell::Title { words, .. } | Cell::Text(words) => view! { <bdi class="words">{words.clone()}</bdi> }.into_any(),
        Cell::Figures(figures) => view! { <bdi class="figures" dir="ltr">{figures.clone()}</bdi> }.into_any(),
        Cell::Moment(at) => moment(at).into_any(),
        Cell::Money(sum) => sum_view(sum),
        Cell::State(state) => state_badge(state),
        Cell::List(values) => {
            let values = values.iter().map(|value| view! { <li dir="auto">{value.clone()}</li> }).collect_view();
            view! { <ul class="values">{values}</ul> }.into_any()
        }
        Cell::Table { caption, columns, rows } => {
            let heads = columns.iter().map(head).collect_view();
            let rows = rows.iter().map(|row| {
                let cells = columns.iter().zip(row).map(|(column, value)| cell(column, value, None)).collect_view();
                view! { <tr>{cells}</tr> }
            });
            let rows = rows.collect_view();
            view! {
                <table class="table records">
                    <caption class="unseen">{caption.clone()}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }
    }
}

/// A sum of money, such as "€1,204.50".
pub(super) fn sum_view(sum: &Sum) -> AnyView {
    let Sum { words, way, way_words } = sum.clone();
    let class = match way {
        Some(Way::Received) => "sum received",
        Some(Way::Paid) => "sum paid",
        None => "sum",
    };
    let way = (!way_words.is_empty()).then(|| view! { <span class="way">{way_words}</span> " " });
    view! { <span class=class>{way}<bdi class="figures">{words}</bdi></span> }.into_any()
}

/// A sum of money by its amount in hundredths; `way` says it by a word and a colour.
pub fn money(cx: &PageContext, amount: i64, currency: &str, says_way: bool) -> AnyView {
    sum_view(&Sum::of(cx.language, amount, currency, says_way))
}

/// A state by word, sign and colour.
pub fn state_badge(state: &State) -> AnyView {
    let sign = state.tone.sign().map(icon);
    view! { <span class=state.tone.class()>{sign}<span>{state.words.clone()}</span></span> }.into_any()
}
