//! The numbers that energy and carbon are reckoned with where a map has none of its own
//! (public-sector guide, §8.1), each with where it was published: they are orders of magnitude,
//! and whoever defends a figure has to be able to say where it comes from.

use crate::locale::{Arg, Language, MessageId, msg};

/// A number that indicators are computed with.
#[derive(Debug)]
pub struct BuiltInFactor {
    /// Its id, that of the record which replaces it.
    pub id: &'static str,
    /// What it is called.
    pub name: MessageId,
    /// Its value.
    pub value: f64,
    /// Its unit, in English; empty for a bare number. People read [`Self::unit_in`].
    pub unit: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Year of that; 0 for a convention.
    pub year: u16,
}

impl BuiltInFactor {
    /// Its unit as people write it: terabytes are *téraoctets* in French.
    #[must_use]
    pub fn unit_in(&self, language: Language) -> &'static str {
        match (language, self.unit) {
            (Language::French, "W/TB") => "W/To",
            (Language::French, "kWh/GB") => "kWh/Go",
            (_, unit) => unit,
        }
    }

    /// The same for a message that is still to be said.
    pub(super) fn unit_to_say(&self) -> Arg {
        Arg::Both {
            en: self.unit_in(Language::English).into(),
            fr: self.unit_in(Language::French).into(),
        }
    }
}

/// How the factors of countries begin: `emission_fr`.
pub const EMISSION: &str = "emission_";
/// The factor of countries that have none, and of unknown places.
pub const EMISSION_ELSEWHERE: &str = "emission_eu";

const CLOUD_CARBON_FOOTPRINT: &str = "Cloud Carbon Footprint";
const CONSUMPTION_MIXES: &str = "Boavizta";

const fn factor(
    id: &'static str,
    name: MessageId,
    value: f64,
    unit: &'static str,
    source: &'static str,
    year: u16,
) -> BuiltInFactor {
    BuiltInFactor {
        id,
        name,
        value,
        unit,
        source,
        year,
    }
}

const fn of_cloud(
    id: &'static str,
    name: MessageId,
    value: f64,
    unit: &'static str,
) -> BuiltInFactor {
    factor(id, name, value, unit, CLOUD_CARBON_FOOTPRINT, 2021)
}

const fn emission(id: &'static str, name: MessageId, value: f64) -> BuiltInFactor {
    factor(id, name, value, "kgCO₂e/kWh", CONSUMPTION_MIXES, 2019)
}

/// The built-in factors, in the order of lists.
pub const BUILT_IN_FACTORS: &[BuiltInFactor] = &[
    factor(
        "pue_own_room",
        msg::FACTOR_PUE_OWN_ROOM,
        1.58,
        "",
        "Uptime Institute",
        2023,
    ),
    of_cloud("pue_cloud", msg::FACTOR_PUE_CLOUD, 1.2, ""),
    of_cloud("vcpu_min_w", msg::FACTOR_VCPU_MIN, 0.74, "W/vCPU"),
    of_cloud("vcpu_max_w", msg::FACTOR_VCPU_MAX, 3.5, "W/vCPU"),
    of_cloud("vcpu_utilisation", msg::FACTOR_VCPU_UTILISATION, 0.5, ""),
    of_cloud("watts_per_tb_ssd", msg::FACTOR_WATTS_SSD, 1.2, "W/TB"),
    of_cloud("watts_per_tb_hdd", msg::FACTOR_WATTS_HDD, 0.65, "W/TB"),
    of_cloud("watts_per_tb_tape", msg::FACTOR_WATTS_TAPE, 0.0, "W/TB"),
    of_cloud("kwh_per_gb", msg::FACTOR_KWH_PER_GB, 0.001, "kWh/GB"),
    emission("emission_fr", msg::FACTOR_EMISSION_FR, 0.098),
    emission("emission_ie", msg::FACTOR_EMISSION_IE, 0.384),
    emission("emission_nl", msg::FACTOR_EMISSION_NL, 0.45),
    emission("emission_de", msg::FACTOR_EMISSION_DE, 0.422),
    emission(EMISSION_ELSEWHERE, msg::FACTOR_EMISSION_EU, 0.38),
    factor(
        "projection_years",
        msg::FACTOR_PROJECTION_YEARS,
        3.0,
        "",
        "Convention",
        0,
    ),
];
