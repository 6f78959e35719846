//! The answer in the shape that other tools rely on; see the user guide.

use serde_json::{Map, Value as Json, json};

use super::Answer;
use crate::analysis::{Certainty, DataLoss, Impact, Verdict, critical_path, recovery_times};
use crate::model::{ElementId, ElementIx, PlateauId};

fn ids(list: &[ElementId]) -> Vec<&str> {
    list.iter().map(ElementId::as_str).collect()
}

impl Answer<'_> {
    pub(super) fn as_json(&self, plateau: Option<&PlateauId>) -> Json {
        let (impact, account) = (self.impact, &self.account);
        let graph = impact.graph();
        let scenario = impact.scenario();
        let id = |ix: ElementIx| graph.element(ix).id.as_str();
        let injected: Vec<&str> = scenario.injected.keys().map(ElementId::as_str).collect();
        let margins: Vec<Json> = account
            .margins
            .iter()
            .map(|margin| {
                json!({
                    "group": margin.group.as_str(),
                    "available": margin.available,
                    "k": margin.k,
                    "n": margin.n,
                })
            })
            .collect();
        let flows: Vec<Json> = impact
            .flows()
            .iter()
            .map(|flow| {
                json!({
                    "id": graph.links()[flow.link.row()].id.as_str(),
                    "state": flow.state.as_str(),
                    "because": id(flow.because),
                })
            })
            .collect();
        let assumed: Vec<Json> = account
            .assumptions
            .iter()
            .map(|one| {
                json!({
                    "id": id(one.element),
                    "attribute": attribute(impact, one.element, one.is_repair),
                    "hours": number(one.hours),
                })
            })
            .collect();
        let buffers: Vec<Json> = account
            .buffers
            .iter()
            .map(|one| {
                json!({
                    "element": id(one.element),
                    "on": id(one.on),
                    "buffer_h": number(one.hours),
                    "holds": one.holds,
                })
            })
            .collect();
        let mut out = json!({
            "plateau": plateau.map(PlateauId::as_str),
            "injected": injected,
            "nature": scenario.nature.as_str(),
            "at_h": scenario.at_h,
            "down_total": impact.down_total(),
            "degraded_total": impact.degraded_total(),
            "margin_lost_total": account.counts.margin_lost,
            "intact_total": account.counts.intact,
            "applications_down": ids(&impact.applications_down()),
            "services_down": ids(&impact.services_down()),
            "services_degraded": ids(&impact.services_degraded()),
            "data_sets_down": ids(&impact.data_sets_down()),
            "flows_down": impact.flows_down(),
            "flows_degraded": account.flows_degraded,
            "redundancy_lost": margins,
            "rto_h": self.recovery(),
            "rpo_h": self.losses(),
            "recovery": self.recovery_detail(),
            "data": self.data_detail(),
            "durations": {
                "given": account.durations.given,
                "needed": account.durations.needed,
                "assumed": assumed,
            },
            "buffers": buffers,
        });
        let honest = self.honesty();
        if let Some(fields) = out.as_object_mut() {
            fields.insert("assumptions".to_owned(), json!(honest));
            fields.insert("elements".to_owned(), self.elements());
            fields.insert("flows".to_owned(), json!(flows));
        }
        out
    }

    fn elements(&self) -> Json {
        let impact = self.impact;
        let graph = impact.graph();
        let elements = impact.affected().iter().map(|&ix| {
            let path: Vec<&str> = impact
                .path(ix)
                .into_iter()
                .map(|step| graph.element(step).id.as_str())
                .collect();
            json!({
                "id": graph.element(ix).id.as_str(),
                "state": impact.state(ix).as_str(),
                "depth": impact.depth(ix),
                "reason": impact.reason(ix).map(|reason| reason.as_str()),
                "because": impact.reason(ix).map(|_| self.reason(ix)),
                "path": path,
            })
        });
        Json::Array(elements.collect())
    }

    fn id(&self, ix: ElementIx) -> String {
        self.impact.graph().element(ix).id.to_string()
    }

    /// Hours until each stopped business service works again.
    fn recovery(&self) -> Map<String, Json> {
        let services = self.account.services.iter();
        services
            .filter_map(|one| Some((self.id(one.element), number(one.recovery?.hours))))
            .collect()
    }

    /// The same with what it rests on, the need and the critical path.
    fn recovery_detail(&self) -> Map<String, Json> {
        let times = recovery_times(self.impact);
        let services = self.account.services.iter();
        services
            .filter_map(|one| {
                let time = one.recovery?;
                let path: Vec<String> = critical_path(&times, one.element)
                    .into_iter()
                    .map(|ix| self.id(ix))
                    .collect();
                let mut fields = json!({
                    "hours": number(time.hours),
                    "certainty": certainty_word(time.certainty()),
                    "durations_given": time.durations.given,
                    "durations_needed": time.durations.needed,
                    "coordinated": time.is_coordinated,
                    "need_h": one.need_h,
                    "critical_path": path,
                });
                add_verdict(&mut fields, one.verdict());
                Some((self.id(one.element), fields))
            })
            .collect()
    }

    /// Hours of data that each data set loses.
    fn losses(&self) -> Map<String, Json> {
        let data_sets = self.account.data_sets.iter();
        data_sets
            .map(|one| (self.id(one.element), loss(one.loss)))
            .collect()
    }

    fn data_detail(&self) -> Map<String, Json> {
        let data_sets = self.account.data_sets.iter();
        data_sets
            .map(|one| {
                let mut fields = json!({
                    "state": one.state.as_str(),
                    "loss_h": loss(one.loss),
                    "need_h": one.need_h,
                });
                add_verdict(&mut fields, one.verdict());
                (self.id(one.element), fields)
            })
            .collect()
    }
}

fn loss(loss: DataLoss) -> Json {
    match loss {
        DataLoss::Hours(hours) => number(hours),
        DataLoss::Unknown => Json::from("unknown"),
        DataLoss::Lost => Json::from("lost"),
    }
}

fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Known => "known",
        Certainty::AtLeast => "at-least",
        Certainty::About => "about",
        Certainty::Unknown => "unknown",
    }
}

/// How it stands to the need, and by how much.
fn add_verdict(fields: &mut Json, verdict: Verdict) {
    let (word, hours) = match verdict {
        Verdict::Within(hours) => ("within", Some(hours)),
        Verdict::Over(hours) => ("over", Some(hours)),
        Verdict::NoNeed => ("no-need", None),
        Verdict::Unknown => ("unknown", None),
    };
    fields["verdict"] = Json::from(word);
    fields["by_h"] = hours.map_or(Json::Null, number);
}

fn attribute(impact: &Impact, ix: ElementIx, is_repair: bool) -> &'static str {
    match (is_repair, impact.graph().group(ix)) {
        (true, _) => "repair_h",
        (false, Some(_)) => "failover_h",
        (false, None) => "restart_h",
    }
}

/// Two decimals, and whole numbers as such; `null` for what has no end.
fn number(hours: f64) -> Json {
    let rounded = (hours * 100.0).round() / 100.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "hours of a recovery fit by far"
    )]
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        json!(rounded as i64)
    } else {
        json!(rounded)
    }
}
