//! An edition from its first entries to the final result, stopped in every state on its way.

use super::{
    BUSINESS, Cast, EXCLUDED, HALF_IN, MISSED, SCHOOL, STRANGER, TELEPHONE,
    addresses::{CROSSED, OF_EXCLUDED, OF_MISSED},
    elsewhere::Before,
};
use crate::world::MORNING;
use juara::{Instant, Letter, Locale, Minutes, Rulebook, entry::Answers, screening::Finding};
use juara_store::{
    Backend, Store,
    account::{self, Acceptance, Registration},
    edition::record_closings,
    entry::{begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        Fresh,
        cast::{self, Member, PASSPHRASE, applicant, path_in_letter, public, system, token},
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook::denpasar,
    },
    judging::step_back,
    outbox,
    panel::{Conflicts, NewJudge, declare_conflicts, invite_judge, open_round, seat_judge, sign_pact},
    recap::{Exclusion, PlenaryForm, decide_plenary, exclude_entry, recap, record_absence, take_off_judge},
    screening::screen_entry,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Before entries open.
pub(super) const ANNOUNCED: Instant = Instant(MORNING.0 - 9 * 24 * 3_600_000);

/// Those who enter; who of them stays behind the cut, is excluded, withdraws, and fails the screening.
const ENTRANTS: usize = 7;
const BEHIND: usize = 3;
const OUT: usize = 4;
const WITHDRAWN: usize = 5;
const FAILED: usize = 6;

/// How many judges have a seat to the end; the last of them is related to the first entrant.
const SEATED: usize = 4;

impl Cast {
    /// Plays; returns the people, and a database for each state with the moment in which it is asked.
    pub(in crate::matrix) async fn play() -> (Self, Vec<(Fresh, Instant)>) {
        let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
        let store = fresh.store.clone();
        let before = Before::entered(&store).await;
        let announced = Announced::of(&store, &book(), ANNOUNCED, ENTRANTS).await.unwrap();
        let people = People::come_in(&store, &announced, before).await;
        let early = fresh.copy().await.unwrap();
        let closed = announced.enter(&store, MORNING).await.unwrap();
        let cast = people.begin(&store, &closed).await;
        refuse_receipts(&store).await;
        let judges = &people.judges[..SEATED];
        let now = closed.now;
        let mut states =
            vec![(early, ANNOUNCED + Minutes(15)), (fresh.copy().await.unwrap(), MORNING + Minutes(15))];
        for moment in [now - Minutes(1), now] {
            record_closings(&store, &system(moment)).await.unwrap();
            states.push((fresh.copy().await.unwrap(), moment));
        }
        screen(&store, &closed).await;
        take_seats(&store, &closed, &people.judges).await;
        states.push((fresh.copy().await.unwrap(), now));
        declare(&store, &closed, &people.judges).await;
        open_round(&store, &closed.organiser.at(now), EDITION, FIRST, "").await.unwrap();
        closed.mark(&store, judges, FIRST, &[&[8]]).await.unwrap();
        leave(&store, &closed, &people.judges[SEATED..]).await;
        exclude(&store, &closed).await;
        states.push((fresh.copy().await.unwrap(), now));
        closed.mark(&store, judges, FIRST, &[&[0, 8, 8], &[7; 4], &[7; 4], &[5; 4]]).await.unwrap();
        // Who stepped back from one entry reads the others, so that nobody can be reminded, whose code comes first or not.
        let one = &people.judges[SEATED..=SEATED];
        closed.mark(&store, one, FIRST, &[&[0], &[7], &[7], &[5]]).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        decide(&store, &closed).await;
        states.push((fresh.copy().await.unwrap(), now));
        closed.lock(&store, FIRST).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.open_second(&store, &people.judges[..=SEATED]).await.unwrap();
        let (by, number) = (closed.organiser.at(now), closed.number(1));
        record_absence(&store, &by, EDITION, SECOND, number, "Tidak datang.", "").await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.mark(&store, judges, SECOND, &[&[8, 8, 8]]).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.lock(&store, SECOND).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        for version in 1..=2 {
            closed.release(&store, version).await.unwrap();
            states.push((fresh.copy().await.unwrap(), now));
        }
        (cast, states)
    }
}

/// Two places in the second round, a plenary that decides who is on the line, and two more questions whose answers no
/// judge of a blind round reads.
pub(super) fn book() -> Rulebook {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    let more = [
        ("school", "Di mana kamu belajar?", "Where do you study?"),
        ("telephone", "Berapa nomor teleponmu?", "What is your phone number?"),
    ];
    value["form"].as_array_mut().unwrap().extend(more.map(|(id, indonesian, english)| {
        json!({"id": id, "label": {"id": indonesian, "en": english}, "optional": true, "hidden_when_blind": true,
            "answer": {"kind": "short", "max_letters": 80}})
    }));
    value["ranking"]["cuts"][0] = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
        "take": {"UMUM": 2, "MAHASISWA": 2}, "ties": [{"rule": "plenary"}]});
    Rulebook::load(value.to_string().as_bytes()).unwrap()
}

