//! Facts about the verdict, by what they are about.

mod checks;
mod exactness;
mod hostile;
mod methods;
mod odd_ways;
mod properties;
mod published;
mod refusals;
mod scene;
mod sentences;
mod vectors;
