//! `/masuk`: address and passphrase, then the code where there is an authenticator.

use super::{NEWS, NEXT, ahead::closing_ahead, leading_on, next_here, onward, stuck::Stuck};
use crate::{
    caller::{address, caller, client, query, store},
    error::AppError,
    form::{
        Fields,
        plain::Form,
        secret::{CodeField, PassphraseField},
        text::TextField,
    },
    pages::awaited,
    routes::own_address,
    session,
    ui::{
        button::Button,
        fault::on_the_way,
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{Actor, Locale, Refusal};
use juara_store::account::{self, Credentials, SignIn as Came};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

const STEP: &str = "langkah";
const CODE: &str = "kode";

/// Signs in, or goes on to ask for the code.
#[server(prefix = "/do", endpoint = "account/sign_in")]
pub async fn sign_in(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (caller, client) = (caller(), client());
    let form = Credentials {
        email: fields.get("email"),
        passphrase: fields.get("passphrase"),
        code: "",
        client: &client,
    };
    match account::sign_in(&store()?, &caller, form).await? {
        Came::Done(who) => {
            session::enter(who.account).await?;
            leptos_axum::redirect(&onward(&fields, who.account, who.staff).await?);
        }
        Came::NeedsCode(who) => {
            session::wait_for_code(who).await?;
            leptos_axum::redirect(&code_address(&fields, caller.locale));
        }
    }
    Ok(())
}

/// Signs in with the code of an authenticator, or a recovery code.
#[server(prefix = "/do", endpoint = "account/enter_code")]
pub async fn enter_code(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let waiting = session::waiting().await?.ok_or(Refusal::SignInFailed)?;
    let signed_in = account::enter_code(&store()?, &caller(), waiting, fields.get("code"), &client()).await?;
    session::enter(signed_in.account).await?;
    leptos_axum::redirect(&onward(&fields, signed_in.account, signed_in.staff).await?);
    Ok(())
}

/// The second step, which still knows where to go on.
fn code_address(fields: &Fields, locale: Locale) -> String {
    let next = own_address(fields.get(NEXT)).unwrap_or_default();
    let query = serde_urlencoded::to_string([(STEP, CODE), (NEXT, next)]).unwrap_or_default();
    format!("{}?{query}", locale.path("/masuk"))
}

/// The step that somebody is at. Who is signed in already and comes here for an
/// act proves who they are instead.
#[component]
pub fn SignInPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        if let (Actor::Person(_), Some(next)) = (caller.actor, next_here()) {
            leptos_axum::redirect(&on_the_way(&caller.locale.path("/buktikan"), &next));
            return Ok(().into_any());
        }
        let asks_code = query(STEP).as_deref() == Some(CODE) && session::waiting().await?.is_some();
        if asks_code {
            return Ok(view! { <CodeForm/> }.into_any());
        }
        let kept = match next_here() {
            Some(next) => session::keeps_form_of(&next).await?,
            None => false,
        };
        let ahead = closing_ahead().await?;
        Ok(view! { <SignInForm kept=kept ahead=ahead/> }.into_any())
    })
}

/// Address and passphrase.
#[component]
fn SignInForm(
    /// Whether a form waits behind it.
    kept: bool,
    /// When entries close, if this leads on to one.
    #[prop(optional_no_strip)]
    ahead: Option<AnyView>,
) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.title);
    let (email, passphrase) = (t!(locale, sign_in.email), t!(locale, sign_in.passphrase));
    let news = news(locale).map(|news| view! { <Notice about=About::Done><p>{news}</p></Notice> });
    let next = next_here();
    let register = leading_on(locale.path("/daftar"), next.as_deref());
    let first = next.is_some().then(|| {
        let says = if kept { t!(locale, refusals.sign_in_kept) } else { t!(locale, refusals.sign_in_first) };
        view! { <Notice about=About::Info><p>{says}</p></Notice> }
    });
    view! {
        <Page title=title.clone() class="j-page--narrow" says_whom=true>
            <h1>{title}</h1>
            {news}
            {first}
            {ahead}
            <Form action=SignIn::url()>
                <input type="hidden" name=NEXT value=next.unwrap_or_default()/>
                <TextField name="email" kind="email" label=email autocomplete="username"/>
                <PassphraseField label=passphrase/>
                <Button label=t!(locale, sign_in.enter)/>
            </Form>
            <p class="j-way"><a href=locale.path("/lupa-sandi")>{t!(locale, sign_in.forgot)}</a></p>
            <p class="j-way"><a href=register>{t!(locale, sign_in.register)}</a></p>
            <Stuck first=t!(locale, sign_in.stuck_unconfirmed)/>
        </Page>
    }
}

#[component]
fn CodeForm() -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.code_title);
    let code = t!(locale, sign_in.code);
    let again = address().split('?').next().unwrap_or_default().to_owned();
    view! {
        <Page title=title.clone() class="j-page--narrow" says_whom=true>
            <h1>{title}</h1>
            <Form action=EnterCode::url()>
                <input type="hidden" name=NEXT value=next_here().unwrap_or_default()/>
                <CodeField label=code help=t!(locale, sign_in.code_help) recovery=true/>
                <Button label=t!(locale, sign_in.enter)/>
            </Form>
            <p class="j-way"><a href=again>{t!(locale, sign_in.start_over)}</a></p>
            <Stuck/>
        </Page>
    }
}

/// What has just been done elsewhere, if this page was sent here for it.
fn news(locale: Locale) -> Option<String> {
    match query(NEWS)?.as_str() {
        super::confirm::CONFIRMED => Some(t!(locale, sign_in.confirmed)),
        super::reset::RESET => Some(t!(locale, sign_in.was_reset)),
        super::sign_out::LEFT => Some(t!(locale, sign_in.left)),
        _ => None,
    }
}