/// The mail server takes no receipt, so that there are letters to send again.
async fn refuse_receipts(store: &Store) {
    let soon = MORNING + Minutes(10);
    for waiting in outbox::claim(store, soon, 1_000).await.unwrap() {
        if let Letter::Receipt { .. } = waiting.letter {
            outbox::refused(store, waiting.id, "550 5.1.1 no such user here", soon).await.unwrap();
        }
    }
}

/// Everybody who is not an entrant.
struct People {
    stranger: Member,
    invited: Member,
    draft: Member,
    /// Those with a seat; then who steps back, and who is taken off.
    judges: Vec<Member>,
    unsworn: Member,
    no_code: Member,
    /// Of the edition before: who entered it, and who judges it.
    elsewhere: [Member; 2],
    /// The secret of the authenticator that this organiser is setting up.
    pending: String,
}

impl People {
    async fn come_in(store: &Store, announced: &Announced, before: Before) -> Self {
        let now = ANNOUNCED;
        let mut judges = Vec::new();
        for n in 1..=SEATED + 3 {
            let (name, email) = (format!("Ketut Juri {n}"), format!("ketut.{n}@contoh.test"));
            judges.push(cast::judge(store, &announced.organiser, EDITION, &name, &email, now).await.unwrap());
        }
        let unsworn = judges.pop().unwrap();
        let no_code = without_authenticator(store, &announced.chair).await;
        let pending = account::begin_authenticator(store, &no_code.at(now)).await.unwrap().secret;
        let judge_elsewhere = before.judged(store, announced).await;
        Self {
            elsewhere: [before.entrant, judge_elsewhere],
            stranger: applicant(store, "Kadek Contoh", STRANGER, now).await.unwrap(),
            invited: applicant(store, "Komang Contoh", "komang@contoh.test", now).await.unwrap(),
            draft: applicant(store, "Nyoman Contoh", "nyoman@contoh.test", now).await.unwrap(),
            judges,
            unsworn,
            no_code,
            pending,
        }
    }

