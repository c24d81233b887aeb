//! Browsers that are known. The key is the SHA-256 of what the cookie holds;
//! the cookie itself is nowhere in the database.

mod own;

pub use own::{OwnSession, end_others, end_own, own_sessions};

use crate::{
    Error, Store, Tx,
    entity::{account, judge, session},
    panel,
    seal::hex,
};
use juara::{
    Instant, Minutes, Person, Refusal, Staff,
    account::{NOBODY_LASTS, session_lasts},
    id::{AccountId, JudgeId},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, IntoCondition},
};
use serde::{Deserialize, Serialize};

/// More sessions than an account ever has, whatever was set when they began.
const ALL: u64 = 1_000;

/// A visit counts at most this often, so that reading pages writes little.
const TOUCH_EVERY: Minutes = Minutes(5);

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub account: Option<AccountId>,
    /// When it was last seen, as far as visits are counted.
    pub seen_at: Instant,
    /// When who is signed in did so, for a session ends by age too; who proves anew who they are stays as old.
    pub began_at: Instant,
    /// What the server keeps in it; the store does not look inside, and seals it.
    pub body: Vec<u8>,
}

/// The session with this key; none if there is none, it has ended, or it can't
/// be opened since the installation's key is another.
pub async fn load(store: &Store, key: &[u8; 32], now: Instant) -> Result<Option<Session>, Error> {
    let row = session::Entity::find_by_id(hex(key)).one(store.reader()).await?;
    let row = row.filter(|row| now < row.expires_at);
    Ok(row.and_then(|row| {
        let body = store.secret().open(&place(&row.key), &row.body)?;
        Some(Session { account: row.account_id, seen_at: row.seen_at, began_at: row.began_at, body })
    }))
}

/// What is known of a session while a request is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// When it began.
    pub began_at: Instant,
    /// When it was last seen, as far as visits are counted.
    pub seen_at: Instant,
    /// What permissions know of who is signed in; nobody, if nobody is or the account is gone.
    pub known: Option<Known>,
}

/// A browser that is known comes by: the session, and what permissions know of who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The session.
    pub session: Session,
    /// Nobody, if nobody is signed in or the account is gone.
    pub known: Option<Known>,
}

/// What permissions know of an account, beside its id and when its owner proved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    staff: Option<Staff>,
    confirmed: bool,
    two_factors: bool,
    demo: bool,
    judges: bool,
}

impl Visit {
    /// What is kept of it while a request is worked on.
    #[must_use]
    pub fn stay(&self) -> Stay {
        Stay { began_at: self.session.began_at, seen_at: self.session.seen_at, known: self.known }
    }
}

impl Known {
    /// The person whose account this is, who proved it at that moment.
    #[must_use]
    pub fn person(self, account: AccountId, proved_at: Instant) -> Person {
        let Self { staff, confirmed, two_factors, demo, judges } = self;
        Person { account, staff, confirmed, two_factors, demo, judges, proved_at }
    }
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    account_id: Option<AccountId>,
    body: Vec<u8>,
    began_at: Instant,
    seen_at: Instant,
    expires_at: Instant,
    owner: Option<AccountId>,
    staff: Option<Staff>,
    confirmed_at: Option<Instant>,
    totp_confirmed_at: Option<Instant>,
    demo: Option<bool>,
    judge: Option<JudgeId>,
}

