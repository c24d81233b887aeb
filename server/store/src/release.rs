//! Releasing a result (pengumuman), by two persons: first provisional, then final.

mod file;
mod letters;
mod page;
mod preview;

pub use page::{ReleasePage, release_page};
pub use preview::Preview;

use crate::{
    Error, Once, Store, edition,
    entity::publication,
    once::scope,
    recap::{self, said, said_on_a_line},
    signature::{self, Shown},
};
use juara::{
    Caller, Problems, Refusal,
    event::ResultEvent,
    policy::may_release,
    recap::ReleaseContent,
    signature::{Act, Content, Signing},
    text::is_blank,
    verdict::Problem,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// The version that is final; the one before it is provisional.
const FINAL: u32 = 2;

/// What the form says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Release<'a> {
    /// 1 provisional, 2 final.
    pub version: u32,
    /// The hash of the input that the page showed.
    pub seen: &'a str,
    /// Field `reason`: why there is a new version. It is published; may be empty.
    pub reason: &'a str,
    /// Field `decision`: the number of the decision behind it. It is published;
    /// needed for the final version.
    pub decision: &'a str,
    /// How many signatures under this version the page showed.
    pub shown: usize,
}

/// Signs the release of a version. With the second signature the verdict file is
/// made, checked as anybody can check it, and published; entrants get a letter.
/// The second person signs the very texts of the first.
///
/// Errors: what [`may_release`] says, or `AlreadyDone`; what [`may_sign`](juara::policy::may_sign) and
/// [`may_sign_words`](juara::policy::may_sign_words) say;
/// `RecapChanged` if something was recorded since `seen`; `NotFound`; problems at
/// `reason` and `decision`.
pub async fn release(
    store: &Store,
    by: &Caller,
    slug: &str,
    form: Release<'_>,
    once: &str,
) -> Result<Signing, Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("release|{slug}|{}", form.version), by);
    if let Once::Again(answer) = tx.once(once, &scope, by.now).await? {
        return Ok(signature::answered(&answer));
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let loaded = recap::load(tx.db(), &edition).await?;
    // A result rests on its locks: it is of a later moment, whenever the request came.
    let by = &Caller { now: loaded.recorded.release_moment(by.now), ..by.clone() };
    let act = Act::Release { version: form.version };
    may_release(by, loaded.state(), form.version, loaded.unlocked(), problems(&loaded)?)
        .map_err(|refusal| signature::late(&loaded, &act, refusal))?;
    let (reason, decision) = texts(form)?;
    let released = ReleaseContent::of(&loaded.recorded, form.version, reason, decision);
    if released.input_sha256 != form.seen {
        return Err(Refusal::RecapChanged.into());
    }
    let content = Content::of(&released);
    let signed = signature::sign(&tx, by, edition.id, &act, &content, Shown::Words(form.shown)).await?;
    if signed.signing == Signing::Second {
        let file = file::make(&tx, by, &edition, &loaded, released).await?;
        let row = publication::ActiveModel {
            edition_id: Set(edition.id),
            version: Set(i32::try_from(form.version).map_err(Error::internal)?),
            state: Set(if form.version == FINAL { "final" } else { "provisional" }.to_owned()),
            bytes: Set(file.bytes.clone()),
            sha256: Set(file.sha256.clone()),
            at: Set(by.now),
        };
        publication::Entity::insert(row).exec_without_returning(tx.db()).await?;
        let (version, sha256) = (form.version, file.sha256.clone());
        tx.record(by, ResultEvent::Released { edition: edition.id, version, sha256, signed: signed.by });
        letters::tell(&tx, by, &edition, &file.computed, form.version == FINAL).await?;
    }
    tx.answer(once, &scope, signature::answer(signed.signing)).await?;
    tx.commit().await?;
    Ok(signed.signing)
}

/// What blocks any category of the whole edition.
fn problems(loaded: &recap::Loaded) -> Result<Vec<Problem>, Error> {
    let last = loaded.recorded.rulebook.rounds.last().map(|round| round.id.clone());
    Ok(recap::compute(loaded, &last.unwrap_or_default())?.problems())
}

fn texts(form: Release<'_>) -> Result<(Option<String>, Option<String>), Problems> {
    let reason = if_any(form.reason, |typed| said("reason", typed))?;
    let decision = if form.version == FINAL {
        Some(said_on_a_line("decision", form.decision)?)
    } else {
        if_any(form.decision, |typed| said_on_a_line("decision", typed))?
    };
    Ok((reason, decision))
}

/// What is said, where nothing has to be.
fn if_any(
    typed: &str,
    read: impl FnOnce(&str) -> Result<String, Problems>,
) -> Result<Option<String>, Problems> {
    if is_blank(typed) { Ok(None) } else { read(typed).map(Some) }
}
