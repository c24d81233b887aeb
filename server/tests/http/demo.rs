//! A demonstration: made by the acts of its people, told apart from everything real, and taken away.

use crate::{
    browser::Browser,
    given::get,
    letters::MailServer,
    world::{BACKENDS, EXAMPLE, World},
};
use axum::body::Body;
use http::StatusCode;
use juara::{
    Actor, Caller, Instant, Locale, Minutes, canonical,
    id::RequestId,
    verdict::verify::{Options, verify},
};
use juara_server::cli::demo::{Made, Member, Phase, Wanted, make};
use juara_server::jobs::send_letters;
use juara_store::{
    account, demo, edition,
    event::{Chain, check_chain},
    fixture::cast::{self, PASSPHRASE},
    judging, outbox,
};
use juara_words::t;
use tower::ServiceExt;

/// Somebody real, who is invited to organise.
const PUTU: &str = "putu@contoh.test";
const PHASES: [Phase; 5] = [Phase::Open, Phase::Screening, Phase::Judging, Phase::Recap, Phase::Published];

async fn made(world: &World, phase: Phase) -> Made {
    let wanted = Wanted { phase, entries: 6, judges: 3, seed: 7 };
    make(&world.fresh.store, world.state.clock.now(), wanted).await.unwrap()
}

fn juara(now: Instant) -> Caller {
    Caller::system(now, RequestId(uuid::Uuid::now_v7()))
}

/// Signs in by the page, with the authenticator where there is one.
pub(crate) async fn sign_in(browser: &mut Browser, member: &Member, now: Instant) {
    browser.open("/masuk").await;
    browser.type_into(&t!(Locale::Id, sign_in.email), &member.email);
    browser.type_into(&t!(Locale::Id, sign_in.passphrase), &member.passphrase);
    browser.press(&t!(Locale::Id, sign_in.enter)).await;
    if let Some(secret) = &member.totp_secret {
        browser.type_into(&t!(Locale::Id, sign_in.code), &demo::digits(secret, now).unwrap());
        browser.press(&t!(Locale::Id, sign_in.enter)).await;
    }
    assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
}

#[tokio::test]
async fn its_published_result_can_be_recomputed_and_it_goes_without_a_trace() {
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let (store, now) = (&world.fresh.store, world.state.clock.now());
        let made = made(&world, Phase::Published).await;
        assert_eq!(made.address, "/2026-demo");
        let mut browser = world.browser();
        let (status, file) = browser.fetch("/2026-demo/hasil.json").await;
        assert_eq!((status, verify(&file, &Options::default()).exit_code()), (StatusCode::OK, 0));
        // Who has the file already gets it no second time.
        let ask = async |tag: &str| {
            let request = get("/2026-demo/hasil.json").header("if-none-match", tag);
            world.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
        };
        let first = ask("W/\"0\"").await;
        let tag = first.headers()["etag"].to_str().unwrap();
        let want = format!("W/\"{}\"", canonical::sha256_hex(&file));
        assert_eq!((first.status(), tag), (StatusCode::OK, want.as_str()));
        let again = ask(&format!("W/\"0\", {tag}")).await;
        assert_eq!(
            (again.status(), again.headers()["etag"].to_str().unwrap()),
            (StatusCode::NOT_MODIFIED, tag)
        );
        assert_eq!(again.headers()["cache-control"], first.headers()["cache-control"]);
        // The home page still leads to the edition that is real.
        assert_eq!(edition::current(store, now).await.unwrap().unwrap().slug, "2026");
        // Whatever is written from here on is for nobody's mailbox.
        for letter in outbox::claim(store, now, 1_000).await.unwrap() {
            assert!(letter.demo, "{letter:?}");
        }

        let wayan = cast::applicant(store, "Wayan Contoh", "wayan@contoh.test", now).await.unwrap();
        let removed = demo::remove(store, &juara(now)).await.unwrap();
        assert_eq!((removed.editions, removed.accounts), (1, 6 + 3 + 2));
        // Who is real stays, and so does what is on its way to them.
        let letters = cast::letters(store).await.unwrap();
        assert!(letters.iter().any(|(to, _)| *to == wayan.email), "{letters:?}");
        let mut own = world.browser();
        own.open("/masuk").await.type_into(&t!(Locale::Id, sign_in.email), &wayan.email);
        own.type_into(&t!(Locale::Id, sign_in.passphrase), PASSPHRASE);
        own.press(&t!(Locale::Id, sign_in.enter)).await;
        assert_eq!(own.open("/ikut").await.path, "/ikut");
        assert_eq!(browser.fetch("/2026-demo/hasil.json").await.0, StatusCode::NOT_FOUND);
        assert_eq!(edition::list(store).await.unwrap().len(), 1);
        let chain = check_chain(store, None).await.unwrap();
        assert!(matches!(chain, Chain::Whole { .. }), "{chain:?}");
        // Nothing is left to take away, and nothing stands in the way of another.
        assert_eq!(demo::remove(store, &juara(now)).await.unwrap().editions, 0);
        assert_eq!(self::made(&world, Phase::Open).await.address, "/2026-demo");
    }
}

