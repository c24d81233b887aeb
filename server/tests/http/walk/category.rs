//! Another category, and answers that are not asked for any more.

use super::{Walk, entries::Applicant};
use http::StatusCode;
use juara::rulebook::QuestionKind;
use juara_words::t;

impl Walk {
    /// The entry moves to the last category with everything that was written. Where there is one category alone,
    /// nothing leads to another.
    pub(super) async fn changes_category(&self, applicant: &mut Applicant) {
        let l = self.locale;
        let link = t!(l, entry.category_title);
        let written = self.written(applicant).await;
        self.entry(applicant, "").await;
        let (last, others) = self.book.categories.split_last().unwrap();
        let browser = &mut applicant.person.browser;
        if others.is_empty() {
            assert!(!browser.page().links().contains(&link), "{}", browser.text());
            return;
        }
        browser.follow(&link).await.choose(&t!(l, entry.category), last.title.get(l));
        browser.press(&t!(l, entry.category_button)).await;
        assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
        browser.sees(&t!(l, entry.moved, category = last.title.get(l)));
        self.entry(applicant, "/periksa").await.sees(&t!(l, entry.in_category, category = last.title.get(l)));
        assert_eq!(self.written(applicant).await, written);
    }

    /// A choice is changed, so that a question is not asked any more: its answer is kept and named, and is there
    /// when the choice is changed back.
    pub(super) async fn changes_an_answer_and_back(&self, applicant: &mut Applicant) {
        let l = self.locale;
        let later = self.book.form.iter().find(|question| question.shown_if.is_some()).unwrap();
        let condition = later.shown_if.as_ref().unwrap();
        let choice = self.book.form.iter().find(|question| question.id == condition.question).unwrap();
        let QuestionKind::Choice { options } = &choice.answer else { panic!("no choice") };
        let (asking, silent): (Vec<_>, Vec<_>) =
            options.iter().partition(|option| condition.is.contains(&option.id));
        let written = self.written(applicant).await;
        for (option, asked) in [(silent[0], false), (asking[0], true)] {
            self.entry(applicant, "/isi").await.choose(choice.label.get(l), option.label.get(l));
            applicant.person.browser.press(&t!(l, entry.save)).await;
            self.entry(applicant, "").await;
            let browser = &applicant.person.browser;
            assert_eq!(browser.text().contains(&t!(l, entry.aside)), !asked, "{}", browser.text());
            if !asked {
                browser.sees(later.label.get(l));
            }
        }
        assert_eq!(self.written(applicant).await, written);
    }

    /// Everything that stands in the fields of the entry.
    async fn written(&self, applicant: &mut Applicant) -> Vec<String> {
        self.entry(applicant, "/isi").await;
        let page = applicant.person.browser.page();
        let mut written = page.attributes("main input[name^='q_']:not([type=radio])", "value");
        written.extend(page.attributes("main input[type=radio][checked]", "value"));
        written.extend(page.raw_texts("main textarea"));
        assert!(written.iter().filter(|text| !text.is_empty()).count() > 3, "{written:?}");
        written
    }
}
