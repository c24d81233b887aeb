//! The one table from address to page.
//!
//! Addresses are Indonesian in both languages; English is the same address
//! under `/en`, and the prefix alone decides the language of a page.

use crate::{pages, ui::fault::NoSuchPage};
use juara::Locale;
use leptos::{prelude::*, tachys::view::iterators::StaticVec};
use leptos_router::{
    NestedRoute, PathSegment, PossibleRouteMatch, SsrMode, StaticSegment,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{Routes, RoutesProps},
    path,
};
use std::sync::{Arc, LazyLock};

type Segments = Arc<dyn PossibleRouteMatch + Send + Sync>;

/// One page of the table.
pub struct Entry {
    /// Where its code is below `pages`, `public/home`.
    pub file: &'static str,
    /// Whether something on it comes alive in the browser.
    pub island: bool,
    segments: Segments,
    view: fn() -> AnyView,
}

macro_rules! table {
    ($($path:tt => $area:ident / $file:ident :: $page:ident $($island:ident)?),+ $(,)?) => {
        vec![$(Entry {
            file: concat!(stringify!($area), "/", stringify!($file)),
            island: has_island(&[$(stringify!($island))?]),
            segments: Arc::new(path!($path)),
            view: || view! { <pages::$area::$file::$page/> }.into_any(),
        }),+]
    };
}

/// Fixed words stand before `{edisi}`, which would take anything.
static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    table![
        "/" => public/home::HomePage,
        "/daftar" => account/register::RegisterPage,
        "/masuk" => account/sign_in::SignInPage,
        "/keluar" => account/sign_out::SignOutPage,
        "/verifikasi/:token" => account/confirm::ConfirmPage,
        "/lupa-sandi" => account/forgot::ForgotPage,
        "/sandi-baru/:token" => account/reset::ResetPage,
        "/undangan/:token" => account/invitation::InvitationPage,
        "/buktikan" => account/prove::ProvePage,
        "/akun/keamanan" => account/security::SecurityPage,
        "/ikut" => entry/entries::EntriesPage,
        "/ikut/baru" => entry/begin::BeginPage,
        "/ikut/:kode" => entry/status::StatusPage,
        "/ikut/:kode/isi" => entry/write::WritePage island,
        "/ikut/:kode/periksa" => entry/check::CheckPage,
        "/ikut/:kode/bukti/:nomor" => entry/receipt::ReceiptPage,
        "/ikut/:kode/kategori" => entry/category::CategoryPage,
        "/ikut/:kode/tarik" => entry/withdraw::WithdrawPage,
        "/ikut/:kode/hapus" => entry/delete::DeletePage,
        "/ikut/:kode/cetak" => entry/print::PrintPage,
        "/panitia" => desk/home::DeskPage,
        "/panitia/surat" => desk/letters::LettersPage,
        "/panitia/:edisi" => desk/edition::EditionDeskPage,
        "/panitia/:edisi/penutupan" => desk/closing::ClosingPage,
        "/panitia/:edisi/seleksi" => desk/screening::ScreeningPage,
        "/panitia/:edisi/seleksi/:no" => desk/decide::DecidePage,
        "/panitia/:edisi/juri" => desk/panel::PanelPage,
        "/panitia/:edisi/juri/:id" => desk/judge::JudgePage,
        "/panitia/:edisi/tahap/:tahap" => desk/round::RoundPage,
        "/panitia/:edisi/rekap/:tahap" => result/recap::RecapPage,
        "/panitia/:edisi/rekap/:tahap/kunci" => result/lock::LockPage,
        "/panitia/:edisi/rekap/:tahap/pleno/:kategori" => result/plenary::PlenaryPage,
        "/panitia/:edisi/rekap/:tahap/absen/:no" => result/absence::AbsencePage,
        "/panitia/:edisi/rekap/:tahap/diskualifikasi/:no" => result/exclude::ExcludePage,
        "/panitia/:edisi/juri/:id/lepas" => result/take_off::TakeOffPage,
        "/panitia/:edisi/hasil" => result/release::ReleasePage,
        "/juri" => jury/places::PlacesPage,
        "/juri/undangan/:token" => jury/invitation::InvitationPage,
        "/juri/:edisi" => jury/queue::QueuePage,
        "/juri/:edisi/pakta" => jury/pact::PactPage,
        "/juri/:edisi/konflik" => jury/conflicts::ConflictsPage,
        "/juri/:edisi/:tahap/:no" => jury/sheet::SheetPage island,
        "/juri/:edisi/:tahap/:no/mundur" => jury/step_back::StepBackPage,
        "/:edisi" => public/edition::EditionPage,
        "/:edisi/juknis" => public/rulebook::RulebookPage,
        "/:edisi/syarat" => public/eligibility::EligibilityPage,
        "/:edisi/jadwal" => public/schedule::SchedulePage,
        "/:edisi/hasil" => public/board::BoardPage,
    ]
});

