//! Which documents there are.

use crate::locale::{MessageId, msg};

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Architecture dossier (public-sector guide, §5.1).
    Dossier,
    /// Flow matrices: application, technical, zone × zone (§5.2).
    Flows,
    /// Register of processing activities (§5.3, GDPR art. 30).
    Register,
    /// Cartography report by the six views of the ANSSI guide (§5.4).
    Cartography,
    /// Inventory of elements and links.
    Inventory,
    /// Impact sheet of a scenario.
    Impact,
    /// Business impact table (§5.6).
    BusinessImpact,
    /// Roadmap with project cards (§5.5).
    Roadmap,
    /// Compliance with requirements, and exemptions.
    Compliance,
    /// Indicators with their targets.
    Indicators,
    /// Obsolescence plan.
    Obsolescence,
    /// Suppliers, and the services that depend on them.
    Suppliers,
    /// What changed between two versions.
    Changes,
}

impl Kind {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 13] = [
        Self::Dossier,
        Self::Flows,
        Self::Register,
        Self::Cartography,
        Self::Inventory,
        Self::Impact,
        Self::BusinessImpact,
        Self::Roadmap,
        Self::Compliance,
        Self::Indicators,
        Self::Obsolescence,
        Self::Suppliers,
        Self::Changes,
    ];

    /// Its word on the command line and in names of files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dossier => "dat",
            Self::Flows => "flows",
            Self::Register => "register",
            Self::Cartography => "cartography",
            Self::Inventory => "inventory",
            Self::Impact => "impact",
            Self::BusinessImpact => "business-impact",
            Self::Roadmap => "roadmap",
            Self::Compliance => "compliance",
            Self::Indicators => "indicators",
            Self::Obsolescence => "obsolescence",
            Self::Suppliers => "suppliers",
            Self::Changes => "changes",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Dossier => msg::DOCUMENT_DOSSIER,
            Self::Flows => msg::DOCUMENT_FLOWS,
            Self::Register => msg::DOCUMENT_REGISTER,
            Self::Cartography => msg::DOCUMENT_CARTOGRAPHY,
            Self::Inventory => msg::DOCUMENT_INVENTORY,
            Self::Impact => msg::DOCUMENT_IMPACT,
            Self::BusinessImpact => msg::DOCUMENT_BUSINESS_IMPACT,
            Self::Roadmap => msg::DOCUMENT_ROADMAP,
            Self::Compliance => msg::DOCUMENT_COMPLIANCE,
            Self::Indicators => msg::DOCUMENT_INDICATORS,
            Self::Obsolescence => msg::DOCUMENT_OBSOLESCENCE,
            Self::Suppliers => msg::DOCUMENT_SUPPLIERS,
            Self::Changes => msg::DOCUMENT_CHANGES,
        }
    }
}
