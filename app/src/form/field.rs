//! What every field has: a visible label, help, and what is wrong with it.

use crate::{
    caller::caller,
    form::{Returned, notes, summary::Labels},
    ui::icon::{Icon, IconName},
};
use juara::Locale;
use juara_words::{problems, t};
use leptos::prelude::*;

/// A field's words and state, the same for each kind of control.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its name in the form.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What helps to fill it in.
    pub help: Option<String>,
    /// Whether it may stay empty.
    pub optional: bool,
    locale: Locale,
    returned: Option<Returned>,
}

impl Frame {
    /// The field of this name on the page that is being made.
    #[must_use]
    pub fn new(name: &str, label: &str, help: Option<String>, optional: bool) -> Self {
        Labels::note(name, label);
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            help: help.filter(|help| !help.is_empty()),
            optional,
            locale: caller().locale,
            returned: Returned::for_fields(),
        }
    }

    /// The id of its control.
    #[must_use]
    pub fn id(&self) -> String {
        id(&self.name)
    }

    /// What stands in it: what was typed, if the form came back, else what is stored.
    #[must_use]
    pub fn value(&self, stored: &str) -> String {
        self.typed(&self.name).unwrap_or_else(|| stored.to_owned())
    }

    /// What was typed into a control of this name; nothing typed is empty once the form came back.
    #[must_use]
    pub fn typed(&self, name: &str) -> Option<String> {
        self.returned.as_ref().map(|returned| returned.typed(name).unwrap_or_default().to_owned())
    }

    /// What is wrong with it, in a sentence.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let noted = notes::of(&self.name);
        let what = match &self.returned {
            Some(returned) => returned.problem(&self.name),
            None => noted.as_ref(),
        };
        Some(problems::problem(self.locale, &self.label, what?))
    }

    /// The class of the block around it.
    #[must_use]
    pub fn class(&self) -> &'static str {
        if self.problem().is_some() { "j-field j-field--error" } else { "j-field" }
    }

    /// The ids of help and problem, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        let id = self.id();
        let help = self.help.as_ref().map(|_| format!("{id}-help"));
        let error = self.problem().map(|_| format!("{id}-error"));
        let ids: Vec<String> = help.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid`.
    #[must_use]
    pub fn invalid(&self) -> Option<&'static str> {
        self.problem().map(|_| "true")
    }

    /// Label text, with the word that it may stay empty.
    pub fn label_view(&self) -> impl IntoView + use<> {
        let optional = self.optional.then(|| {
            view! { <span class="j-field__label--optional">" "{t!(self.locale, form.optional)}</span> }
        });
        view! {
            {self.label.clone()}
            {optional}
        }
    }

    /// Help and problem, in the order in which they are read.
    pub fn notes_view(&self) -> impl IntoView + use<> {
        view! {
            {self.help_view()}
            {self.error_view()}
        }
    }

    /// What helps to fill it in.
    pub fn help_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-help", self.id());
        self.help.clone().map(|help| view! { <p class="j-field__help" id=id>{help}</p> })
    }

    /// What is wrong with it.
    pub fn error_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-error", self.id());
        self.problem().map(|problem| {
            view! {
                <p class="j-field__error" id=id>
                    <Icon name=IconName::TriangleAlert/>
                    <span>{problem}</span>
                </p>
            }
        })
    }
}

/// The id of the control of a field: its name, without the brackets of a group.
#[must_use]
pub fn id(name: &str) -> String {
    name.replace('[', "-").replace(']', "")
}
