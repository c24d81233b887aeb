//! How anybody checks the board: the file, its hash, the command, the versions.

use super::VERSION;
use crate::{
    pages::public::rulebook::FINGERPRINTS,
    ui::{
        button::{ButtonLink, Look},
        command::command,
    },
};
use juara::Locale;
use juara_store::{board::PublishedResult, edition::EditionView};
use juara_words::{format, t};
use leptos::prelude::*;

/// Where on the page this stands.
pub(super) const PROOF: &str = "periksa";

/// The file of the version that is shown, and the other versions.
pub(super) fn proof(edition: &EditionView, published: &PublishedResult, locale: Locale) -> AnyView {
    let version = published.file.version.number;
    let file = format!("/{}/hasil.json?{VERSION}={version}", edition.slug);
    let csv = locale.path(&format!("/{}/hasil.csv?{VERSION}={version}", edition.slug));
    // Of the rules as their page shows them, so that the file has to agree with something outside of itself.
    let verify = format!("juara verify hasil.json --rules {}", edition.rules_sha256);
    let rules = locale.path(&format!("/{}/juknis#{FINGERPRINTS}", edition.slug));
    let versions: Vec<AnyView> = published
        .versions
        .iter()
        .map(|line| {
            let at = format::moment(locale, line.at, &edition.rulebook.place.zone);
            let label = if line.is_final {
                t!(locale, board.final_version, version = line.version)
            } else {
                t!(locale, board.provisional_version, version = line.version)
            };
            if u64::from(line.version) == version {
                return view! { <li><b>{label}</b>", "{at}</li> }.into_any();
            }
            let href = locale.path(&format!("/{}/hasil?{VERSION}={}", edition.slug, line.version));
            view! { <li><a href=href>{label}</a>", "{at}</li> }.into_any()
        })
        .collect();
    view! {
        <section class="j-panel j-panel--proof" id=PROOF>
            <h2>{t!(locale, board.proof)}</h2>
            <p>{t!(locale, board.proof_text)}</p>
            <p class="j-actions">
                <ButtonLink href=file label=t!(locale, board.download)/>
                <ButtonLink href=csv label=t!(locale, board.download_csv) look=Look::Quiet/>
            </p>
            <p>{t!(locale, board.hash)}</p>
            <p class="j-code"><code>{published.sha256.clone()}</code></p>
            <p>{t!(locale, board.command)}" "<a href=rules>{t!(locale, public.hashes_title)}</a></p>
            <p class="j-code">{command(&verify)}</p>
        </section>
        <section>
            <h2>{t!(locale, board.versions)}</h2>
            <ul>{versions}</ul>
        </section>
    }
    .into_any()
}
