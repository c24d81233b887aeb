//! Facts about the verdict, by what they are about.

mod vectors;
