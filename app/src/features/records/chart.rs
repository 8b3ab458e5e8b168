//! Values over time as a drawing of the server: a line whose ends and extremes are labelled where they are, and the same as a table.
//!
//! The line stretches to the width of its page while the words keep their size: positions are shares of the drawing, sizes are not. Time
//! runs in reading direction.

use leptos::prelude::*;

use super::view::{Chart, ChartPoint};
use crate::shell::PageContext;

/// Shares of the drawing that stay free: at both sides, above and below.
const SIDE: f64 = 3.0;
const ABOVE: f64 = 16.0;
const BELOW: f64 = 20.0;

/// The drawing, and its table behind a click. Nothing for less than two points: the page says the one value anyway.
pub fn chart_view(cx: &PageContext, chart: &Chart) -> Option<AnyView> {
    if chart.points.len() < 2 {
        return None;
    }
    let texts = &cx.texts.records;
    let (title_id, text_id) = (format!("{}-title", chart.id), format!("{}-text", chart.id));
    let labelled_by = format!("{title_id} {text_id}");
    let drawn = Drawn::of(chart, cx.language.dir() == "rtl");
    let figure = view! {
        <figure class="chart">
            <svg class="chart-drawing" role="img" aria-labelledby=labelled_by width="100%" height="208" direction="ltr">
                <title id=title_id>{chart.title.clone()}</title>
                <desc id=text_id>{chart.description.clone()}</desc>
                <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
                    <path class="chart-area" d=drawn.area() />
                    <path class="chart-base" d=drawn.base() vector-effect="non-scaling-stroke" />
                    <path class="chart-line" d=drawn.line() vector-effect="non-scaling-stroke" />
                </svg>
                {drawn.marks()}
                {drawn.months(&chart.points)}
            </svg>
            <details class="details"><summary>{texts.as_table}</summary>{table(chart)}</details>
        </figure>
    };
    Some(figure.into_any())
}