    /// Entries are open: a draft is begun, an entry is withdrawn, and letters wait whose links nobody has used.
    async fn begin(&self, store: &Store, closed: &Closed) -> Cast {
        let draft = self.draft.at(MORNING);
        let code = begin_entry(store, &draft, &beginning(), "").await.unwrap();
        save_draft(store, &draft, &code, 1, plan(9), "").await.unwrap();
        let (owner, given_up, _) = &closed.entrants[WITHDRAWN];
        let version = entry(store, &owner.at(MORNING), given_up).await.unwrap().entry.version;
        withdraw_entry(store, &owner.at(MORNING), given_up, version, "").await.unwrap();
        tell_more(store, closed).await;
        let judge = closed.judge(store, &self.judges[0]).await.unwrap().id.to_string();
        let entrant = |n: usize| closed.entrants[n].0.clone();
        let people = [
            ("stranger", self.stranger.clone()),
            ("invited", self.invited.clone()),
            ("draft", self.draft.clone()),
            ("entrant", entrant(0)),
            ("withdrawn", entrant(WITHDRAWN)),
            ("failed", entrant(FAILED)),
            (EXCLUDED, entrant(OUT)),
            (MISSED, entrant(BEHIND)),
            ("entrant elsewhere", self.elsewhere[0].clone()),
            ("judge elsewhere", self.elsewhere[1].clone()),
            (HALF_IN, closed.organiser.clone()),
            ("judge", self.judges[0].clone()),
            ("related", self.judges[SEATED - 1].clone()),
            ("stepped back", self.judges[SEATED].clone()),
            ("taken off", self.judges[SEATED + 1].clone()),
            ("unsworn", self.unsworn.clone()),
            ("no code", self.no_code.clone()),
            ("organiser", closed.organiser.clone()),
            ("chair", closed.chair.clone()),
            ("stale", closed.chair.clone()),
        ];
        let of = [
            (" of what was sent", 0),
            (" of what was withdrawn", WITHDRAWN),
            (" of what failed", FAILED),
            (OF_EXCLUDED, OUT),
            (OF_MISSED, BEHIND),
        ];
        let codes = of.map(|(of, n)| (of, closed.entrants[n].1.clone()));
        let [failed, out, behind] = CROSSED;
        let crossed = [(failed, FAILED), (out, OUT), (behind, BEHIND)];
        Cast {
            people: people.into(),
            codes: [(" of the draft", code)].into_iter().chain(codes).collect(),
            numbers: [closed.number(0).to_owned(), closed.number(1).to_owned()],
            crossed: crossed.map(|((of, round), n)| (of, round, closed.number(n).to_owned())),
            judge,
            pending: self.pending.clone(),
            links: write_letters(store, closed).await,
        }
    }
}

/// The first entrant answers what judges do not read, too, and sends once more.
async fn tell_more(store: &Store, closed: &Closed) {
    let (owner, code, _) = &closed.entrants[0];
    let by = owner.at(MORNING);
    let version = entry(store, &by, code).await.unwrap().entry.version;
    let hidden = [("business", BUSINESS), ("school", SCHOOL), ("telephone", TELEPHONE)];
    let more: Answers = hidden.into_iter().collect();
    let saved = save_draft(store, &by, code, version, plan(1).overlaid(more), "").await.unwrap();
    send_entry(store, &by, code, saved.version, "").await.unwrap();
}

/// Everybody who is still there passes, but for one.
async fn screen(store: &Store, closed: &Closed) {
    let by = closed.organiser.at(closed.now);
    for entrant in (0..ENTRANTS).filter(|entrant| *entrant != WITHDRAWN) {
        let reason = || closed.edition.rulebook.screening[0].code.clone();
        let finding = if entrant == FAILED { Finding::Failed { reason: reason() } } else { Finding::Passed };
        screen_entry(store, &by, EDITION, closed.number(entrant), &finding, 0, "").await.unwrap();
    }
}

/// One judge steps back from the first entrant while reading, another one is taken off the panel.
async fn leave(store: &Store, closed: &Closed, two: &[Member]) {
    let by = two[0].at(closed.now);
    step_back(store, &by, EDITION, FIRST, closed.number(0), "Tetangga saya.", "").await.unwrap();
    let place = closed.judge(store, &two[1]).await.unwrap().id;
    for by in [&closed.organiser, &closed.chair] {
        let by = by.at(closed.now);
        take_off_judge(store, &by, EDITION, place, "Tidak bisa dihubungi.", 0, "").await.unwrap();
    }
}

/// Two persons exclude somebody who passed.
async fn exclude(store: &Store, closed: &Closed) {
    let form = Exclusion { number: closed.number(OUT), since: "S1", reason: "Rencana disalin.", shown: 0 };
    for by in [&closed.organiser, &closed.chair] {
        exclude_entry(store, &by.at(closed.now), EDITION, form, "").await.unwrap();
    }
}

