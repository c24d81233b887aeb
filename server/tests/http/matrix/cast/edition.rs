//! An edition from its first entries to the final result, stopped in every state on its way.

use super::Cast;
use crate::world::MORNING;
use juara::{Instant, Locale, Minutes, Rulebook};
use juara_store::{
    Backend, Store,
    account::{self, Acceptance, Registration},
    edition::record_closings,
    entry::{begin_entry, save_draft},
    fixture::{
        Fresh,
        cast::{self, Member, PASSPHRASE, applicant, path_in_letter, public, system, token},
        panel::{CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook::denpasar,
    },
    panel::{Conflicts, NewJudge, declare_conflicts, invite_judge, open_round, seat_judge, sign_pact},
    recap::{PlenaryForm, decide_plenary, recap, record_absence},
};
use serde_json::json;
use std::collections::BTreeMap;

/// How many judges have a seat; the last of them is related to the first entrant.
const SEATED: usize = 4;

impl Cast {
    /// Plays; returns the people, and a database for each state with the moment in which it is asked.
    pub(in crate::matrix) async fn play() -> (Self, Vec<(Fresh, Instant)>) {
        let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
        let store = fresh.store.clone();
        let closed = Closed::of(&store, &book(), MORNING, 4).await.unwrap();
        let (cast, judges) = come_in(&store, &closed).await;
        let now = closed.now;
        let mut states = vec![(fresh.copy().await.unwrap(), MORNING + Minutes(5))];
        for moment in [now - Minutes(1), now] {
            record_closings(&store, &system(moment)).await.unwrap();
            states.push((fresh.copy().await.unwrap(), moment));
        }
        closed.pass_all(&store).await.unwrap();
        take_seats(&store, &closed, &judges).await;
        states.push((fresh.copy().await.unwrap(), now));
        declare(&store, &closed, &judges).await;
        open_round(&store, &closed.organiser.at(now), EDITION, FIRST, "").await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[8]]).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.mark(&store, &judges, FIRST, &[&[0, 8, 8], &[7; 4], &[7; 4], &[5; 4]]).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        decide(&store, &closed).await;
        states.push((fresh.copy().await.unwrap(), now));
        closed.lock(&store, FIRST).await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.open_second(&store, &judges).await.unwrap();
        let (by, number) = (closed.organiser.at(now), closed.number(1));
        record_absence(&store, &by, EDITION, SECOND, number, "Tidak datang.", "").await.unwrap();
        states.push((fresh.copy().await.unwrap(), now));
        closed.mark(&store, &judges, SECOND, &[&[8, 8, 8]]).await.unwrap();
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

/// Two places in the second round, and a plenary that decides who is on the line.
fn book() -> Rulebook {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    value["ranking"]["cuts"][0] = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
        "take": {"UMUM": 2, "MAHASISWA": 2}, "ties": [{"rule": "plenary"}]});
    Rulebook::load(value.to_string().as_bytes()).unwrap()
}

/// Everybody who is not an entrant, and letters whose links nobody has used.
async fn come_in(store: &Store, closed: &Closed) -> (Cast, Vec<Member>) {
    let now = MORNING;
    let draft = applicant(store, "Nyoman Contoh", "nyoman@contoh.test", now).await.unwrap();
    let code = begin_entry(store, &draft.at(now), &beginning(), "").await.unwrap();
    save_draft(store, &draft.at(now), &code, 1, plan(9), "").await.unwrap();
    let stranger = applicant(store, "Kadek Contoh", "kadek@contoh.test", now).await.unwrap();
    let invited = applicant(store, "Komang Contoh", "komang@contoh.test", now).await.unwrap();
    let mut judges = Vec::new();
    for n in 1..=SEATED + 1 {
        let (name, email) = (format!("Ketut Juri {n}"), format!("ketut.{n}@contoh.test"));
        judges.push(cast::judge(store, &closed.organiser, EDITION, &name, &email, now).await.unwrap());
    }
    let unsworn = judges.pop().unwrap();
    let no_code = without_authenticator(store, closed).await;
    let judge = closed.judge(store, &judges[0]).await.unwrap().id.to_string();
    let people = [
        ("stranger", stranger),
        ("invited", invited),
        ("draft", draft),
        ("entrant", closed.entrants[0].0.clone()),
        ("judge", judges[0].clone()),
        ("related", judges[SEATED - 1].clone()),
        ("unsworn", unsworn),
        ("no code", no_code),
        ("organiser", closed.organiser.clone()),
        ("chair", closed.chair.clone()),
    ];
    let cast = Cast {
        people: people.into(),
        codes: [code, closed.entrants[0].1.clone()],
        numbers: [closed.number(0).to_owned(), closed.number(1).to_owned()],
        judge,
        links: write_letters(store, closed).await,
    };
    (cast, judges)
}

/// An organiser who has not set an authenticator up.
async fn without_authenticator(store: &Store, closed: &Closed) -> Member {
    let (now, email) = (MORNING, "putu@contoh.test");
    account::invite_organiser(store, &closed.chair.at(now), email, Locale::Id, "").await.unwrap();
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

/// Nobody is related to anybody, but for the last judge.
async fn declare(store: &Store, closed: &Closed, judges: &[Member]) {
    let (related, others) = judges.split_last().unwrap();
    let none = Conflicts { none: true, ..Conflicts::default() };
    for judge in others {
        declare_conflicts(store, &judge.at(closed.now), EDITION, &none, "").await.unwrap();
    }
    let ticked = [(closed.number(0).to_owned(), "Sepupu saya.".to_owned())];
    let one = Conflicts { ticked: ticked.into(), none: false };
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
        replaces: String::new(),
    };
    decide_plenary(store, &by, EDITION, FIRST, &form, "").await.unwrap();
}
