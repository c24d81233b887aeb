//! What happens when.

use crate::caller::caller;
use juara::Instant;
use leptos::prelude::*;

/// One date of a timeline.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When it begins.
    pub at: Instant,
    /// When, as people read it.
    pub when: String,
    /// When it was to be before, as people read it.
    pub before: Vec<String>,
    /// What happens.
    pub what: String,
    /// More about it.
    pub more: Option<String>,
}

/// Dates in order; those that have passed are quiet, the present one is marked.
#[component]
pub fn Timeline(
    /// The dates, earliest first.
    moments: Vec<Moment>,
) -> impl IntoView {
    let now = caller().now;
    let present = moments.iter().rposition(|moment| moment.at <= now);
    let items = moments.into_iter().enumerate().map(|(i, moment)| {
        let past = present.is_some_and(|present| i < present).then_some("is-past");
        let step = (present == Some(i)).then_some("step");
        let before = moment.before.into_iter().map(|before| view! { <del>{before}</del> " " }).collect_view();
        view! {
            <li class=past aria-current=step>
                <time datetime=moment.at.rfc3339()>
                    {before}
                    {moment.when}
                </time>
                <b>{moment.what}</b>
                {moment.more.map(|more| view! { <p>{more}</p> })}
            </li>
        }
    });
    view! { <ol class="j-timeline">{items.collect_view()}</ol> }
}
