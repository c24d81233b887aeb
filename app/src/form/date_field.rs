//! A date in three fields, so that nobody has to guess an order or fight a picker.

use super::{Returned, trouble::Trouble};
use juara::entry::DateParts;
use juara_words::t;
use leptos::prelude::*;

/// Day, month and year; sent as `{name}_day`, `{name}_month`, `{name}_year`.
#[component]
pub fn DateField(
    /// The field's name; problems are noted under it.
    name: &'static str,
    /// What is asked.
    label: String,
    /// How to answer.
    help: String,
    /// What came back, if the form did.
    returned: Option<Returned>,
    /// Whether it is the person's own birth date, which a browser may know.
    #[prop(optional)]
    birth: bool,
) -> impl IntoView {
    let locale = crate::caller::caller().locale;
    let typed = |part: &str| {
        let typed = returned.as_ref().and_then(|r| r.typed(&format!("{name}_{part}")));
        typed.unwrap_or_default().to_owned()
    };
    let parts = DateParts { day: typed("day"), month: typed("month"), year: typed("year") };
    let wrong = returned.as_ref().and_then(|r| r.problem(name)).cloned();
    let described = format!("{name}-help {name}-error");
    let class = if wrong.is_some() { "j-field j-field--error" } else { "j-field" };
    let hint = |part: &'static str| birth.then_some(part);
    let one =
        |part: &'static str, text: String, value: String, size: &'static str, hint: Option<&'static str>| {
            // The summary leads to the first of the three.
            let id = if part == "day" { name.to_owned() } else { format!("{name}-{part}") };
            view! {
                <label class=size>
                    {text}
                    <input
                        class="j-input"
                        id=id
                        name=format!("{name}_{part}")
                        value=value
                        inputmode=(part != "month").then_some("numeric")
                        autocomplete=hint
                        aria-describedby=described.clone()
                        aria-invalid=wrong.is_some().then_some("true")
                    />
                </label>
            }
        };
    view! {
        <fieldset class=class>
            <legend class="j-field__label">{label.clone()}</legend>
            <p class="j-field__help" id=format!("{name}-help")>{help}</p>
            <Trouble field=name label=label what=wrong.clone()/>
            <div class="j-date">
                {one("day", t!(locale, public.day), parts.day, "j-date__part", hint("bday-day"))}
                {one("month", t!(locale, public.month), parts.month, "j-date__part", hint("bday-month"))}
                {one("year", t!(locale, public.year), parts.year, "j-date__part j-date__part--year", hint("bday-year"))}
            </div>
        </fieldset>
    }
}
