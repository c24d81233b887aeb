//! Putting a letter into the outbox.

use super::Tx;
use crate::{
    Error,
    entity::{account, outbox},
};
use juara::{
    Instant, Letter, Locale,
    id::{AccountId, LetterId},
    letter::LetterState,
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

impl Tx {
    /// Puts a letter into the outbox, to be sent once this transaction is committed.
    ///
    /// `dedupe` names the occasion: the same kind of letter to the same address
    /// on the same occasion is kept once.
    pub async fn post(
        &self,
        letter: &Letter,
        to: &str,
        recipient: Option<AccountId>,
        locale: Locale,
        dedupe: &str,
        now: Instant,
    ) -> Result<(), Error> {
        let id = LetterId::draw(now, crate::seal::random()?);
        let body = self.store().secret().seal(&outbox::place(id), &serde_json::to_vec(letter)?)?;
        let row = outbox::ActiveModel {
            id: Set(id),
            kind: Set(letter.code().to_owned()),
            account_id: Set(recipient),
            address: Set(to.to_owned()),
            locale: Set(locale),
            body: Set(Some(body)),
            dedupe: Set(dedupe.to_owned()),
            state: Set(LetterState::Waiting),
            tries: Set(0),
            not_before: Set(now),
            leased_until: Set(None),
            expires_at: Set(letter.expires()),
            created_at: Set(now),
            done_at: Set(None),
            reason: Set(None),
            demo: Set(self.is_demo() || self.is_invented(recipient).await?),
        };
        let same = [outbox::Column::Kind, outbox::Column::Address, outbox::Column::Dedupe];
        outbox::Entity::insert(row)
            .on_conflict(OnConflict::columns(same).do_nothing().to_owned())
            .exec_without_returning(self.db())
            .await?;
        Ok(())
    }

    /// Whether this account belongs to a demonstration.
    async fn is_invented(&self, account: Option<AccountId>) -> Result<bool, Error> {
        let Some(id) = account else { return Ok(false) };
        Ok(account::Entity::find_by_id(id).one(self.db()).await?.is_some_and(|account| account.demo))
    }
}
