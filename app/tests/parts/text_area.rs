use juara_app::ui::raw::text_area::TextArea;
use leptos::prelude::*;

#[test]
fn no_text_ends_its_textarea() {
    let html = Owner::new().with(|| {
        let (id, name) = ("a".to_owned(), "a".to_owned());
        let text = "\n</textarea><script>&lt;".to_owned();
        view! { <TextArea id=id name=name text=text described_by=None invalid=None/> }.to_html()
    });
    assert!(html.ends_with(">\n\n&lt;/textarea>&lt;script>&amp;lt;</textarea>"), "{html}");
}
