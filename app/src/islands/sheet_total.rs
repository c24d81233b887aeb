//! The score of a sheet while it is filled in.

#![expect(missing_docs, reason = "the island macro writes a struct without")]

use juara::{
    rulebook::ScaleRule,
    sheet::{Mark, parse_mark, weighted_score},
};
use leptos::prelude::*;

/// What the line says for these marks: how many criteria have one, the score, and whether that is only on this page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    done: usize,
    total: String,
    unsaved: bool,
}

/// The score by the domain's own function, exact; as long as one is missing, the `none` text.
fn said(
    scale: [i64; 3],
    criteria: &[(String, i64)],
    marks: &[String],
    sign: &str,
    none: &str,
    unsaved: bool,
) -> Said {
    let [min, max, per_point] = scale;
    let scale = ScaleRule { min, max, per_point };
    let steps = marks.iter().map(|mark| match parse_mark(mark, scale) {
        Ok(Some(Mark::Steps(steps))) => Some(steps),
        Ok(Some(Mark::CannotAssess) | None) | Err(_) => None,
    });
    let weighted: Option<Vec<_>> =
        criteria.iter().zip(steps).map(|((_, weight), steps)| Some((*weight, steps?))).collect();
    let score = weighted.and_then(|marks| weighted_score(scale, &marks));
    Said {
        done: marks.iter().filter(|mark| !mark.is_empty()).count(),
        total: score.map_or_else(|| none.to_owned(), |score| score.shown().replace('.', sign)),
        unsaved,
    }
}

/// The line over a sheet, the server's numbers first, then those of what is chosen in the form.
///
/// The words come translated; `{done}` and `{all}` in them are filled in here.
#[island]
pub fn SheetTotal(
    /// Id of the form.
    form: String,
    /// The scale: lowest and highest mark in steps, steps in a point.
    scale: [i64; 3],
    /// The fields of the criteria with their weights.
    criteria: Vec<(String, i64)>,
    /// What is chosen at each of them, as the form sends it; empty for nothing.
    marks: Vec<String>,
    /// What the line is called.
    title: String,
    /// "{done} dari {all} kriteria"
    counted: String,
    /// What stands for a score that is not whole.
    none: String,
    /// The decimal sign.
    sign: String,
    /// Those that are saved; a form that came back shows others.
    stored: Vec<String>,
    /// "belum tersimpan"
    not_saved: String,
) -> impl IntoView {
    let all = criteria.len();
    let seen = RwSignal::new(said(scale, &criteria, &marks, &sign, &none, marks != stored));
    #[cfg(feature = "hydrate")]
    browser::watch(form, criteria, move |criteria, chosen| {
        seen.set(said(scale, criteria, chosen, &sign, &none, chosen != stored.as_slice()));
    });
    #[cfg(not(feature = "hydrate"))]
    drop((form, criteria, stored, sign, none));
    let count = move || {
        let Said { done, unsaved, .. } = seen.get();
        let counted = counted.replace("{done}", &done.to_string()).replace("{all}", &all.to_string());
        if unsaved { format!("{counted} · {not_saved}") } else { counted }
    };
    view! {
        <p class="j-sheet__total">
            <span>{title} " " <small>{count}</small></span>
            <output role="status">{move || seen.with(|said| said.total.clone())}</output>
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::*;
    use juara::sheet::CANNOT_ASSESS;
    use leptos::wasm_bindgen::JsCast as _;
    use leptos::web_sys::HtmlInputElement;

    /// Reads what is chosen: once, for what was chosen before the island woke, then at each change.
    pub(super) fn watch(
        form: String,
        criteria: Vec<(String, i64)>,
        show: impl Fn(&[(String, i64)], &[String]) + Clone + 'static,
    ) {
        let look = move || {
            let marks: Vec<String> = criteria.iter().map(|(name, _)| chosen(&form, name)).collect();
            show(&criteria, &marks);
        };
        // Not before the island has taken over the server's words.
        request_animation_frame(look.clone());
        // The island lives as long as its page, so nobody takes the listener away.
        window_event_listener(leptos::ev::input, move |_| look());
    }

    /// The key that is chosen or the box that is ticked, else the number that is written.
    fn chosen(form: &str, name: &str) -> String {
        let field = format!("#{form} input[name=\"{name}\"]");
        let chosen = format!("{field}:checked, #{form} input[name=\"{name}.{CANNOT_ASSESS}\"]:checked");
        let written = format!("{field}[type=text]");
        [chosen, written].iter().find_map(|selector| value(selector)).unwrap_or_default()
    }

    fn value(selector: &str) -> Option<String> {
        let found = document().query_selector(selector).ok().flatten()?;
        found.dyn_into::<HtmlInputElement>().ok().map(|input| input.value())
    }
}
