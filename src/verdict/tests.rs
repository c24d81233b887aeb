//! Facts about the verdict, by what they are about.

mod checks;
mod claims;
mod criteria;
mod doubles;
mod exactness;
mod hostile;
mod lines;
mod methods;
mod odd_ways;
mod on_the_line;
mod properties;
mod published;
mod refusals;
mod released;
mod scene;
mod sealed;
mod sentences;
mod spelling;
mod vectors;