fn has_island(words: &[&str]) -> bool {
    words.contains(&"island")
}

/// Every page, in the order in which addresses are tried.
#[must_use]
pub fn table() -> &'static [Entry] {
    &TABLE
}

impl Entry {
    /// The address, `/{edisi}/juknis`.
    #[must_use]
    pub fn pattern(&self) -> String {
        let mut segments = Vec::new();
        self.segments.generate_path(&mut segments);
        let mut pattern = String::new();
        for segment in segments {
            match segment {
                PathSegment::Static(word) => match word.trim_matches('/') {
                    "" => {}
                    word => pattern.extend(["/", word]),
                },
                PathSegment::Param(name) | PathSegment::OptionalParam(name) | PathSegment::Splat(name) => {
                    pattern.extend(["/{", &name, "}"]);
                }
                PathSegment::Unit => {}
            }
        }
        if pattern.is_empty() { "/".to_owned() } else { pattern }
    }

    fn fits(&self, path: &str) -> bool {
        self.segments.test(path).is_some_and(|found| found.is_complete())
    }

    fn routes(&self) -> [AnyNestedRoute; 2] {
        let here = Arc::clone(&self.segments);
        let english = (StaticSegment("en"), Arc::clone(&self.segments));
        [
            NestedRoute::new(here, self.view).ssr_mode(SsrMode::Async).into_any_nested_route(),
            NestedRoute::new(english, self.view).ssr_mode(SsrMode::Async).into_any_nested_route(),
        ]
    }
}

/// The language of an address, and the address without it: `/en/2026` is
/// English `/2026`.
#[must_use]
pub fn split_locale(path: &str) -> (Locale, &str) {
    match path.strip_prefix(Locale::En.prefix()) {
        Some("") => (Locale::En, "/"),
        Some(rest) if rest.starts_with('/') => (Locale::En, rest),
        _ => (Locale::Id, path),
    }
}

/// The page at a path (without query), in either language.
#[must_use]
pub fn page_at(path: &str) -> Option<&'static Entry> {
    let (_, path) = split_locale(path);
    TABLE.iter().find(|entry| entry.fits(path))
}

/// `address` if it is one of our pages, with or without a query: safe to send
/// a browser to.
#[must_use]
pub fn own_address(address: &str) -> Option<&str> {
    let path = address.split('?').next().unwrap_or_default();
    let clean = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && address.bytes().all(|b| b.is_ascii_graphic());
    (clean && page_at(path).is_some()).then_some(address)
}

/// The page that fits the request, or that there is none.
#[component]
pub fn Pages() -> impl IntoView {
    let routes: Vec<_> = TABLE.iter().flat_map(Entry::routes).collect();
    let children = ToChildren::to_children(move || StaticVec::from(routes));
    Routes(RoutesProps::builder().fallback(|| view! { <NoSuchPage/> }).children(children).build())
}
