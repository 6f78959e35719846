//! What an organisation asks of its map, and how it wants it to be judged: exemptions, the
//! catalogue of standards, the protection of types of data, factors and targets of indicators.

use smol_str::SmolStr;

use super::field::{FieldError, FieldPath, FieldValue, ValueType, word_enum};
use super::id::{
    DataTypeId, ExemptionId, FactorId, KindId, PlateauId, RequirementId, StandardId, SubjectId,
    TargetId,
};
use super::record::{Attributes, Override, Record, RecordFields, record};
use super::table::TableName;
use super::value::{Finite, Name, Value};

word_enum!(
    /// What a person found where no rule can look.
    ManualVerdict {
        NotChecked = "not_checked", Met = "met", PartlyMet = "partly_met", NotMet = "not_met",
    }
);
word_enum!(
    /// What a catalogue of standards says of a product.
    StandardStanding { Standard = "standard", Tolerated = "tolerated", Forbidden = "forbidden" }
);

record!(
    /// A *dérogation*: somebody answers for a requirement that is not met, until a day.
    Exemption in Exemptions under ExemptionId {
        /// The requirement, or the built-in rule, that need not be met.
        requirement: RequirementId,
        /// The element or link that it is granted to; `None` for all.
        subject: Option<SubjectId>,
        /// The plateau that it is granted for; `None` for all.
        plateau: Option<PlateauId>,
        /// Why.
        reason: SmolStr,
        /// What is done instead.
        measures: SmolStr,
        /// Role that answers for it, never a person's name.
        author_role: SmolStr,
        /// Day on which it was granted, ISO date.
        granted: SmolStr,
        /// Last day on which it holds, ISO date; one without ends never.
        expires: SmolStr,
    }
);

record!(
    /// A line of the catalogue of standards: which versions of a product are wanted.
    Standard in Standards under StandardId {
        /// The product, as attributes of elements name it: `PostgreSQL`.
        name: SmolStr,
        /// Its shelf of the catalogue, for example *Bases de données*.
        domain: SmolStr,
        /// The attribute that names the product, such as `engine`; empty for any of those that
        /// name products.
        attribute: Name,
        /// The kinds of elements that it is about; empty for all.
        kinds: Vec<KindId>,
        /// The versions that it speaks of, such as `>= 14`, `12, 13` or `7.x`; empty for all.
        versions: SmolStr,
        /// Wanted, tolerated or forbidden.
        standing: StandardStanding,
        /// Last day of that, ISO date; from the next day on the versions are forbidden.
        until: SmolStr,
        /// What to take instead.
        replacement: SmolStr,
        /// Why.
        reason: SmolStr,
        /// Its place among the others; ties by id.
        order: Finite,
    }
);

record!(
    /// A line of the protection table: what a type of data risks, and what protects it.
    DataType in DataTypes under DataTypeId {
        /// Its name.
        name: SmolStr,
        /// The categories of data sets that it gathers.
        categories: Vec<SmolStr>,
        /// The main risk.
        risk: SmolStr,
        /// The protection that is expected.
        protection: SmolStr,
        /// How high that protection is: 2 medium, 3 high, 4 very high.
        level: Finite,
        /// The built-in rules that watch over it.
        rules: Vec<SmolStr>,
        /// Its place among the others; ties by id.
        order: Finite,
    }
);

record!(
    /// A number that indicators are computed with, in place of the built-in one of the same id.
    Factor in Factors under FactorId {
        /// Its value, in the unit of the built-in one.
        value: Option<Finite>,
        /// Where it was published.
        source: SmolStr,
        /// Year of that.
        year: Option<Finite>,
    }
);

record!(
    /// What an indicator should reach.
    Target in Targets under TargetId {
        /// The indicator, such as `I03`.
        indicator: SmolStr,
        /// The plateau by which; `None` for always.
        plateau: Option<PlateauId>,
        /// Reached from here on: green.
        goal: Option<Finite>,
        /// Missed from here on: red. Between both it is amber.
        alert: Option<Finite>,
        /// Why this much.
        reason: SmolStr,
    }
);
