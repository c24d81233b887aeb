//! Letters come in the language that their reader chose.

use super::MailServer;
use crate::{browser::ORIGIN, desk::scene::Desk, world::BACKENDS};
use juara::Locale;
use juara_server::jobs::send_letters;
use juara_words::t;

#[tokio::test]
async fn the_language_of_letters_is_chosen_on_the_own_page() {
    for (backend, l) in BACKENDS.into_iter().zip(Locale::ALL) {
        let mut desk = Desk::open(backend, l, 0).await;
        let server = MailServer::open().await;
        let mailer = server.mailer(&desk.world.state.config.data_dir);
        let email = desk.closed.organiser.email.clone();
        for (now, change, then, prefix) in [
            (
                t!(l, sign_in.letters_in_id),
                t!(l, sign_in.letters_to_en),
                t!(l, sign_in.letters_in_en),
                "/en/",
            ),
            (t!(l, sign_in.letters_in_en), t!(l, sign_in.letters_to_id), t!(l, sign_in.letters_in_id), "/"),
        ] {
            desk.made.open(&l.path("/akun/keamanan")).await.sees(&now);
            desk.made.press(&change).await;
            desk.made.sees(&t!(l, sign_in.language_changed)).sees(&then).sees_not(&now);
            let mut phone = desk.world.browser();
            phone.open(&l.path("/lupa-sandi")).await.type_into(&t!(l, sign_in.email), &email);
            phone.press(&t!(l, sign_in.send_link)).await;
            while send_letters::run(&desk.world.state, &mailer).await.unwrap() > 0 {}
            let letter = server.taken().last().unwrap().replace("=\r\n", "");
            assert!(letter.contains(&format!("{ORIGIN}{prefix}sandi-baru/")), "{letter}");
        }
    }
}
