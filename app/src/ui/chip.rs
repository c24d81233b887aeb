//! A state: word, icon and fill.

use crate::ui::icon::{Icon, IconName};
use leptos::prelude::*;

/// What a chip says beside its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Not begun: an outline.
    Plain,
    /// Done: a tick without a fill.
    Done,
    /// Waiting: a blue tint.
    Wait,
    /// Waiting for whoever reads it, or not for long: yellow.
    Warn,
    /// Look into this: yellow, and nothing waits.
    Look,
    /// Level with another one: a blue tint.
    Level,
    /// Its day is known: yellow.
    Dated,
    /// Going on: an outline.
    Going,
    /// Takes part no more: an outline, since no person is shown in red.
    Out,
    /// Refused: crimson.
    Error,
    /// Final: green.
    Final,
}

/// A state in a word.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    label: String,
    /// What kind of state.
    tone: Tone,
) -> impl IntoView {
    let (class, icon) = match tone {
        Tone::Plain => ("j-chip", IconName::CircleDashed),
        Tone::Done => ("j-chip j-chip--done", IconName::Check),
        Tone::Wait => ("j-chip j-chip--wait", IconName::Clock),
        Tone::Warn => ("j-chip j-chip--warn", IconName::Clock),
        Tone::Look => ("j-chip j-chip--warn", IconName::TriangleAlert),
        Tone::Level => ("j-chip j-chip--wait", IconName::Equal),
        Tone::Dated => ("j-chip j-chip--warn", IconName::CalendarDays),
        Tone::Going => ("j-chip", IconName::Clock),
        Tone::Out => ("j-chip", IconName::CircleX),
        Tone::Error => ("j-chip j-chip--error", IconName::CircleX),
        Tone::Final => ("j-chip j-chip--final", IconName::Stamp),
    };
    view! {
        <span class=class>
            <Icon name=icon/>
            {label}
        </span>
    }
}
