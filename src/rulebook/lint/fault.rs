//! One fault, where it stands and what it is. The sentences are in `juara-words`.

use crate::canonical::shape::Needed;

/// One fault of a rulebook and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: `rounds[0].criteria[1].weight`; empty for the file as a whole.
    pub at: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What a name in a rulebook is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A category (kategori).
    Category,
    /// A condition of eligibility (syarat).
    Condition,
    /// A criterion of a round (kriteria).
    Criterion,
    /// An option of a choice (pilihan).
    Option,
    /// A question of the form (pertanyaan).
    Question,
    /// A round (tahap).
    Round,
}

/// A moment that another has to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Entries open.
    Opening,
    /// Entries close.
    Closing,
    /// The screening is decided.
    Screening,
    /// The same round begins.
    Beginning,
    /// The last round ends.
    LastRound,
}

/// What can be wrong with a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file has more bytes than any rulebook needs.
    FileTooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
    /// The file is no JSON.
    NotJson {
        /// The line from which on it is none, from 1.
        line: usize,
    },
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// The file is no text in UTF-8.
    NotUtf8,
    /// A member stands twice in one object.
    DuplicateMember(String),
    /// A number with a point or an exponent, or beyond 2^53.
    NotInteger,
    /// A member that rulebooks do not have.
    UnknownMember,
    /// A member that is needed is not there.
    MissingMember,
    /// A word that is none of the possible ones.
    UnknownWord {
        /// The word.
        found: String,
        /// The possible ones.
        known: &'static [&'static str],
    },
    /// A value of another kind or size than is needed there.
    WrongShape(Needed),
    /// Not a time zone of the IANA database.
    UnknownZone(String),
    /// A time zone that is named for no place: its sign may mean the opposite of what people read.
    ZoneOfNoPlace(String),
    /// Not a moment as rulebooks write it.
    NotAMoment(String),
    /// A time that the clocks of the zone skip.
    TimeSkipped,
    /// A time that the clocks of the zone show twice.
    TimeTwice,
    /// A year of no competition that is run with this program.
    YearFar {
        /// The year.
        found: i16,
        /// The first that is possible.
        least: i16,
        /// The last that is possible.
        most: i16,
    },
    /// Not a day as rulebooks write it.
    NotADay(String),
    /// Not a decimal number as rulebooks write it.
    NotADecimal(String),

    /// A text lacks one of the two languages; the place names it.
    LanguageMissing,
    /// A text that no page can hold.
    TextTooLong {
        /// How many letters it has.
        letters: usize,
        /// How many it may have.
        most: usize,
    },
    /// Nothing stands where something is needed.
    Empty,
    /// A text with a sign that no page can show.
    ControlSign,
    /// A text that is not in Unicode normal form C.
    NotNormal,
    /// A day of the week beside a date: it is computed, never typed.
    WeekdayTyped,
    /// More than one line where there is room for one.
    LineBroken,
    /// A name or a label with a sign that nobody sees.
    UnseenSign,
    /// Not an e-mail address.
    NotAnEmail,
    /// No phone number: it has no digit.
    NotAPhone,
    /// The name of the edition does not begin with a digit, or is unsafe in an address.
    EditionSlug,
    /// A name that is unsafe in forms and files.
    UnsafeName(String),
    /// A name that is unsafe in an address.
    UnsafeSlug(String),
    /// A name that means something else already.
    ReservedName(String),
    /// A name that stands twice.
    DuplicateName(String),
    /// A text that stands twice where people have to choose between the two.
    TextTwice(String),
    /// A name of something that does not exist.
    UnknownName {
        /// The name.
        name: String,
        /// What it would be the name of.
        of: Named,
    },
    /// A number outside of its limits.
    Outside {
        /// The number.
        found: i64,
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// Too few or too many of something.
    Count {
        /// How many there are.
        found: usize,
        /// The least.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A lower end above its upper end; for a scale also the same.
    RangeReversed,

    /// A moment that has to lie after another.
    TooEarly {
        /// The other.
        after: Moment,
    },
    /// A moment with seconds: people are shown its minute.
    WithSeconds,
    /// A round that begins before the one before it has ended.
    RoundsOverlap,
    /// A category lets in people whose guardian (wali) would have to consent.
    AgeTooLow {
        /// The least age.
        least: u8,
    },
    /// A category both needs and excludes a condition.
    NeedsAndExcludes(String),
    /// A condition is asked for, but no category needs or excludes it.
    ConditionUnused,
    /// Ranks of prizes that are not 1, 2, 3 and so on.
    PrizeRanks,

    /// A question depends on itself or on one that comes after it.
    ShownByLater,
    /// A question depends on one that is no choice.
    ShownByNoChoice,
    /// Something else than a consent would publish a name.
    NameWithoutConsent,
    /// Whoever does not want their name published could not enter.
    NameCompulsory,
    /// There is no consent that everybody has to give.
    NoConsent,
    /// A round is blind, and every question is hidden in it.
    NothingInBlind,
    /// A round is blind after one that is not: whoever read that one knows the names behind the numbers.
    BlindAfterNamed,

    /// The ends of a scale are no whole points.
    ScaleSteps,
    /// A scale on which marks are written as numbers has steps that two decimals don't hold.
    ScaleUnwritable,
    /// The weights of a round do not sum to 100.
    WeightSum {
        /// What they sum to.
        sum: u64,
    },
    /// Points that need an anchor (deskripsi nilai) and have none: any of a short scale, the ends of a long one.
    AnchorMissing(Vec<i64>),
    /// A long scale with too few anchors.
    AnchorsFew {
        /// How many there are.
        found: usize,
        /// How many there are at least.
        fewest: usize,
    },
    /// An anchor of a point that the scale does not have.
    AnchorOffScale {
        /// The point.
        point: i64,
        /// The lowest point of the scale.
        least: i64,
        /// The highest.
        most: i64,
    },
    /// A second anchor of a point.
    AnchorTwice(i64),
    /// An anchor after that of a higher point.
    AnchorOrder {
        /// Its point.
        point: i64,
        /// The higher point before it.
        after: i64,
    },
    /// Two anchors say the same.
    AnchorsAlike {
        /// The place of the first of the two.
        first: String,
    },
    /// An anchor says the same in both languages, so it was not translated.
    AnchorUntranslated,
    /// As many sheets are dropped as the quorum asks for.
    TrimsAll,
    /// A decimal number that must not be negative.
    Negative,
    /// The day on which age counts lies years away from the closing.
    ReferenceFar,
    /// A score that lies outside of what is shown, 0 to 100.
    ScoreOutside(String),
    /// Averages by criterion do not go with a method other than the mean.
    CriterionMeanNeedsMean,
    /// A further sheet is asked of a panel that has to be the same for all entries.
    ExtraWithSameJudges,

    /// A cut after the last round cuts nobody.
    CutAfterLast,
    /// Two cuts after one round.
    TwoCuts,
    /// A cut does not say how many of a category go on.
    TakeMissing(String),
    /// A round that lies after the cut has no say in it.
    RoundLater,
    /// A round that counts neither for the total nor for a cut.
    RoundUncounted(String),
    /// The tie chain neither ends in a plenary nor says that ranks are shared.
    TieChainOpen,
    /// A plenary with rules after it.
    PlenaryNotLast,
    /// Final ranks are asked where there are none yet.
    RankRule,
    /// A rule stands twice in a tie chain.
    RuleTwice,
}
