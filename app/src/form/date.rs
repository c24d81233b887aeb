//! A date in three fields: no picker, since birth years lie far back.

use crate::{
    caller::caller,
    form::field::{Frame, id},
};
use juara::entry::DateParts;
use juara_words::t;
use leptos::prelude::*;

/// Day, month, year: fields `{name}_day`, `{name}_month`, `{name}_year`.
#[component]
pub fn DateField(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is stored.
    #[prop(optional)]
    value: DateParts,
    /// Whether it is the person's own birth date, which a browser may fill in.
    #[prop(optional)]
    birth: bool,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let locale = caller().locale;
    let frame = Frame::new(&name, &label, help, optional);
    let parts = [
        ("day", t!(locale, public.day), "j-date__part", value.day, "bday-day"),
        ("month", t!(locale, public.month), "j-date__part j-date__part--month", value.month, "bday-month"),
        ("year", t!(locale, public.year), "j-date__part j-date__part--year", value.year, "bday-year"),
    ];
    let parts = parts.map(|(part, label, class, stored, complete)| {
        // A link from the summary leads to the first of the three.
        let control = if part == "day" { id(&name) } else { format!("{}-{part}", id(&name)) };
        let name = format!("{name}_{part}");
        let value = frame.typed(&name).unwrap_or(stored);
        view! {
            <label class=class>
                {label}
                <input
                    class="j-input"
                    id=control
                    name=name
                    type="text"
                    // A month may be typed by its name.
                    inputmode=(part != "month").then_some("numeric")
                    autocomplete=if birth { complete } else { "off" }
                    value=value
                    aria-invalid=frame.invalid()
                />
            </label>
        }
    });
    view! {
        <fieldset class=frame.class() aria-describedby=frame.described_by()>
            <legend class="j-field__label">{frame.label_view()}</legend>
            {frame.notes_view()}
            <div class="j-date">{parts}</div>
        </fieldset>
    }
}
