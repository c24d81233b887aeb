//! What people see: pages, forms, the server functions behind them, islands.
//!
//! Only [`error`] and [`islands`] reach the browser; everything else is
//! rendered on the server.
//!
//! - [`routes`]: the one table from address to page.
//! - [`shell`]: what stands around every page.
//! - [`caller`], [`session`]: who asks; the only places that read context.
//! - [`csv`]: tables as files for spreadsheets.
//! - [`form`]: plain forms that come back with what was typed.

pub mod error;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod caller;
#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod session;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
mod zone;
