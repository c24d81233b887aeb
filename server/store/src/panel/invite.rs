//! Inviting judges.

use super::judge as place;
use crate::{
    Error, Once, Store, Tx, account,
    board::last_released,
    edition,
    entity::judge,
    entry::has_entry,
    once::scope,
    seal::{hex, random, sha256},
};
use juara::{
    Caller, Letter, Locale, Problems,
    account::{Email, PersonName},
    event::JudgingEvent,
    id::{EditionId, JudgeId},
    letter::Contact,
    panel::INVITATION_LASTS,
    policy::{Invitee, may_be_invited, may_invite_judge},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What the form says.
#[derive(Clone, Copy, Debug)]
pub struct NewJudge<'a> {
    /// Field `name`: the name the public reads.
    pub name: &'a str,
    /// Field `email`.
    pub email: &'a str,
    /// The language of the letter.
    pub locale: Locale,
}

/// Invites somebody to judge an edition, by letter. Who has not answered, or
/// declined, is invited again, and the link of before works no longer.
///
/// Errors: what [`may_invite_judge`] says; problems at `name` and `email`, where stands
/// too what [`may_be_invited`] says; `NotFound`.
pub async fn invite_judge(
    store: &Store,
    by: &Caller,
    slug: &str,
    form: NewJudge<'_>,
    once: &str,
) -> Result<(), Error> {
    let (person, _) = by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("invite-judge|{slug}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    may_invite_judge(by, edition.demo, last_released(tx.db(), edition.id).await?)?;
    let mut problems = Problems::none();
    let name = problems.note("name", PersonName::parse(form.name));
    let email = problems.note("email", Email::parse(form.email));
    let (Some(name), Some(email)) = (name, email) else { return Err(problems.into()) };
    let secret = hex(&random::<32>()?);
    let until = by.now + INVITATION_LASTS;
    let invitation = Invitation { name: name.as_str(), email: &email, hash: sha256(secret.as_bytes()) };
    let judge = keep(&tx, by, edition.id, &invitation).await?;
    tx.record(by, JudgingEvent::JudgeInvited { edition: edition.id, judge });
    let letter = Letter::InviteJudge {
        name: name.as_str().to_owned(),
        edition: edition.rulebook.title.get(form.locale).to_owned(),
        path: format!("/juri/undangan/{secret}"),
        until,
        zone: edition.rulebook.place.zone.name().to_owned(),
        by: Some(account::own(tx.db(), person.account).await?.name),
        ask: Some(Contact::of(&edition.rulebook, form.locale)),
    };
    tx.post(&letter, email.as_str(), None, form.locale, &invitation.hash, by.now).await?;
    tx.answer(once, &scope, "invited").await?;
    tx.commit().await
}

struct Invitation<'a> {
    name: &'a str,
    email: &'a Email,
    hash: String,
}

/// A new place on the panel, or the old one with a new link.
async fn keep(
    tx: &Tx,
    by: &Caller,
    edition: EditionId,
    invitation: &Invitation<'_>,
) -> Result<JudgeId, Error> {
    let known = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::EmailKey.eq(invitation.email.key()))
        .one(tx.db())
        .await?;
    let account = account::by_email(tx.db(), invitation.email).await?;
    let has_entry = match &account {
        Some(account) => has_entry(tx.db(), account.id, edition).await?,
        None => false,
    };
    let invitee = Invitee {
        place: known.as_ref().map(|known| place(known).state(by.now)),
        has_entry,
        runs: account.is_some_and(|account| account.staff.is_some()),
    };
    may_be_invited(invitee).map_err(|what| Problems::one("email", what))?;
    let until = by.now + INVITATION_LASTS;
    let Some(known) = known else {
        let id = JudgeId::draw(by.now, random()?);
        let row = judge::ActiveModel {
            id: Set(id),
            edition_id: Set(edition),
            account_id: Set(None),
            name: Set(invitation.name.to_owned()),
            email: Set(invitation.email.as_str().to_owned()),
            email_key: Set(invitation.email.key()),
            invited_at: Set(by.now),
            invitation: Set(invitation.hash.clone()),
            invited_until: Set(until),
            accepted_at: Set(None),
            declined_at: Set(None),
            pact_at: Set(None),
            pact_sha256: Set(None),
            conflicts_at: Set(None),
            off_at: Set(None),
            off_reason: Set(None),
        };
        judge::Entity::insert(row).exec_without_returning(tx.db()).await?;
        return Ok(id);
    };
    judge::Entity::update_many()
        .col_expr(judge::Column::Name, Expr::value(invitation.name))
        .col_expr(judge::Column::Email, Expr::value(invitation.email.as_str()))
        .col_expr(judge::Column::InvitedAt, Expr::value(by.now))
        .col_expr(judge::Column::Invitation, Expr::value(invitation.hash.clone()))
        .col_expr(judge::Column::InvitedUntil, Expr::value(until))
        .col_expr(judge::Column::DeclinedAt, Expr::value(None::<i64>))
        .filter(judge::Column::Id.eq(known.id))
        .filter(judge::Column::AccountId.is_null())
        .exec(tx.db())
        .await?;
    Ok(known.id)
}
