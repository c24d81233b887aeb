//! The commands, typed as an operator types them: the program is started in an empty folder, and nothing is known
//! of it but what it prints, the status with which it ends, and the pages that it serves.

mod chair;
mod demonstration;
mod doctor;
mod installation;
mod made;
mod rulebooks;
mod told;

pub(crate) use installation::Installation;
