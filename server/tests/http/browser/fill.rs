//! What was filled into the forms of a page, by the identity of the control.

use std::collections::BTreeMap;

/// A control: its name and, for options, its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Control {
    /// The place in the page, so that equal names in two forms stay apart.
    pub(crate) place: usize,
    /// The name that is sent.
    pub(crate) name: String,
}

/// What a person filled in since the page came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filled {
    texts: BTreeMap<Control, String>,
    chosen: Vec<Control>,
    ticked: Vec<Control>,
}

impl Filled {
    pub(super) fn text(&mut self, control: Control, text: &str) {
        // A browser sends line ends as CR LF.
        self.texts.insert(control, text.replace("\r\n", "\n").replace('\n', "\r\n"));
    }

    pub(super) fn choice(&mut self, control: Control) {
        self.chosen.retain(|other| other.name != control.name);
        self.chosen.push(control);
    }

    pub(super) fn tick(&mut self, control: Control) {
        match self.ticked.iter().position(|other| *other == control) {
            Some(there) => drop(self.ticked.remove(there)),
            None => self.ticked.push(control),
        }
    }

    pub(super) fn typed(&self, control: &Control) -> Option<&str> {
        self.texts.get(control).map(String::as_str)
    }

    /// Whether an option is chosen, if one of its name was.
    pub(super) fn is_chosen(&self, control: &Control) -> Option<bool> {
        let any = self.chosen.iter().any(|other| other.name == control.name);
        any.then(|| self.chosen.contains(control))
    }

    pub(super) fn is_ticked(&self, control: &Control) -> bool {
        self.ticked.contains(control)
    }
}