/// An organiser who has not set an authenticator up.
async fn without_authenticator(store: &Store, chair: &Member) -> Member {
    let (now, email) = (ANNOUNCED, "putu@contoh.test");
    account::invite_organiser(store, &chair.at(now), email, Locale::Id, "").await.unwrap();
    let path = path_in_letter(store, email).await.unwrap();
    let form = Acceptance { email, name: "Putu Panitia", passphrase: PASSPHRASE, locale: Locale::Id };
    let who = account::accept_staff_invitation(store, &public(now), token(&path), form, "").await.unwrap();
    let person = account::person(store, who.account, now).await.unwrap().unwrap();
    Member { account: who.account, email: email.to_owned(), totp_secret: None, person }
}

async fn write_letters(
    store: &Store,
    closed: &Closed,
) -> BTreeMap<&'static str, Vec<(&'static str, String)>> {
    // Later than the letters that the same people got before.
    let now = MORNING + Minutes(1);
    let form = Registration {
        email: "baru@contoh.test",
        name: "Baru Contoh",
        passphrase: PASSPHRASE,
        locale: Locale::Id,
        client: "",
        onward: "",
    };
    account::register(store, &public(now), form, "").await.unwrap();
    account::begin_passphrase_reset(store, &public(now), "wayan.2@contoh.test", "", "").await.unwrap();
    account::invite_organiser(store, &closed.chair.at(now), "ayu@contoh.test", Locale::Id, "").await.unwrap();
    for (name, email) in [("Dewi Juri", "dewi@contoh.test"), ("Komang Contoh", "komang@contoh.test")] {
        let form = NewJudge { name, email, locale: Locale::Id };
        invite_judge(store, &closed.organiser.at(now), EDITION, form, "").await.unwrap();
    }
    let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (page, of, to) in [
        ("/verifikasi/{token}", "", "baru@contoh.test"),
        ("/sandi-baru/{token}", "", "wayan.2@contoh.test"),
        ("/undangan/{token}", "", "ayu@contoh.test"),
        ("/juri/undangan/{token}", " of somebody new", "dewi@contoh.test"),
        ("/juri/undangan/{token}", " of somebody with an account", "komang@contoh.test"),
    ] {
        links.entry(page).or_default().push((of, path_in_letter(store, to).await.unwrap()));
    }
    links
}

async fn take_seats(store: &Store, closed: &Closed, judges: &[Member]) {
    let by = closed.organiser.at(closed.now);
    for judge in judges {
        let place = closed.judge(store, judge).await.unwrap().id;
        seat_judge(store, &by, EDITION, place, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
        sign_pact(store, &judge.at(closed.now), EDITION, PACT, true, "").await.unwrap();
    }
}

/// Nobody is related to anybody, but for the last judge with a seat.
async fn declare(store: &Store, closed: &Closed, judges: &[Member]) {
    let related = &judges[SEATED - 1];
    let none = Conflicts { none: true, ..Conflicts::default() };
    for judge in judges.iter().filter(|judge| judge.account != related.account) {
        declare_conflicts(store, &judge.at(closed.now), EDITION, &none, "").await.unwrap();
    }
    let ticked = [(closed.number(0).to_owned(), "Sepupu saya.".to_owned())];
    let one = Conflicts { ticked: ticked.into(), ..Conflicts::default() };
    declare_conflicts(store, &related.at(closed.now), EDITION, &one, "").await.unwrap();
}

/// The plenary puts the second entrant before the third.
async fn decide(store: &Store, closed: &Closed) {
    let by = closed.chair.at(closed.now);
    let page = recap(store, &by, EDITION, FIRST).await.unwrap();
    let set = page.recap.categories[0].level[0].set.clone();
    let places = set.iter().map(|number| {
        let first = number.as_str() == closed.number(1);
        (number.clone(), if first { "1" } else { "2" }.to_owned())
    });
    let places = places.collect();
    let form = PlenaryForm {
        category: CATEGORY.to_owned(),
        set: set.clone(),
        places,
        minutes: "BA-7/2026".to_owned(),
        ..PlenaryForm::default()
    };
    decide_plenary(store, &by, EDITION, FIRST, &form, "").await.unwrap();
}
