use juara::Locale;
use juara_app::ui::plan::{Plan, PlanLine};
use juara_words::t;
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

#[test]
fn what_was_left_empty_is_told_once_in_the_words_of_its_question() {
    let (empty, unticked) = (t!(Locale::Id, plan.empty), t!(Locale::Id, plan.not_ticked));
    for (is_choice, wrong, want) in [
        (false, None, empty.as_str()),
        (true, None, unticked.as_str()),
        (false, Some("Apa? belum dijawab."), "Apa? belum dijawab."),
    ] {
        let line = PlanLine {
            id: "q".to_owned(),
            label: "Apa?".to_owned(),
            answer: None,
            is_choice,
            wrong: wrong.map(str::to_owned),
            change: None,
        };
        let html = Owner::new().with(|| view! { <Plan locale=Locale::Id lines=vec![line]/> }.to_html());
        let told = [empty.as_str(), unticked.as_str(), "Apa? belum dijawab."];
        assert_eq!(told.into_iter().filter(|said| html.contains(said)).collect::<Vec<_>>(), [want], "{html}");
    }
}
