//! A page as a person reads it.

use super::fill::{Control, Filled};
use crate::foreign;
use scraper::{ElementRef, Html, Selector, node::Node};

/// A parsed page.
pub(crate) struct Page(Html);

/// A form as it would be sent.
pub(crate) struct Form {
    /// Where to.
    pub(crate) action: String,
    /// Whether by POST.
    pub(crate) post: bool,
    /// The fields, in the order of the page.
    pub(crate) fields: Vec<(String, String)>,
}

impl Page {
    pub(super) fn parse(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// Everything that is read, without scripts and titles; white space as one blank.
    pub(crate) fn text(&self) -> String {
        self.select("body").map(text_of).collect::<Vec<_>>().join(" ")
    }

    /// The text of everything that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.select(selector).map(text_of).collect()
    }

    /// What stands in the text areas that a selector finds, as it is.
    pub(crate) fn raw_texts(&self, selector: &str) -> Vec<String> {
        self.select(selector).map(|area| area.text().collect()).collect()
    }

    /// Everything that is read, said or shown in place of something, piece by piece.
    pub(super) fn read(&self) -> Vec<String> {
        foreign::read(&self.0)
    }

    /// Texts with this sign outside of a field and of an element that ends what it does with it.
    pub(super) fn loose(&self, sign: &str) -> Vec<String> {
        let texts = self.0.tree.nodes().filter_map(|node| Some((node, node.value().as_text()?)));
        let loose = texts.filter(|(node, text)| {
            let mut around = node.ancestors().filter_map(ElementRef::wrap);
            let ends = |parent: ElementRef<'_>| {
                parent.attr("dir") == Some("auto")
                    || ["bdi", "textarea", "title"].contains(&parent.value().name())
            };
            text.contains(sign) && !around.any(ends)
        });
        let place = loose.filter_map(|(node, _)| node.ancestors().filter_map(ElementRef::wrap).next());
        place.map(|parent| parent.html()).collect()
    }

    /// How many elements a selector finds.
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.select(selector).count()
    }

    /// What the links of the page say.
    pub(crate) fn links(&self) -> Vec<String> {
        self.texts("a[href]")
    }

    /// An attribute of everything that a selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.select(selector).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    pub(super) fn grouped(&self, group: &str, label: &str) -> Option<Control> {
        let group = self.select("fieldset").find(|fieldset| {
            let legend = Selector::parse("legend").unwrap();
            fieldset.select(&legend).next().is_some_and(|legend| text_of(legend).starts_with(group))
        })?;
        let selector = Selector::parse("label").unwrap();
        let labels: Vec<ElementRef<'_>> = group.select(&selector).collect();
        self.labelled(&labels, label)
    }

    pub(super) fn field(&self, label: &str) -> Option<Control> {
        let labels: Vec<ElementRef<'_>> = self.select("label").collect();
        self.labelled(&labels, label)
    }

    pub(super) fn is_checked(&self, control: &Control) -> bool {
        self.controls()[control.place].attr("checked").is_some()
    }

    pub(super) fn link(&self, text: &str) -> Option<String> {
        let link = self.select("a[href]").find(|link| text_of(*link) == text)?;
        link.attr("href").map(str::to_owned)
    }

    fn labelled(&self, labels: &[ElementRef<'_>], label: &str) -> Option<Control> {
        let exact = labels.iter().find(|l| text_of(**l) == label);
        let found = exact.or_else(|| labels.iter().find(|l| text_of(**l).starts_with(label)))?;
        let control = match found.attr("for") {
            Some(id) => self.select("input, textarea, select").find(|e| e.attr("id") == Some(id))?,
            None => found.select(&Selector::parse("input, textarea, select").unwrap()).next()?,
        };
        identity(&self.controls(), control)
    }

    pub(super) fn form(&self, button: &str, filled: &Filled) -> Option<Form> {
        let buttons: Vec<ElementRef<'_>> = self.select("form button").collect();
        let exact = buttons.iter().find(|b| text_of(**b) == button);
        let pressed = *exact.or_else(|| buttons.iter().find(|b| text_of(**b).starts_with(button)))?;
        let form = pressed.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "form")?;
        let all = self.controls();
        let mut fields = Vec::new();
        for control in form.select(&Selector::parse("input, textarea, select").unwrap()) {
            let Some(identity) = identity(&all, control) else { continue };
            fields.extend(value(control, &identity, filled).map(|value| (identity.name.clone(), value)));
        }
        if let (Some(name), value) = (pressed.attr("name"), pressed.attr("value").unwrap_or_default()) {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let action = pressed.attr("formaction").or(form.attr("action")).unwrap_or_default();
        let post = form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        Some(Form { action: action.to_owned(), post, fields })
    }

    fn controls(&self) -> Vec<ElementRef<'_>> {
        self.select("input, textarea, select").collect()
    }

    fn select(&self, selector: &str) -> impl Iterator<Item = ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap();
        let found: Vec<ElementRef<'_>> = self.0.select(&selector).collect();
        found.into_iter()
    }
}

fn identity(all: &[ElementRef<'_>], control: ElementRef<'_>) -> Option<Control> {
    let place = all.iter().position(|other| other.id() == control.id())?;
    Some(Control { place, name: control.attr("name")?.to_owned() })
}

/// What a control sends; nothing if it is not chosen.
fn value(control: ElementRef<'_>, identity: &Control, filled: &Filled) -> Option<String> {
    let given = control.attr("value").unwrap_or_default().to_owned();
    match (control.value().name(), control.attr("type").unwrap_or("text")) {
        ("input", "radio") => {
            let chosen = filled.is_chosen(identity).unwrap_or(control.attr("checked").is_some());
            chosen.then_some(given)
        }
        ("input", "checkbox") => {
            let given = control.attr("value").unwrap_or("on").to_owned();
            (control.attr("checked").is_some() != filled.is_ticked(identity)).then_some(given)
        }
        ("textarea", _) => {
            let stored: String = control.text().collect();
            Some(filled.typed(identity).map_or(stored.replace('\n', "\r\n"), str::to_owned))
        }
        ("select", _) => {
            let option = Selector::parse("option[selected]").unwrap();
            let stored = control.select(&option).next().and_then(|o| o.attr("value"));
            Some(filled.typed(identity).or(stored).unwrap_or_default().to_owned())
        }
        _ => Some(filled.typed(identity).map_or(given, str::to_owned)),
    }
}

/// What a person reads of an element, white space as one blank.
fn text_of(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    for node in element.descendants() {
        let Node::Text(text) = node.value() else { continue };
        let silent = node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|parent| ["script", "style", "noscript", "textarea"].contains(&parent.value().name()));
        if !silent {
            words.push_str(text);
            words.push(' ');
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