/// As many as the command makes where nobody says how many.
#[tokio::test]
async fn sixty_entries_come_as_far_as_each_phase() {
    let wanted = |phase| Wanted { phase, entries: 60, judges: 5, seed: 1 };
    for phase in PHASES {
        let world = World::with(juara_store::Backend::Sqlite, EXAMPLE).await;
        let (store, now) = (&world.fresh.store, world.state.clock.now());
        let made = make(store, now, wanted(phase)).await.unwrap();
        let chair = made.people.iter().find(|member| member.role == "chair").unwrap();
        let applicants = made.people.iter().filter(|member| member.role == "applicant").count();
        let judges = made.people.iter().filter(|member| member.role == "judge").count();
        assert_eq!((applicants, judges), (60, 5), "{phase:?}");
        world.state.clock.move_to(now + Minutes(1));
        let mut browser = world.browser();
        sign_in(&mut browser, chair, now + Minutes(1)).await;
        let desk = "/panitia/2026-demo";
        for page in
            ["", "/seleksi", "/juri", "/tahap/proposal", "/rekap/proposal", "/rekap/presentasi", "/hasil"]
        {
            browser.open(&format!("{desk}{page}")).await;
            assert_eq!(browser.status, StatusCode::OK, "{phase:?} {page}");
        }
        let (_, seen) = browser.fetch(&format!("{desk}/seleksi.csv")).await;
        let lines = String::from_utf8(seen).unwrap().lines().count() - 1;
        let (status, file) = browser.fetch("/2026-demo/hasil.json").await;
        if phase == Phase::Published {
            assert_eq!((status, verify(&file, &Options::default()).exit_code()), (StatusCode::OK, 0));
        } else {
            assert_eq!(status, StatusCode::NOT_FOUND, "{phase:?}");
        }
        let not_drafts = 1..=60;
        assert!(not_drafts.contains(&lines), "{phase:?}: {lines} entries to screen");
    }
}

#[tokio::test]
async fn its_people_come_in_wear_the_banner_and_reach_no_other_edition() {
    let world = World::with(juara_store::Backend::Sqlite, EXAMPLE).await;
    let made = made(&world, Phase::Recap).await;
    let banner = t!(Locale::Id, public.demo);
    // A code of the authenticator counts once, and the last one was used while it was made.
    world.state.clock.move_to(Instant(world.state.clock.now().0 + 60_000));
    let now = world.state.clock.now();
    for role in ["chair", "organiser", "judge", "applicant"] {
        let member = made.people.iter().find(|member| member.role == role).unwrap();
        let mut browser = world.browser();
        sign_in(&mut browser, member, now).await;
        for page in ["/akun/keamanan", "/2026-demo", "/ikut", "/panitia", "/juri"] {
            browser.open(page).await.sees(&banner);
        }
        browser.open("/2026-demo").await;
        assert_eq!(browser.status, StatusCode::OK);
        browser.open("/2026").await.sees_not(&banner);
        for page in
            ["/panitia/2026/seleksi", "/panitia/2026/juri", "/panitia/2026/rekap/proposal", "/juri/2026"]
        {
            browser.open(page).await;
            assert!(browser.status.is_client_error(), "{role} on {page}: {}", browser.status);
        }
    }
}

