//! Accepting the invitation to run competitions.

use super::{
    authenticator,
    confirm::confirm_by_letter,
    find,
    invitation::is_for,
    involved::involvement,
    near::near,
    register::{New, insert, send_confirmation},
    sign_in::SignedIn,
    token,
};
use crate::{
    Error, Once, Store, Tx, attempt,
    entity::{account, token as token_row},
    once::answered,
    seal::sha256,
    session,
};
use juara::{
    Caller, Instant, Locale, Problems, Refusal, Staff,
    account::{Email, Passphrase, PersonName, TokenPurpose},
    event::AccountEvent,
    id::AccountId,
    policy::{may_become_staff, may_become_staff_anew},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What the form says.
#[derive(Clone, Copy)]
pub struct Acceptance<'a> {
    /// Field `email`; asked from the first chair alone, an organiser's is the address of the letter.
    pub email: &'a str,
    /// Field `name`.
    pub name: &'a str,
    /// Field `passphrase`.
    pub passphrase: &'a str,
    /// Their language.
    pub locale: Locale,
}

/// Becomes chair or organiser with a new account, and is signed in. The next thing is to set up an authenticator, which
/// is begun here.
///
/// Errors: `InvitationSpent`; `Problems` of `email`, `name`, `passphrase`; what [`may_become_staff_anew`] says if
/// the address has an account; `TooMany`, `Busy`.
pub async fn accept_staff_invitation(
    store: &Store,
    by: &Caller,
    token: &str,
    form: Acceptance<'_>,
    once: &str,
) -> Result<SignedIn, Error> {
    let scope = token::scope("accept", token);
    // Only who has a link that works makes us hash.
    let Some(invited) = invitation(store, token, by.now).await? else {
        let id = answered(store, once, &scope).await?.ok_or(Refusal::InvitationSpent)?;
        let own = find::own(store.reader(), id.parse().map_err(Error::internal)?).await?;
        return Ok(signed_in(&own));
    };
    let mut problems = Problems::none();
    let address = invited.address.as_deref().unwrap_or(form.email);
    let email = problems.note("email", Email::parse(address));
    let name = problems.note("name", PersonName::parse(form.name));
    let passphrase = problems.note("passphrase", Passphrase::parse(form.passphrase));
    let (Some(email), Some(name), Some(passphrase)) = (email, name, passphrase) else {
        return Err(problems.into());
    };
    may_become_staff_anew(by, find::by_email(store.reader(), &email).await?.is_some())?;
    attempt::take_link(store, token, by.now).await?;
    let near = near(store, [name.as_str(), email.as_str()]).await?;
    let hash = store
        .hashing()
        .new_hash(&passphrase, near)
        .await?
        .map_err(|what| Problems::one("passphrase", what))?;

    let tx = store.begin().await?;
    if let Once::Again(id) = tx.once(once, &scope, by.now).await? {
        let own = find::own(tx.db(), id.parse().map_err(Error::internal)?).await?;
        return Ok(signed_in(&own));
    }
    let used = consume(&tx, token, by.now).await?;
    let new = New { email: &email, name: &name, hash, locale: form.locale };
    // Somebody may have registered the address in this very moment.
    let id = insert(&tx, by, new).await?.ok_or(Refusal::Stale)?;
    tx.record(by, AccountEvent::Created { account: id });
    let account = become_staff(&tx, by, id, &used).await?;
    tx.record(by, AccountEvent::SignedIn { account: id });
    tx.answer(once, &scope, &id.to_string()).await?;
    tx.commit().await?;
    Ok(signed_in(&account))
}

/// Becomes chair or organiser with the account that is signed in, with all that signing in asks for: whoever reads a
/// mailbox gets no further by an invitation than by a new passphrase. It stays as it is, and is signed out everywhere
/// but in the session with the key `keep`.
///
/// Errors: `InvitationSpent`; what [`may_become_staff`] says.
pub async fn accept_staff_invitation_as_own(
    store: &Store,
    by: &Caller,
    token: &str,
    keep: Option<&[u8; 32]>,
    once: &str,
) -> Result<(), Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let scope = format!("accept-own|{}|{}", person.account, sha256(token.as_bytes()));
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let used = consume(&tx, token, by.now).await?;
    let own = find::own(tx.db(), person.account).await?;
    may_become_staff(by, is_for(used.address.as_deref(), &own), involvement(tx.db(), own.id).await?)?;
    session::end_all(&tx, own.id, keep).await?;
    token::revoke(&tx, own.id).await?;
    become_staff(&tx, by, own.id, &used).await?;
    tx.commit().await
}

/// The invitation; none if it was never given or works no longer.
async fn invitation(store: &Store, token: &str, now: Instant) -> Result<Option<token_row::Model>, Error> {
    let row = token_row::Entity::find_by_id(sha256(token.as_bytes())).one(store.reader()).await?;
    Ok(row.filter(|row| TokenPurpose::INVITATIONS.contains(&row.purpose) && token::works(row, now)))
}

async fn consume(tx: &Tx, token: &str, now: Instant) -> Result<token_row::Model, Error> {
    token::consume(tx, token, &TokenPurpose::INVITATIONS, now).await.map_err(token::as_invitation)
}

/// The account runs competitions from now on. An address to which the invitation went is thereby confirmed.
async fn become_staff(
    tx: &Tx,
    by: &Caller,
    id: AccountId,
    used: &token_row::Model,
) -> Result<account::Model, Error> {
    let staff = match used.purpose {
        TokenPurpose::InviteChair => Staff::Chair,
        _ => Staff::Organiser,
    };
    account::Entity::update_many()
        .col_expr(account::Column::Staff, Expr::value(staff))
        .filter(account::Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    if used.address.is_some() {
        confirm_by_letter(tx, by, id).await?;
    }
    let account = find::own(tx.db(), id).await?;
    if let (None, Some(Ok(email))) = (account.confirmed_at, account.email.as_deref().map(Email::parse)) {
        send_confirmation(tx, by, id, &email, &account.name, account.locale, "").await?;
    }
    let account =
        if account.totp_secret.is_none() { authenticator::begin(tx, account).await? } else { account };
    tx.record(by, AccountEvent::BecameStaff { account: id, staff });
    Ok(account)
}

fn signed_in(account: &account::Model) -> SignedIn {
    SignedIn { account: account.id, staff: account.staff, locale: account.locale }
}
