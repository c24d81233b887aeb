//! Something to be told, under the head of a page.

use crate::ui::icon::{Icon, IconName};
use leptos::prelude::*;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Something was done.
    Done,
    /// Something to know.
    Info,
    /// Something to see to.
    Warn,
}

/// A notice.
#[component]
pub fn Notice(
    /// What it is about.
    about: About,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let (class, icon) = match about {
        About::Done => ("j-notice j-notice--done", IconName::Check),
        About::Info => ("j-notice", IconName::Clock),
        About::Warn => ("j-notice j-notice--warn", IconName::TriangleAlert),
    };
    view! {
        <div class=class role="status">
            <Icon name=icon/>
            <div>{children()}</div>
        </div>
    }
}