#[tokio::test]
async fn its_chair_neither_sees_nor_reaches_anybody_real() {
    let l = Locale::Id;
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let (store, clock) = (&world.fresh.store, &world.state.clock);
        let made = made(&world, Phase::Open).await;
        let luh = cast::chair(store, clock.now()).await.unwrap();
        account::invite_organiser(store, &luh.at(clock.now()), PUTU, l, "").await.unwrap();
        // A code of the authenticator counts once, and the last one was used while it was made.
        clock.move_to(clock.now() + Minutes(1));
        let now = clock.now();
        let own = made.people.iter().find(|member| member.role == "chair").unwrap();
        let mut chair = world.browser();
        sign_in(&mut chair, own, now).await;
        chair.secrets = ["Luh Ketua", "luh@contoh.test", PUTU].map(str::to_owned).to_vec();
        chair.open("/panitia").await.sees(&own.name);
        let links = chair.page().attributes("a", "href");
        let leads_to = |address: &str| links.iter().any(|link| link == address);
        assert!(leads_to("/panitia/2026-demo") && !leads_to("/panitia/2026"), "{links:?}");
        chair.open("/panitia/surat").await.sees(&t!(l, desk.kind_invite));

        let waiting = outbox::claim(store, now, 1_000).await.unwrap();
        let letter = waiting.iter().find(|letter| letter.to == PUTU).unwrap().id;
        outbox::refused(store, letter, "no such user here", now).await.unwrap();
        chair.open("/panitia/surat").await;
        for which in [letter.to_string(), String::new()] {
            let fields = vec![("letter".to_owned(), which)];
            let (status, ..) = chair.ask("/do/desk/send_letters_again", Some(fields)).await;
            assert_eq!(status, StatusCode::CONFLICT);
        }

        // Its own desk says nothing of it either.
        chair.open("/panitia/2026-demo").await.sees_not(&t!(l, desk.letters_refused, count = 1_usize));

        // Whoever is invited, by whatever address, gets a file and no letter.
        chair.open("/panitia/2026-demo/juri").await.type_into(&t!(l, panel.invite_name), "Ketut Juri");
        chair.type_into(&t!(l, panel.invite_email), "ketut@contoh.test");
        chair.press(&t!(l, panel.invite)).await.sees(&t!(l, panel.now_invited));
        let written = outbox::claim(store, now, 1_000).await.unwrap();
        let to: Vec<_> = written.iter().map(|letter| (letter.to.as_str(), letter.demo)).collect();
        assert_eq!(to, [("ketut@contoh.test", true)]);
    }
}