/// The session with this key and its account, in one statement; none as [`load`] says.
pub async fn visit(store: &Store, key: &[u8; 32], now: Instant) -> Result<Option<Visit>, Error> {
    let owner = session::Entity::belongs_to(account::Entity)
        .from(session::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let sits = session::Entity::belongs_to(judge::Entity)
        .from(session::Column::AccountId)
        .to(judge::Column::AccountId)
        .on_condition(|_, _| panel::has_accepted().into_condition())
        .into();
    let row = session::Entity::find_by_id(hex(key))
        .join(JoinType::LeftJoin, owner)
        .join(JoinType::LeftJoin, sits)
        .column_as(account::Column::Id, "owner")
        .column(account::Column::Staff)
        .column(account::Column::ConfirmedAt)
        .column(account::Column::TotpConfirmedAt)
        .column(account::Column::Demo)
        .column_as(judge::Column::Id, "judge")
        .into_model::<Row>()
        .one(store.reader())
        .await?;
    let row = row.filter(|row| now < row.expires_at);
    Ok(row.and_then(|row| {
        let body = store.secret().open(&place(&row.key), &row.body)?;
        let known = row.owner.map(|_| Known {
            staff: row.staff,
            confirmed: row.confirmed_at.is_some(),
            two_factors: row.totp_confirmed_at.is_some(),
            demo: row.demo.unwrap_or_default(),
            judges: row.judge.is_some(),
        });
        let session = Session { account: row.account_id, seen_at: row.seen_at, began_at: row.began_at, body };
        Some(Visit { session, known })
    }))
}

/// Keeps a new session. How long it lasts is the role's rule
/// ([`session_lasts`]); a session that has ended by age is not kept.
///
/// Errors: `SignInFirst` if its account is gone.
pub async fn create(store: &Store, key: &[u8; 32], session: &Session, now: Instant) -> Result<(), Error> {
    let key = hex(key);
    let body = store.secret().seal(&place(&key), &session.body)?;
    let tx = store.begin().await?;
    let row = session::ActiveModel {
        key: Set(key),
        account_id: Set(session.account),
        body: Set(body),
        began_at: Set(session.began_at),
        seen_at: Set(now),
        expires_at: Set(ends(tx.db(), session.account, session.began_at, now).await?),
    };
    session::Entity::insert(row).exec_without_returning(tx.db()).await?;
    if let Some(account) = session.account {
        end_oldest(&tx, account).await?;
    }
    tx.commit().await
}

/// Keeps what has changed in a session. One that was ended meanwhile stays ended, whatever a request that began before
/// that still has to say.
///
/// Errors: `SignInFirst` if its account is gone.
pub async fn save(store: &Store, key: &[u8; 32], session: &Session, now: Instant) -> Result<(), Error> {
    let key = hex(key);
    let body = store.secret().seal(&place(&key), &session.body)?;
    let tx = store.begin().await?;
    let expires_at = ends(tx.db(), session.account, session.began_at, now).await?;
    session::Entity::update_many()
        .col_expr(session::Column::AccountId, Expr::value(session.account))
        .col_expr(session::Column::Body, Expr::value(body))
        .col_expr(session::Column::BeganAt, Expr::value(session.began_at))
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .col_expr(session::Column::ExpiresAt, Expr::value(expires_at))
        .filter(session::Column::Key.eq(key))
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// Counts a visit, at most every five minutes: `stay` is what the session said when it was read. One statement,
/// which changes nothing if another request counted in the meantime.
pub async fn touch(store: &Store, key: &[u8; 32], stay: Stay, now: Instant) -> Result<(), Error> {
    if now < stay.seen_at + TOUCH_EVERY {
        return Ok(());
    }
    let lasts = stay.known.map_or(NOBODY_LASTS, |known| session_lasts(known.staff, known.judges));
    let expires_at = lasts.ends(stay.began_at, now);
    let tx = store.begin().await?;
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .col_expr(session::Column::ExpiresAt, Expr::value(expires_at))
        .filter(session::Column::Key.eq(hex(key)))
        .filter(session::Column::SeenAt.eq(stay.seen_at))
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// Ends a session.
pub async fn delete(store: &Store, key: &[u8; 32]) -> Result<(), Error> {
    let tx = store.begin().await?;
    session::Entity::delete_by_id(hex(key)).exec(tx.db()).await?;
    tx.commit().await
}

/// Ends all sessions of an account, within an act; but the one with this key, if one is named.
pub(crate) async fn end_all(tx: &Tx, account: AccountId, keep: Option<&[u8; 32]>) -> Result<(), Error> {
    let mut all = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    if let Some(keep) = keep {
        all = all.filter(session::Column::Key.ne(hex(keep)));
    }
    all.exec(tx.db()).await?;
    Ok(())
}

/// The place for which a session's body is sealed: it may hold recovery codes
/// that are still to be written down.
fn place(key: &str) -> String {
    format!("session|{key}|body")
}

async fn ends(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    began: Instant,
    now: Instant,
) -> Result<Instant, Error> {
    let lasts = match account {
        None => NOBODY_LASTS,
        Some(id) => {
            let account = account::Entity::find_by_id(id).one(db).await?.ok_or(Refusal::SignInFirst)?;
            session_lasts(account.staff, panel::judges(db, id).await?)
        }
    };
    Ok(lasts.ends(began, now))
}

/// An account is known in so many browsers; the one not seen longest goes.
async fn end_oldest(tx: &Tx, account: AccountId) -> Result<(), Error> {
    let beyond = session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Key)
        .offset(tx.store().limits().sessions)
        .limit(ALL)
        .all(tx.db())
        .await?;
    if !beyond.is_empty() {
        let keys = beyond.into_iter().map(|row| row.key);
        session::Entity::delete_many().filter(session::Column::Key.is_in(keys)).exec(tx.db()).await?;
    }
    Ok(())
}