fn table(chart: &Chart) -> AnyView {
    let rows = chart.points.iter().map(|point| {
        view! {
            <tr>
                <th scope="row">{point.when.clone()}</th>
                <td class="amount" data-label=chart.what.clone()><bdi class="figures">{point.words.clone()}</bdi></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div>
            <table class="table records">
                <caption class="unseen">{chart.title.clone()}</caption>
                <thead>
                    <tr><th scope="col">{chart.when.clone()}</th><th scope="col" class="amount">{chart.what.clone()}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A point in the drawing, in shares of it.
#[derive(Clone, Debug, PartialEq)]
struct Placed {
    x: f64,
    y: f64,
    words: String,
}

/// Where everything of a chart is.
struct Drawn {
    points: Vec<Placed>,
    base: f64,
    is_mirrored: bool,
}

impl Drawn {
    fn of(chart: &Chart, is_mirrored: bool) -> Self {
        let values = chart.points.iter().map(|point| point.value);
        let least = values.clone().chain(chart.floor).min().unwrap_or_default();
        let most = values.chain(chart.ceiling).max().unwrap_or_default();
        let place = |value: i64| {
            let share = if most == least { 0.5 } else { share(least, value) / share(least, most) };
            (100.0 - BELOW) - share * (100.0 - ABOVE - BELOW)
        };
        let last = chart.points.len().saturating_sub(1).max(1);
        let points = chart.points.iter().enumerate().map(|(index, point)| {
            let along = SIDE + share_of(index, last) * (100.0 - 2.0 * SIDE);
            let x = if is_mirrored { 100.0 - along } else { along };
            Placed { x, y: place(point.value), words: point.words.clone() }
        });
        Self { points: points.collect(), base: place(0.clamp(least, most)), is_mirrored }
    }

    fn line(&self) -> String {
        let steps = self.points.iter().enumerate();
        let steps = steps.map(|(index, at)| format!("{}{:.2} {:.2}", if index == 0 { 'M' } else { 'L' }, at.x, at.y));
        steps.collect()
    }

    fn area(&self) -> String {
        let ends = self.points.first().zip(self.points.last());
        ends.map_or(String::new(), |(first, last)| {
            format!("{}L{:.2} {base:.2}L{:.2} {base:.2}Z", self.line(), last.x, first.x, base = self.base)
        })
    }

    fn base(&self) -> String {
        format!("M0 {base:.2}L100 {base:.2}", base = self.base)
    }

    /// The last value, and the highest and the lowest where their words do not run into it or each other; and whether the words stand below. A
    /// line that falls to its end comes from above.
    fn labelled(&self) -> Vec<(&Placed, bool)> {
        let highest = self.points.iter().min_by(|a, b| a.y.total_cmp(&b.y));
        let lowest = self.points.iter().max_by(|a, b| a.y.total_cmp(&b.y));
        let falls = self.points.last_chunk().is_some_and(|[before, last]| before.y < last.y);
        let mut labelled: Vec<(&Placed, bool)> = Vec::new();
        for (at, is_below) in [(self.points.last(), falls), (highest, false), (lowest, true)] {
            let Some(at) = at else { continue };
            if labelled.iter().all(|(other, _)| (other.x - at.x).abs() > 30.0) {
                labelled.push((at, is_below));
            }
        }
        labelled
    }

    fn marks(&self) -> AnyView {
        let marks = self.labelled().into_iter().map(|(at, is_below)| {
            let (x, y) = (format!("{:.2}%", at.x), format!("{:.2}%", at.y));
            let below = if is_below { "20" } else { "-10" };
            view! {
                <circle class="chart-dot" cx=x.clone() cy=y.clone() r="4" />
                <text class="chart-value" x=x y=y dy=below text-anchor=anchor(at.x)>{at.words.clone()}</text>
            }
        });
        marks.collect_view().into_any()
    }

    /// The first and the last month, under the ends of the line.
    fn months(&self, points: &[ChartPoint]) -> AnyView {
        let ends = [points.first(), points.last()].into_iter().flatten();
        let sides = if self.is_mirrored { ["100%", "0%"] } else { ["0%", "100%"] };
        let months = ends.zip(sides).map(|(point, x)| {
            let anchor = if x == "0%" { "start" } else { "end" };
            view! { <text class="chart-month" x=x y="100%" dy="-6" text-anchor=anchor>{point.short.clone()}</text> }
        });
        months.collect_view().into_any()
    }
}

/// Words near an edge stay within the drawing.
fn anchor(x: f64) -> &'static str {
    match x {
        x if x < 20.0 => "start",
        x if x > 80.0 => "end",
        _ => "middle",
    }
}

/// How far apart two values are. For drawing only, where the last digits of large sums do not show.
#[allow(clippy::cast_precision_loss, reason = "a drawing has fewer points than a float has digits")]
fn share(from: i64, to: i64) -> f64 {
    i128::from(to).abs_diff(i128::from(from)) as f64
}

#[allow(clippy::cast_precision_loss, reason = "a drawing has fewer points than a float has digits")]
fn share_of(index: usize, of: usize) -> f64 {
    index as f64 / of as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chart(values: &[i64]) -> Chart {
        let point = |value: &i64| ChartPoint { value: *value, words: value.to_string(), ..ChartPoint::default() };
        Chart { id: "c", points: values.iter().map(point).collect(), ..Chart::default() }
    }

    #[test]
    fn time_runs_in_reading_direction() {
        let points = |is_mirrored| Drawn::of(&chart(&[1, 2, 3]), is_mirrored).points;
        let (left, right) = (points(false), points(true));
        assert!(left[0].x < left[2].x && right[0].x > right[2].x);
        assert_eq!(left[0].y, right[0].y);
    }

    #[test]
    fn the_words_of_the_end_stand_where_the_line_does_not_come_from() {
        let is_below = |values: &[i64]| Drawn::of(&chart(values), false).labelled()[0].1;
        assert!(is_below(&[1, 9, 5]) && !is_below(&[9, 1, 5]) && !is_below(&[5, 5]) && !is_below(&[5]));
    }

    #[test]
    fn the_line_stands_on_nothing_owed_where_it_crosses_it() {
        let drawn = Drawn::of(&chart(&[-100, 100]), false);
        assert!(drawn.points[0].y > drawn.base && drawn.base > drawn.points[1].y);
        let even = Drawn::of(&chart(&[7, 7, 7]), false);
        assert_eq!(even.points[0].y, even.points[2].y);
    }

    proptest! {
        #[test]
        fn every_point_is_in_the_drawing(values in prop::collection::vec(any::<i64>(), 2..40), is_mirrored: bool) {
            let drawn = Drawn::of(&chart(&values), is_mirrored);
            for at in &drawn.points {
                prop_assert!((0.0..=100.0).contains(&at.x) && (0.0..=100.0).contains(&at.y));
            }
            prop_assert!((0.0..=100.0).contains(&drawn.base));
            prop_assert!(!drawn.labelled().is_empty() && drawn.labelled().len() <= 3);
        }
    }
}
