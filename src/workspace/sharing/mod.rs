//! Sharing the versions of the open map: what is asked, what runs, and what waits for an answer.
//!
//! Transfers run on threads of their own and can be stopped at any time ([`Transfer`]); what comes
//! of one arrives as an [`Outcome`]. That somebody else pushed first, that a host asks who one is,
//! that an address was never confirmed, that a map goes where nobody said it may: each is a question
//! in the dialog ([`Question`]), with one button that goes on.

mod orders;
mod pulling;
mod words;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

pub use orders::{Listed, Order, Outcome, Question, Sharing, SharingState, Shelf, Transfer};
pub use pulling::{Pull, merged, plan_pull};
pub use words::{question, sent, stage_name, state};
pub use work::{carry_out, folder_for, order_name, trust};

use orders::Wanted;

use super::arranging::Run;
use super::dialog::AfterSaving;
use super::document::Origin;
use super::effect::Effect;
use super::merging::Merging;
use super::versioning::Versioning;
use super::{Dialog, Workspace};
use crate::command::Command;
use crate::diagnostic::Severity;
use crate::locale::{Message, msg};
use crate::model::{MapInfo, RecordKey, TableName, Value};
use crate::versions::remote::Login;

impl Workspace {
    pub(super) fn sharing(&mut self, what: Sharing, effects: &mut Vec<Effect>) {
        match what {
            Sharing::Open => self.open_sharing(None, effects),
            Sharing::Send => self.open_sharing(Some(Wanted::Send), effects),
            Sharing::Take => self.open_sharing(Some(Wanted::Take), effects),
            Sharing::OpenClone => {
                self.sharing = SharingState::default();
                self.dialog = Some(Dialog::Clone);
            }
            Sharing::Do(order) => self.share(order, effects),
            Sharing::Yes => self.answer_sharing(false, effects),
            Sharing::YesAlways => self.answer_sharing(true, effects),
            Sharing::No => self.sharing.question = None,
            Sharing::Login(login) => {
                if let Some(Question::Login { host, order, .. }) = self.sharing.question.take() {
                    self.start_transfer(order, Some((host, login)), effects);
                }
            }
            Sharing::Cancel => self.cancel_sharing(),
            Sharing::Done(run, outcome) => self.shared(&run, *outcome, effects),
        }
    }

    fn map_file(&self) -> Option<PathBuf> {
        match self.document.as_ref().map(|document| &document.origin) {
            Some(Origin::File(path)) => Some(path.clone()),
            _ => None,
        }
    }

    fn open_sharing(&mut self, wanted: Option<Wanted>, effects: &mut Vec<Effect>) {
        if self.map_file().is_none() {
            self.say(
                Severity::Note,
                msg::VERSIONS_NO_FILE.into(),
                Some(msg::VERSIONS_NO_FILE_HINT.into()),
            );
            return;
        }
        if self.sharing.transfer.is_none() {
            self.sharing = SharingState::default();
        }
        self.dialog = Some(Dialog::Sharing);
        self.share(Order::List, effects);
        self.sharing.wanted = wanted;
    }

    /// Does what was asked for before it was known with whom.
    fn share_wanted(&mut self, effects: &mut Vec<Effect>) {
        let Some(wanted) = self.sharing.wanted.take() else {
            return;
        };
        let shelf = self.sharing.shelf.as_ref();
        let confirmed = shelf.into_iter().flat_map(|shelf| &shelf.remotes);
        let mut names = confirmed
            .filter(|listed| listed.is_confirmed)
            .map(|listed| listed.remote.name.as_str());
        let usual = shelf.and_then(|shelf| shelf.usual.as_deref());
        let chosen = names.find(|name| Some(*name) == usual).map(str::to_owned);
        // Without one that is meant, the dialog lists what there is.
        if let Some(name) = chosen {
            let order = match wanted {
                Wanted::Send => Order::Push(name),
                Wanted::Take => Order::Pull(name),
            };
            self.share(order, effects);
        }
    }