#[tokio::test]
async fn real_people_beside_it_are_offered_what_is_real_alone() {
    let l = Locale::Id;
    let world = World::with(juara_store::Backend::Sqlite, EXAMPLE).await;
    let (store, clock) = (&world.fresh.store, &world.state.clock);
    let made = made(&world, Phase::Open).await;
    let luh = cast::chair(store, clock.now()).await.unwrap();
    let wayan = cast::applicant(store, "Wayan Contoh", "wayan@contoh.test", clock.now()).await.unwrap();
    // A code of the authenticator counts once, and the last one was used while it was made.
    clock.move_to(clock.now() + Minutes(1));
    let signs_in = |real: &cast::Member| {
        let mut member = made.people[0].clone();
        (member.email, member.passphrase) = (real.email.clone(), PASSPHRASE.to_owned());
        member.totp_secret = real.totp_secret.clone();
        member
    };
    let mut own = world.browser();
    sign_in(&mut own, &signs_in(&wayan), clock.now()).await;
    let links = own.open("/ikut").await.page().attributes("a", "href");
    assert!(!links.iter().any(|link| link.contains("2026-demo")), "{links:?}");
    own.open("/ikut/baru?edisi=2026-demo").await.sees(&t!(l, refusals.invented));
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    own.open("/ikut/baru").await.sees_not(&t!(l, refusals.invented));
    // The check is for everybody; what follows from it is offered to those alone who may.
    let begins = |browser: &Browser| {
        browser.page().attributes("main a", "href").iter().any(|href| href.contains("/ikut/baru"))
    };
    own.open("/2026-demo/syarat?boleh=UMUM").await.sees(&t!(l, public.eligible_title));
    assert!(!begins(&own), "{}", own.text());
    own.open("/2026/syarat?boleh=UMUM").await.sees(&t!(l, public.eligible_title));
    assert!(begins(&own), "{}", own.text());

    // What a demonstration writes to somebody real is not shown to them: no letter about it came.
    let invented = made.people.iter().find(|member| member.role == "chair").unwrap();
    let mut elsewhere = world.browser();
    sign_in(&mut elsewhere, invented, clock.now()).await;
    elsewhere.open("/panitia/2026-demo/juri").await.type_into(&t!(l, panel.invite_name), "Wayan Contoh");
    elsewhere.type_into(&t!(l, panel.invite_email), &wayan.email);
    elsewhere.press(&t!(l, panel.invite)).await.sees(&t!(l, panel.now_invited));
    own.open("/juri").await.sees(&t!(l, judging.no_place));
    own.open("/ikut").await.sees_not(&t!(l, entry.invited));

    // Who runs the real one sees which is not, and invites nobody there.
    let mut chair = world.browser();
    sign_in(&mut chair, &signs_in(&luh), clock.now()).await;
    chair.open("/panitia").await;
    assert_eq!(chair.text().matches(&t!(l, desk.sample)).count(), 1, "{}", chair.text());
    let invites = |browser: &Browser| browser.page().attributes("main form", "action");
    chair.open("/panitia/2026/juri").await;
    assert!(invites(&chair).iter().any(|action| action.ends_with("/invite_judge")));
    chair.open("/panitia/2026-demo/juri").await;
    assert!(!invites(&chair).iter().any(|action| action.ends_with("/invite_judge")));
    let fields = [("edition", "2026-demo"), ("name", "Ketut Juri"), ("email", "ketut@contoh.test")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let (status, ..) = chair.ask("/do/desk/invite_judge", Some(fields)).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_phase_is_what_it_says() {
    let world = World::empty(juara_store::Backend::Sqlite).await;
    let banner = t!(Locale::Id, public.demo);
    for (n, phase) in PHASES.into_iter().enumerate() {
        let address = made(&world, phase).await.address;
        assert_eq!(address, if n == 0 { "/2026-demo".to_owned() } else { format!("/2026-demo-{}", n + 1) });
        let mut browser = world.browser();
        browser.open(&address).await.sees(&banner);
        let published = browser.fetch(&format!("{address}/hasil.json")).await.0 == StatusCode::OK;
        assert_eq!(published, phase == Phase::Published);
    }
    // With a mail server beside it, its letters still become files and reach nobody.
    let (server, folder) = (MailServer::open().await, &world.state.config.data_dir);
    let mailer = server.mailer(folder);
    let mut written = 0;
    loop {
        match send_letters::run(&world.state, &mailer).await.unwrap() {
            0 => break,
            some => written += some,
        }
    }
    assert_eq!(std::fs::read_dir(folder.join("mail")).unwrap().count(), written);
    assert!(written > 0 && server.taken().is_empty(), "{written}: {:?}", server.taken());
}

/// Numbers and orders of reading are drawn anew in every installation.
#[tokio::test]
async fn the_same_seed_sends_the_same_sheets() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let world = World::empty(juara_store::Backend::Sqlite).await;
        let (store, now) = (&world.fresh.store, world.state.clock.now());
        let wanted = Wanted { phase: Phase::Judging, entries: 12, judges: 4, seed: 1 };
        let made = make(store, now, wanted).await.unwrap();
        let mut counts = Vec::new();
        for judge in made.people.iter().filter(|member| member.role == "judge") {
            let account = demo::account(store, &judge.email).await.unwrap();
            let person = account::person(store, account, now).await.unwrap().unwrap();
            let by = Caller { actor: Actor::Person(person), ..juara(now) };
            for round in judging::places(store, &by).await.unwrap().iter().flat_map(|place| &place.rounds) {
                counts.push((round.given, round.owed));
            }
        }
        runs.push(counts);
    }
    assert!(runs[0] == runs[1] && runs[0].iter().any(|(given, owed)| 0 < *owed && owed < given), "{runs:?}");
}

#[tokio::test]
async fn too_few_judges_are_refused_in_a_sentence() {
    let world = World::empty(juara_store::Backend::Sqlite).await;
    let wanted = Wanted { phase: Phase::Recap, entries: 3, judges: 1, seed: 1 };
    let refused = make(&world.fresh.store, world.state.clock.now(), wanted).await.unwrap_err();
    assert_eq!(refused.to_string(), "this rulebook needs at least 3 judges");
}
