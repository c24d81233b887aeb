//! Wayan in front of an open edition, in one of the two languages.

use crate::{
    browser::Browser,
    world::{EXAMPLE, MORNING, World, rulebook},
};
use juara::{
    Instant, Locale, Rulebook,
    rulebook::{Question, QuestionKind},
};
use juara_store::{
    Backend,
    entry::{EntryView, entry},
    fixture::cast::{self, Member, PASSPHRASE, applicant},
};
use juara_words::t;

/// One person, their browser, and the world around them.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) book: Rulebook,
    pub(crate) locale: Locale,
    pub(crate) wayan: Member,
    pub(crate) browser: Browser,
}

impl Scene {
    /// Wayan, signed in while the example edition is open.
    pub(crate) async fn set(backend: Backend, locale: Locale) -> Self {
        Self::at(backend, locale, MORNING).await
    }

    /// The same at another moment.
    pub(crate) async fn at(backend: Backend, locale: Locale, now: Instant) -> Self {
        let world = World::with(backend, EXAMPLE).await;
        world.state.clock.move_to(now);
        let wayan = applicant(&world.fresh.store, "Wayan Contoh", "wayan@contoh.test", now).await.unwrap();
        let browser = world.browser();
        let mut scene = Self { world, book: rulebook(EXAMPLE), locale, wayan, browser };
        scene.browser = scene.signed_in("wayan@contoh.test").await;
        scene
    }

    /// Another browser in which this person is signed in.
    pub(crate) async fn signed_in(&self, email: &str) -> Browser {
        let l = self.locale;
        let mut browser = self.world.browser();
        browser.open(&l.path("/masuk")).await;
        browser.type_into(&t!(l, sign_in.email), email).type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, sign_in.enter)).await;
        browser
    }

    /// Nyoman, who has nothing to do with Wayan's entry.
    pub(crate) async fn nyoman(&self) -> Browser {
        let now = self.world.state.clock.now();
        applicant(&self.world.fresh.store, "Nyoman Contoh", "nyoman@contoh.test", now).await.unwrap();
        self.signed_in("nyoman@contoh.test").await
    }

    /// What a question is called on the page.
    pub(crate) fn label(&self, question: &str) -> String {
        self.book.form.iter().find(|q| q.id == question).unwrap().label.get(self.locale).to_owned()
    }

    /// What a category is called.
    pub(crate) fn category(&self, id: &str) -> String {
        self.book.category(id).unwrap().title.get(self.locale).to_owned()
    }

    /// Fills in the page on which an entry is begun: somebody of 23 from here, who studies or not.
    pub(crate) fn fill_beginning(&mut self, category: &str, studies: bool) {
        let l = self.locale;
        let (group, title) = (t!(l, entry.category), self.category(category));
        self.browser.choose(&group, &title);
        let born = t!(l, public.born);
        let parts = [(t!(l, public.day), "3"), (t!(l, public.month), "5"), (t!(l, public.year), "2003")];
        for (label, text) in parts {
            self.browser.type_into_group(&born, &label, text);
        }
        for condition in &self.book.eligibility.conditions {
            let yes = match condition.id.as_str() {
                "domicile" => true,
                "student" => studies,
                _ => false,
            };
            let word = if yes { t!(l, public.yes) } else { t!(l, public.no) };
            self.browser.choose(condition.question.get(l), &word);
        }
    }

    /// Begins an entry in the general category; returns its code.
    pub(crate) async fn begin(&mut self) -> String {
        self.begin_as(true).await
    }

    /// The same of somebody who studies, or does not.
    pub(crate) async fn begin_as(&mut self, studies: bool) -> String {
        let l = self.locale;
        self.browser.open(&l.path("/ikut/baru?edisi=2026")).await;
        self.fill_beginning("UMUM", studies);
        self.browser.press(&t!(l, entry.begin)).await;
        self.code()
    }

    /// The code in the address of the page.
    pub(crate) fn code(&self) -> String {
        let path = self.browser.path.trim_start_matches("/en").trim_start_matches("/ikut/");
        path.split(['/', '?']).next().unwrap().to_owned()
    }

    /// Opens a page of this entry.
    pub(crate) async fn open(&mut self, code: &str, rest: &str) -> &mut Browser {
        let path = self.locale.path(&format!("/ikut/{code}{rest}"));
        self.browser.open(&path).await
    }

    /// Fills in every question of the form that is shown without a business that runs.
    pub(crate) fn fill_plan(&mut self) {
        let l = self.locale;
        let idea = self.book.form.iter().find(|q| q.id == "maturity").unwrap();
        let juara::rulebook::QuestionKind::Choice { options } = &idea.answer else { panic!("no choice") };
        let option = options[0].label.get(l).to_owned();
        let texts = [
            ("business", "Sambal Embe Men Luh"),
            ("summary", "Sambal embe dari bawang petani Songan, dikemas dalam botol kecil."),
            ("capital", "2.500.000"),
        ];
        for (question, text) in texts {
            let label = self.label(question);
            self.browser.type_into(&label, text);
        }
        let (maturity, statement) = (self.label("maturity"), self.label("statement"));
        self.browser.choose(&maturity, &option).tick(&statement);
    }

    /// Everything written and saved; returns the entry's code.
    pub(crate) async fn written(&mut self) -> String {
        let code = self.begin().await;
        self.fill_plan();
        let save = t!(self.locale, entry.save);
        self.browser.press(&save).await;
        code
    }

    /// Everything written and sent.
    pub(crate) async fn sent(&mut self) -> String {
        let code = self.written().await;
        self.open(&code, "/periksa").await;
        let send = t!(self.locale, entry.send);
        self.browser.press(&send).await;
        code
    }

    /// The entry as it is stored.
    pub(crate) async fn stored(&self, code: &str) -> EntryView {
        let by = self.wayan.at(self.world.state.clock.now());
        entry(&self.world.fresh.store, &by, code).await.unwrap()
    }
}

/// How many letters with a receipt wait.
pub(crate) async fn receipt_letters(scene: &Scene) -> usize {
    let letters = cast::letters(&scene.world.fresh.store).await.unwrap();
    letters.iter().filter(|(_, letter)| matches!(letter, juara::Letter::Receipt { .. })).count()
}

/// Answers a question of any rulebook: words where words are asked for, the most money, the last day, and the
/// option on which other questions hang.
pub(crate) fn answer(book: &Rulebook, l: Locale, browser: &mut Browser, question: &Question, words: &str) {
    let label = question.label.get(l);
    match &question.answer {
        QuestionKind::Short { .. } | QuestionKind::Long { .. } => {
            browser.type_into(label, words);
        }
        QuestionKind::Rupiah { max, .. } => {
            browser.type_into(label, &max.0.to_string());
        }
        QuestionKind::Consent => {
            if !browser.is_ticked(label) {
                browser.tick(label);
            }
        }
        QuestionKind::Date { max, .. } => {
            let year = max.map_or(2024, |max| max.year()).to_string();
            let parts = [(t!(l, public.day), "1"), (t!(l, public.month), "1"), (t!(l, public.year), &year)];
            for (part, text) in parts {
                browser.type_into_group(label, &part, text);
            }
        }
        QuestionKind::Choice { options } => {
            let conditions = book.form.iter().filter_map(|other| other.shown_if.as_ref());
            let wanted = conditions.filter(|if_| if_.question == question.id).flat_map(|if_| &if_.is).next();
            let option = options.iter().find(|option| Some(&option.id) == wanted).unwrap_or(&options[0]);
            browser.choose(label, option.label.get(l));
        }
    }
}