    /// Carries an order out, after asking where the map would go.
    fn share(&mut self, order: Order, effects: &mut Vec<Effect>) {
        if order.is_transfer() && self.sharing.transfer.is_some() {
            return;
        }
        self.sharing.question = None;
        self.sharing.last = None;
        self.sharing.push_after_merge = None;
        if let Order::Push(remote) = &order
            && let Some(question) = self.place_question(remote)
        {
            self.sharing.question = Some(question);
            return;
        }
        self.start_transfer(order, None, effects);
    }

    fn place_question(&self, remote: &str) -> Option<Question> {
        let shelf = self.sharing.shelf.as_ref()?;
        let listed = shelf
            .remotes
            .iter()
            .find(|listed| listed.remote.name == remote)?;
        let address = listed.remote.to_push().ok()?;
        let map = self.document.as_ref()?.map();
        Some(Question::Anywhere {
            remote: remote.to_owned(),
            words: question(map, address, &listed.standing)?,
            place: address.place(),
        })
    }

    fn start_transfer(
        &mut self,
        order: Order,
        login: Option<(String, Login)>,
        effects: &mut Vec<Effect>,
    ) {
        let path = self.map_file();
        if path.is_none() && !matches!(order, Order::Clone { .. }) {
            return;
        }
        let run = Arc::<Run>::default();
        if order.is_transfer() {
            self.sharing.transfer = Some(Transfer {
                run: Arc::clone(&run),
                order: order.clone(),
            });
        }
        effects.push(Effect::Share {
            path: path.unwrap_or_default(),
            order,
            run,
            login,
        });
    }

    fn answer_sharing(&mut self, always: bool, effects: &mut Vec<Effect>) {
        match self.sharing.question.take() {
            Some(Question::Anywhere { remote, place, .. }) => {
                if always {
                    self.allow_place(&place, effects);
                }
                self.start_transfer(Order::Push(remote), None, effects);
            }
            Some(Question::Moved(remote)) => {
                self.start_transfer(Order::Pull(remote.clone()), None, effects);
                self.sharing.push_after_merge = Some(remote);
            }
            Some(Question::Trust { remote, order, .. }) => {
                self.start_transfer(Order::Confirm(remote), None, effects);
                self.start_transfer(order, None, effects);
            }
            other => self.sharing.question = other,
        }
    }

