//! Accepting the invitation to run competitions.

use super::{
    authenticator, find,
    involved::involvement,
    near::near,
    register::{New, insert, send_confirmation},
    sign_in::SignedIn,
    token,
};
use crate::{
    Error, Once, Store, Tx,
    entity::{account, token as token_row},
    session,
};
use juara::{
    Caller, Locale, Problems, Refusal, Staff,
    account::{Email, Passphrase, PersonName, TokenPurpose},
    event::AccountEvent,
    id::AccountId,
    policy::may_become_staff,
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

/// Becomes chair or organiser, and is signed in. An account that the address
/// has already becomes an organiser's, with the new name and passphrase; the
/// first chair must know its passphrase, since no letter proves their address.
/// The next thing is to set up an authenticator, which is begun here.
///
/// Errors: `InvitationSpent`; `Problems` of `email`, `name`, `passphrase`;
/// `SignInFailed`; what [`may_become_staff`] says; `Busy`.
pub async fn accept_staff_invitation(
    store: &Store,
    by: &Caller,
    token: &str,
    form: Acceptance<'_>,
    once: &str,
) -> Result<SignedIn, Error> {
    let (invited, spent) = invitation(store, token, by).await?;
    let mut problems = Problems::none();
    let address = invited.address.as_deref().unwrap_or(form.email);
    let email = problems.note("email", Email::parse(address));
    let name = problems.note("name", PersonName::parse(form.name));
    let passphrase = problems.note("passphrase", Passphrase::parse(form.passphrase));
    let (Some(email), Some(name), Some(passphrase)) = (email, name, passphrase) else {
        return Err(problems.into());
    };
    let known = find::by_email(store.reader(), &email).await?;
    if let (Some(known), None, false) = (&known, &invited.address, spent)
        && !store.hashing().fits(Some(passphrase.clone()), Some(known.passphrase.clone())).await?
    {
        return Err(Refusal::SignInFailed.into());
    }
    let near = near(store, [name.as_str(), email.as_str()]).await?;
    let hash = store
        .hashing()
        .new_hash(&passphrase, near)
        .await?
        .map_err(|what| Problems::one("passphrase", what))?;

    let tx = store.begin().await?;
    let scope = token::scope("accept", token);
    if let Once::Again(account) = tx.once(once, &scope, by.now).await? {
        let account = find::own(tx.db(), account.parse().map_err(Error::internal)?).await?;
        return Ok(signed_in(&account));
    }
    if let Some(known) = &known {
        may_become_staff(involvement(tx.db(), known.id).await?)?;
    }
    let used = token::consume(&tx, token, &TokenPurpose::INVITATIONS, by.now).await;
    let used = used.map_err(token::as_invitation)?;
    let staff = match used.purpose {
        TokenPurpose::InviteChair => Staff::Chair,
        _ => Staff::Organiser,
    };
    let new = New { email: &email, name: &name, hash: hash.clone(), locale: form.locale };
    let id = match (insert(&tx, by, new).await?, known) {
        (Some(id), _) => {
            tx.record(by, AccountEvent::Created { account: id });
            id
        }
        (None, Some(known)) => {
            take_over(&tx, known.id, &name, hash).await?;
            known.id
        }
        // Somebody registered the address in this very moment.
        (None, None) => return Err(Refusal::Stale.into()),
    };
    let mut row = account::Entity::update_many()
        .col_expr(account::Column::Staff, Expr::value(staff))
        .filter(account::Column::Id.eq(id));
    if used.address.is_some() {
        row = row.col_expr(account::Column::ConfirmedAt, Expr::value(by.now));
    }
    row.exec(tx.db()).await?;
    let account = find::own(tx.db(), id).await?;
    if account.confirmed_at.is_none() {
        send_confirmation(&tx, by, id, &email, name.as_str(), account.locale).await?;
    } else if used.address.is_some() {
        tx.record(by, AccountEvent::Confirmed { account: id });
    }
    let account =
        if account.totp_secret.is_none() { authenticator::begin(&tx, account).await? } else { account };
    tx.record(by, AccountEvent::BecameStaff { account: id, staff });
    tx.record(by, AccountEvent::SignedIn { account: id });
    tx.answer(once, &scope, &id.to_string()).await?;
    tx.commit().await?;
    Ok(signed_in(&account))
}

/// The invitation, and whether it is used up or too old; the second click may still be answered.
/// Errors: `InvitationSpent` if it was never given.
async fn invitation(store: &Store, token: &str, by: &Caller) -> Result<(token_row::Model, bool), Error> {
    let row =
        token_row::Entity::find_by_id(crate::seal::sha256(token.as_bytes())).one(store.reader()).await?;
    let row = row.filter(|row| TokenPurpose::INVITATIONS.contains(&row.purpose));
    let row = row.ok_or(Refusal::InvitationSpent)?;
    let spent = row.used_at.is_some() || row.expires_at <= by.now;
    Ok((row, spent))
}

/// An account that was there gets the name and passphrase of the form; who was in it is out.
async fn take_over(tx: &Tx, id: AccountId, name: &PersonName, hash: String) -> Result<(), Error> {
    account::Entity::update_many()
        .col_expr(account::Column::Name, Expr::value(name.as_str()))
        .col_expr(account::Column::Passphrase, Expr::value(hash))
        .filter(account::Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    session::end_all(tx, id, None).await?;
    token::revoke(tx, id).await
}

fn signed_in(account: &account::Model) -> SignedIn {
    SignedIn { account: account.id, staff: account.staff, locale: account.locale }
}
