use juara::Locale;
use juara_app::ui::plan::{Plan, PlanLine};
use leptos::prelude::*;

#[test]
fn hostile_text_is_shown_as_it_was_written() {
    let line = PlanLine {
        id: "summary".to_owned(),
        label: "Ringkasan".to_owned(),
        answer: Some("</p></textarea><script>alert(1)</script>\u{202e}".to_owned()),
        is_choice: false,
        wrong: None,
        change: None,
    };
    let html = Owner::new().with(|| view! { <Plan locale=Locale::Id lines=vec![line]/> }.to_html());
    assert!(!html.contains("<script>") && html.contains("&lt;script"), "{html}");
}

#[test]
fn an_answer_that_leads_nowhere_is_the_last_thing_of_its_section() {
    let lead = |change: Option<(String, String)>| {
        let answer = Some("Sambal.".to_owned());
        let line = PlanLine {
            id: "q".to_owned(),
            label: "Apa?".to_owned(),
            answer,
            is_choice: false,
            wrong: None,
            change,
        };
        Owner::new().with(|| view! { <Plan locale=Locale::Id lines=vec![line]/> }.to_html())
    };
    let (plain, linked) = (lead(None), lead(Some(("#K1".to_owned(), "Ubah".to_owned()))));
    let rest = plain.split_once("Sambal.").unwrap().1.replace("<!>", "");
    assert!(rest.starts_with("</p></section>"), "{plain}");
    assert!(linked.contains("j-plan__change"), "{linked}");
}