    /// Puts a place on the list of those where the map may go; it is kept with the next version.
    fn allow_place(&mut self, place: &str, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let mut list = document.map().info().shared_with.clone();
        list.push(place.into());
        let command = Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: "shared_with".into(),
            value: Some(Value::List(list.into_iter().map(Value::Text).collect())),
        };
        self.edit(&command, effects);
    }

    fn cancel_sharing(&mut self) {
        self.sharing.push_after_merge = None;
        if let Some(transfer) = self.sharing.transfer.take() {
            transfer.run.cancel();
            self.sharing.last = Some((
                Severity::Note,
                msg::SHARING_CANCELLED.into(),
                Some(msg::SHARING_CANCELLED_HINT.into()),
            ));
        }
    }

    /// Lets go of all that is about the map that was open.
    pub(super) fn leave_sharing(&mut self) {
        if let Some(transfer) = self.sharing.transfer.take() {
            transfer.run.cancel();
        }
        self.sharing = SharingState::default();
        self.dialog.take_if(|dialog| *dialog == Dialog::Sharing);
    }

    fn shared(&mut self, run: &Arc<Run>, outcome: Outcome, effects: &mut Vec<Effect>) {
        let transfer = self
            .sharing
            .transfer
            .take_if(|transfer| Arc::ptr_eq(&transfer.run, run));
        if let Outcome::Shelf(shelf) = outcome {
            if self.map_file().as_deref() == Some(shelf.map.as_path()) {
                self.sharing.shelf = Some(*shelf);
                self.share_wanted(effects);
            }
            return;
        }
        let is_quick = transfer.is_none();
        if is_quick && !matches!(outcome, Outcome::Failed(_)) {
            // It was cancelled, or is about a map that was left.
            return;
        }
        let order = transfer.map(|transfer| transfer.order);
        self.take_outcome(order, outcome, effects);
        if self.dialog == Some(Dialog::Sharing) {
            self.start_transfer(Order::List, None, effects);
        }
    }

    fn take_outcome(&mut self, order: Option<Order>, outcome: Outcome, effects: &mut Vec<Effect>) {
        let remote = order
            .as_ref()
            .and_then(Order::remote)
            .unwrap_or_default()
            .to_owned();
        match outcome {
            Outcome::Shelf(_) => {}
            Outcome::Fetched(standing) | Outcome::UpToDate(standing) => {
                let again = self.sharing.push_after_merge.take();
                self.tell_sharing(Severity::Note, state(&standing), None);
                if let Some(remote) = again {
                    self.start_transfer(Order::Push(remote), None, effects);
                }
            }
            Outcome::Theirs(version, name) => {
                self.dialog = None;
                self.sharing(Sharing::No, effects);
                self.sharing.is_pulled = true;
                self.versioning(Versioning::Merge(*version, name), effects);
            }
            Outcome::Sent(what) => {
                let place = self.place_of(&remote);
                self.tell_sharing(Severity::Note, sent(&what, &place), None);
                if self.dialog != Some(Dialog::Sharing) {
                    self.say(Severity::Note, sent(&what, &place), None);
                }
            }
            Outcome::Cloned(maps) => {
                if let [map] = maps.as_slice() {
                    let map = map.clone();
                    self.dialog = None;
                    self.leave(AfterSaving::Open(map), effects);
                } else {
                    self.sharing.cloned = maps;
                }
            }
            Outcome::Moved => {
                self.sharing.question = Some(Question::Moved(remote));
                self.dialog = Some(Dialog::Sharing);
            }
            Outcome::NeedsLogin {
                host,
                user,
                was_wrong,
            } => {
                if let Some(order) = order {
                    self.sharing.question = Some(Question::Login {
                        host,
                        user,
                        was_wrong,
                        order,
                    });
                }
            }
            Outcome::NeedsTrust { remote, address } => {
                if let Some(order) = order {
                    self.sharing.question = Some(Question::Trust {
                        remote,
                        address,
                        order,
                    });
                }
            }
            Outcome::Failed(problem) => {
                self.sharing.push_after_merge = None;
                let has_dialog = matches!(self.dialog, Some(Dialog::Sharing | Dialog::Clone));
                if !has_dialog {
                    self.say(
                        problem.severity,
                        problem.message.clone(),
                        problem.hint.clone(),
                    );
                }
                self.tell_sharing(problem.severity, problem.message, problem.hint);
            }
        }
    }

    fn tell_sharing(&mut self, severity: Severity, message: Message, hint: Option<Message>) {
        self.sharing.last = Some((severity, message, hint));
    }

    fn place_of(&self, remote: &str) -> String {
        let shelf = self.sharing.shelf.as_ref();
        shelf
            .and_then(|shelf| {
                let mut all = shelf.remotes.iter();
                all.find(|listed| listed.remote.name == remote)
            })
            .map_or_else(|| remote.to_owned(), |listed| listed.remote.place())
    }

    /// A merge began, or went on: one that a pull began and that leaves nothing to settle is done.
    pub(super) fn finish_pulled(&mut self, effects: &mut Vec<Effect>) {
        let document = self.document.as_ref();
        if self.sharing.is_pulled
            && let Some(underway) = document.and_then(|document| document.merging.as_ref())
        {
            let is_settled = underway.pending.merge().is_settled();
            self.sharing.is_pulled = false;
            if is_settled {
                self.merging(Merging::Finish, effects);
            }
        }
    }

    /// A version was kept: if it is the merge that a push waits for, the push goes on.
    pub(super) fn share_kept(&mut self, what: &Versioning, effects: &mut Vec<Effect>) {
        if let Versioning::Kept(version) = what
            && version.parents.len() > 1
            && let Some(remote) = self.sharing.push_after_merge.take()
        {
            self.start_transfer(Order::Push(remote), None, effects);
        }
    }
}
