//! Acts of two persons: the first signature is kept, the second does the act.

use crate::{
    Error, Tx,
    entity::{signature, signed_act},
    recap::Loaded,
};
use juara::{
    Caller, Instant, Refusal, Staff,
    event::ResultEvent,
    id::{AccountId, EditionId},
    policy::{ResultState, may_sign, may_sign_words},
    recap::{RecordedEntry, ReleaseContent, lock_content, overtaken_by},
    signature::{Act, Content, Grounds, Signature, Signing, refused},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

/// A signature that waits for another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Under which act.
    pub act: Act,
    /// Whether it still counts: what was signed has not changed since.
    pub counts: bool,
    /// The round, by its id, since whose opening an exclusion from that far back can't be completed any more.
    pub overtaken_by: Option<String>,
    /// What was signed: for a judge or an entry the reason, to be sent along with
    /// the second signature as it is.
    pub grounds: Option<Grounds>,
    /// What was signed: for a release its version and texts.
    pub release: Option<ReleaseContent>,
    /// Whose account.
    pub account: AccountId,
    /// Whose name.
    pub name: String,
    /// As what they signed.
    pub staff: Staff,
    /// When.
    pub at: Instant,
}

/// Somebody who signed an act that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// Their name.
    pub name: String,
    /// As what they signed.
    pub staff: Staff,
    /// When.
    pub at: Instant,
}

/// What the page of an act said of the signatures under it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown {
    /// So many, each under words that whoever signed had chosen.
    Words(usize),
    /// The act has no words to choose: whoever signs what is recorded signs the same.
    NoWords,
}

/// A signature that was just given.
pub(crate) struct Signed {
    pub(crate) signing: Signing,
    /// Who has signed this content, the first first.
    pub(crate) by: Vec<AccountId>,
}

/// Signs an act under a content, in the transaction of the act. The edition is
/// locked by the caller of this. Where the answer is `Second`, the caller does
/// the act: it is written down that it was done, which happens once.
///
/// Errors: what [`may_sign`] and [`may_sign_words`] say; `WrongState` if the act was done.
pub(crate) async fn sign(
    tx: &Tx,
    by: &Caller,
    edition: EditionId,
    act: &Act,
    content: &Content,
    shown: Shown,
) -> Result<Signed, Error> {
    let name = act.to_string();
    if signed_act::Entity::find_by_id((edition, name.clone())).one(tx.db()).await?.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let rows = signature::Entity::find()
        .filter(signature::Column::EditionId.eq(edition))
        .filter(signature::Column::Act.eq(&name))
        .order_by_asc(signature::Column::At)
        .all(tx.db())
        .await?;
    let same = rows.iter().filter(|row| row.content_sha256 == content.sha256);
    if let Shown::Words(shown) = shown {
        may_sign_words(rows.len(), same.count(), shown)?;
    }
    let given: Vec<Signature> = rows
        .into_iter()
        .filter(|row| row.content_sha256 == content.sha256)
        .map(|row| Signature {
            account: row.account_id,
            staff: row.staff,
            at: row.at,
            content: content.clone(),
        })
        .collect();
    let (person, staff, signing) = may_sign(by, &given)?;
    let row = signature::ActiveModel {
        edition_id: Set(edition),
        act: Set(name.clone()),
        content_sha256: Set(content.sha256.clone()),
        account_id: Set(person.account),
        staff: Set(staff),
        body: Set(content.body.clone()),
        at: Set(by.now),
    };
    signature::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, ResultEvent::Signed { edition, act: name.clone(), content_sha256: content.sha256.clone() });
    if signing == Signing::Second {
        let row = signed_act::ActiveModel {
            edition_id: Set(edition),
            act: Set(name),
            content_sha256: Set(content.sha256.clone()),
            at: Set(by.now),
        };
        let key = [signed_act::Column::EditionId, signed_act::Column::Act];
        let done = signed_act::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .exec_without_returning(tx.db())
            .await?;
        if done != 1 {
            return Err(Refusal::WrongState.into());
        }
    }
    let accounts = given.into_iter().map(|signature| signature.account).chain([person.account]);
    Ok(Signed { signing, by: accounts.collect() })
}

/// Who signed an act that is done, the first first; nobody before it is.
pub(crate) fn signatories(loaded: &Loaded, act: &Act) -> Vec<Signatory> {
    let name = act.to_string();
    loaded.signatories.iter().filter(|(of, _)| *of == name).map(|(_, signatory)| signatory.clone()).collect()
}

/// What is told of an act that is refused: that it is done, and by whom, if it is.
pub(crate) fn late(loaded: &Loaded, act: &Act, refusal: Refusal) -> Refusal {
    let done: Vec<_> = signatories(loaded, act).into_iter().map(|by| (by.name, by.at)).collect();
    refused(refusal, &done)
}

/// What a form posted twice is answered.
pub(crate) fn answer(signing: Signing) -> &'static str {
    match signing {
        Signing::First => "first",
        Signing::Second => "second",
    }
}

/// The same, read again.
pub(crate) fn answered(answer: &str) -> Signing {
    if answer == "second" { Signing::Second } else { Signing::First }
}

/// Everything that waits for a second person, the oldest first. What was signed
/// before something changed is told too, so that the page can say so.
pub(crate) fn pending(loaded: &Loaded) -> Vec<Pending> {
    let signatures = loaded.signatures.iter();
    let pending = signatures.filter_map(|(act, signature, name)| {
        let act: Act = act.parse().ok()?;
        let content = &signature.content;
        let release: Option<ReleaseContent> = serde_json::from_str(&content.body).ok();
        let grounds: Option<Grounds> = serde_json::from_str(&content.body).ok();
        let since = grounds.as_ref().and_then(|grounds| grounds.since.as_deref());
        let overtaken_by = since.and_then(|since| overtaken_by(&loaded.recorded, since)).map(str::to_owned);
        let counts = match (&act, &release) {
            (Act::Lock { round }, _) => lock_content(&loaded.recorded, round) == *content,
            (Act::Release { version }, Some(ReleaseContent { input_sha256, .. })) => {
                ReleaseContent::of(&loaded.recorded, *version, None, None).input_sha256 == *input_sha256
            }
            (Act::Release { .. }, None) => false,
            (Act::TakeOff { .. }, _) => loaded.state() == ResultState::Judging,
            (Act::Exclude { entry }, _) => {
                let is_in = |own: &RecordedEntry| own.withdrawn_at.is_none() && own.excluded_since.is_none();
                overtaken_by.is_none()
                    && loaded.state() != ResultState::Final
                    && loaded.recorded.entries.iter().any(|own| own.id == *entry && is_in(own))
            }
        };
        Some(Pending {
            act,
            counts,
            overtaken_by,
            grounds,
            release,
            account: signature.account,
            name: name.clone(),
            staff: signature.staff,
            at: signature.at,
        })
    });
    pending.collect()
}
