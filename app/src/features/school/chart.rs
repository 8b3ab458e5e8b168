//! Progress in a subject: a line of its marks in the order in which they were given, each point with its mark beside it. Drawn on the server;
//! whoever reads from right to left gets it the other way round, time included. The line stretches to the width of its page, the words keep
//! their size: places along it are shares of the width, heights are pixels.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::PageContext;

/// Marks of a subject, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The id of the drawing, unlike any other on the page.
    pub id: String,
    /// The points; a line needs two.
    pub points: Vec<ProgressPoint>,
}

/// One mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressPoint {
    /// The day on which it was given, in words.
    pub day: String,
    /// The mark in words.
    pub mark: String,
    /// How much of the highest it is, in hundredths of a per cent.
    pub share: i64,
}

/// Of the drawing, in parts of its width.
const WIDTH: i64 = 360;
/// In pixels.
const HEIGHT: i64 = 132;
/// Room at both sides, for half a label.
const SIDE: i64 = 20;
const TOP: i64 = 26;
const BOTTOM: i64 = 102;
/// Above that many points only those that say most have their mark beside them.
const ALL_LABELLED: usize = 9;

/// The drawing; nothing with less than two points.
pub(super) fn progress(cx: &PageContext, subject: &str, progress: &Progress) -> Option<AnyView> {
    let (first, last) = (progress.points.first()?, progress.points.last()?);
    if progress.points.len() < 2 {
        return None;
    }
    let texts = &cx.texts.school.results;
    let name = (texts.progress)(&isolate(subject));
    let words = (texts.progress_text)(&first.mark, &first.day, &last.mark, &last.day);
    let (name_id, words_id) = (format!("{}-name", progress.id), format!("{}-words", progress.id));
    let label = format!("{name_id} {words_id}");
    let places = places(progress, cx.language.dir() == "rtl");
    let line = places.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let ends = places.first().zip(places.last()).map(|(from, to)| (from.0, to.0));
    let days = ends.map(|(from, to)| {
        view! {
            <text class="progress-day" x=along(from) y=HEIGHT - 8 text-anchor="start">{first.day.clone()}</text>
            <text class="progress-day" x=along(to) y=HEIGHT - 8 text-anchor="end">{last.day.clone()}</text>
        }
    });
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    Some(
        view! {
            <svg id=progress.id.clone() class="progress" width="100%" height=HEIGHT direction=cx.language.dir() role="img" aria-labelledby=label>
                <title id=name_id>{name}</title>
                <desc id=words_id>{words}</desc>
                <svg width="100%" height="100%" viewBox=view_box preserveAspectRatio="none">
                    <line class="progress-ground" x1=SIDE y1=BOTTOM x2=WIDTH - SIDE y2=BOTTOM vector-effect="non-scaling-stroke" />
                    <polyline class="progress-line" points=line vector-effect="non-scaling-stroke" />
                </svg>
                {marks(progress, &places)}
                {days}
            </svg>
        }
        .into_any(),
    )
}

/// A place along the line as a share of the width, in per cent.
fn along(x: i64) -> String {
    let thousandths = x * 100_000 / WIDTH;
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

/// A dot a mark, and the marks beside those that say most.
fn marks(progress: &Progress, places: &[(i64, i64)]) -> AnyView {
    let labelled = labelled(&progress.points);
    let marks = progress.points.iter().zip(places).enumerate().map(|(number, (point, &(x, y)))| {
        let label = labelled.contains(&number).then(|| {
            view! { <text class="progress-mark" x=along(x) y=y - 9 text-anchor="middle" direction="ltr">{point.mark.clone()}</text> }
        });
        view! { <circle class="progress-dot" cx=along(x) cy=y r="3.5" />{label} }
    });
    marks.collect_view().into_any()
}

/// Where the points are, evenly spaced in the direction of reading.
fn places(progress: &Progress, from_the_right: bool) -> Vec<(i64, i64)> {
    let steps = i64::try_from(progress.points.len().saturating_sub(1)).unwrap_or(1).max(1);
    let (room, height) = (WIDTH - 2 * SIDE, BOTTOM - TOP);
    let place = |(number, point): (usize, &ProgressPoint)| {
        let along = room * i64::try_from(number).unwrap_or(0) / steps;
        let x = if from_the_right { WIDTH - SIDE - along } else { SIDE + along };
        (x, BOTTOM - height * point.share.clamp(0, 10_000) / 10_000)
    };
    progress.points.iter().enumerate().map(place).collect()
}

/// Which points have their mark beside them: all, or the first, the last, the highest and the lowest.
fn labelled(points: &[ProgressPoint]) -> Vec<usize> {
    if points.len() <= ALL_LABELLED {
        return (0..points.len()).collect();
    }
    let by_share = || points.iter().enumerate().map(|(number, point)| (point.share, number));
    let (lowest, highest) = (by_share().min(), by_share().max());
    let mut some = vec![0, points.len() - 1];
    some.extend(lowest.into_iter().chain(highest).map(|(_, number)| number));
    some
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(shares: &[i64]) -> Progress {
        let point = |&share| ProgressPoint { share, ..ProgressPoint::default() };
        Progress { id: "progress".into(), points: shares.iter().map(point).collect() }
    }

    proptest! {
        #[test]
        fn no_point_lies_outside_of_the_drawing(shares in prop::collection::vec(-5_i64..20_000, 2..60)) {
            let (progress, right) = (points(&shares), true);
            for (x, y) in places(&progress, right).into_iter().chain(places(&progress, !right)) {
                prop_assert!((SIDE..=WIDTH - SIDE).contains(&x) && (TOP..=BOTTOM).contains(&y));
            }
        }

        #[test]
        fn the_other_direction_is_the_mirror_image(shares in prop::collection::vec(0_i64..=10_000, 2..60)) {
            let progress = points(&shares);
            let turned: Vec<_> = places(&progress, true).into_iter().map(|(x, y)| (WIDTH - x, y)).collect();
            prop_assert_eq!(turned, places(&progress, false));
        }

        #[test]
        fn what_says_most_has_its_mark(shares in prop::collection::vec(0_i64..=10_000, 2..60)) {
            let progress = points(&shares);
            let labelled = labelled(&progress.points);
            let most = [shares.iter().min(), shares.iter().max(), shares.first(), shares.last()];
            for share in most.into_iter().flatten() {
                prop_assert!(labelled.iter().any(|number| shares[*number] == *share));
            }
            prop_assert!(labelled.len() <= ALL_LABELLED);
        }
    }

    #[test]
    fn places_are_shares_of_the_width() {
        assert_eq!([along(0), along(WIDTH / 3), along(WIDTH)], ["0.000%", "33.333%", "100.000%"]);
    }

    #[test]
    fn better_is_higher() {
        let places = places(&points(&[0, 5_000, 10_000]), false);
        assert_eq!(places, [(SIDE, BOTTOM), (WIDTH / 2, (TOP + BOTTOM) / 2), (WIDTH - SIDE, TOP)]);
    }
}
