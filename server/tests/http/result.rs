//! From the recap to the public board, by visible labels.

mod award;
mod beside;
mod board;
mod invited;
mod lock;
mod parallel;
mod permissions;
mod release;
mod scene;
mod small;
mod table;
mod told;
mod ways;
