//! Icons and the name mark, drawn into the page: no request, no font.
//!
//! The shapes are from Lucide 1.62.0, ISC License, Copyright (c) Lucide Icons and Contributors 2026; some derive from
//! Feather, MIT License, Copyright (c) 2013-present Cole Bemis. Each is joined into one path.

use leptos::prelude::*;

/// What an icon says. It never stands without a word beside it, except for [`IconName::ArrowUpDown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Done.
    Check,
    /// Waiting; a date to come.
    Clock,
    /// In work.
    CircleDashed,
    /// Look here.
    TriangleAlert,
    /// Refused.
    CircleX,
    /// Final.
    Stamp,
    /// Sort: stands alone in a table head only.
    ArrowUpDown,
    /// Dates.
    CalendarDays,
    /// Level.
    Equal,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M20 6 9 17l-5-5",
            Self::Clock => "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M12 6v6l4 2",
            Self::CircleDashed => {
                "M10.1 2.182a10 10 0 0 1 3.8 0M13.9 21.818a10 10 0 0 1-3.8 0M17.609 3.721a10 10 0 0 1 2.69 2.7M2.182 13.9a10 10 0 0 1 0-3.8M20.279 17.609a10 10 0 0 1-2.7 2.69M21.818 10.1a10 10 0 0 1 0 3.8M3.721 6.391a10 10 0 0 1 2.7-2.69M6.391 20.279a10 10 0 0 1-2.69-2.7"
            }
            Self::TriangleAlert => {
                "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01"
            }
            Self::CircleX => "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M15 9l-6 6M9 9l6 6",
            Self::Stamp => {
                "M14 13V8.5C14 7 15 7 15 5a3 3 0 0 0-6 0c0 2 1 2 1 3.5V13M20 15.5a2.5 2.5 0 0 0-2.5-2.5h-11A2.5 2.5 0 0 0 4 15.5V17a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1zM5 22h14"
            }
            Self::Equal => "M5 9h14M5 15h14",
            Self::ArrowUpDown => "M21 16l-4 4-4-4M17 20V4M3 8l4-4 4 4M7 4v16",
            Self::CalendarDays => {
                "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zM3 9h18M8 13h.01M12 13h.01M16 13h.01M8 17h.01M12 17h.01M16 17h.01"
            }
        }
    }
}

/// An icon of 24 units; colour and line come from `j-icon` in the style sheet.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="j-icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}

/// The tile of the name mark: golden steps rising, their reflection in blue threads below.
#[component]
pub fn MarkTile() -> impl IntoView {
    view! {
        <svg class="j-mark__tile" width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
            <rect width="30" height="30" rx="7" fill="#16285A" />
            <path fill="#F4B32C" d="M12.5 5.5h5v3.25h4V12h4v3.5h-21V12h4V8.75h4z" />
            <path fill="#6F93DC" d="M4.5 17.5h21v1.75h-21zM8.5 20.75h13v1.75h-13zM12.5 24h5v1.75h-5z" />
        </svg>
    }
}
