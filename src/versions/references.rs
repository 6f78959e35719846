//! Branches and tags: where each stands, and moving, making, renaming and removing them.

use std::collections::BTreeMap;

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice as _};
use gix::refs::transaction::{Change, LogChange, PreviousValue, RefEdit, RefLog};
use gix::refs::{FullName, Target};

use super::names::checked;
use super::{Versions, VersionsError};

/// A line of versions that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its name, such as `main` or `proposition/réseau`.
    pub name: String,
    /// The commit that it stands at.
    pub id: String,
    /// Whether the map's file follows it.
    pub is_current: bool,
}

/// Everything that has a name in a repository, by the commit that it stands at.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub branches: BTreeMap<String, ObjectId>,
    pub remotes: BTreeMap<String, ObjectId>,
    pub tags: BTreeMap<String, ObjectId>,
}

const BRANCHES: &str = "refs/heads/";
const TAGS: &str = "refs/tags/";
const REMOTES: &str = "refs/remotes/";

impl Versions {
    /// The branches, in order of name. A repository without versions has none yet.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn branches(&self) -> Result<Vec<Branch>, VersionsError> {
        let current = self.current_branch()?;
        let branches = self.marks()?.branches.into_iter();
        Ok(branches
            .map(|(name, id)| Branch {
                is_current: current.as_deref() == Some(name.as_str()),
                id: id.to_string(),
                name,
            })
            .collect())
    }

    /// The branch that the next version is added to, also while it has none; `None` where a single
    /// version is checked out instead (*detached head*).
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn current_branch(&self) -> Result<Option<String>, VersionsError> {
        let name = self
            .repository
            .head_name()
            .map_err(|error| self.failed(&error))?;
        let name = name.map(|name| name.as_bstr().to_str_lossy().into_owned());
        Ok(name.map(|name| name.strip_prefix(BRANCHES).unwrap_or(&name).to_owned()))
    }

    /// The tags: name, and the commit that bears it.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn tags(&self) -> Result<Vec<(String, String)>, VersionsError> {
        let tags = self.marks()?.tags.into_iter();
        Ok(tags.map(|(name, id)| (name, id.to_string())).collect())
    }

    /// Makes a branch that stands at a version.
    ///
    /// # Errors
    /// When the name is not allowed or taken, when there is no such commit, or when the repository
    /// cannot be written.
    pub fn create_branch(&self, name: &str, at: &str) -> Result<Branch, VersionsError> {
        let id = self.commit_id(at)?;
        let full = full(BRANCHES, checked(name)?)?;
        if self.marks()?.branches.contains_key(name) {
            return Err(VersionsError::Taken(name.to_owned()));
        }
        let log = format!("branch: Created from {at}");
        self.edit(RefEdit::update(
            full,
            id,
            PreviousValue::MustNotExist,
            log.as_str(),
        ))?;
        Ok(Branch {
            name: name.to_owned(),
            id: id.to_string(),
            is_current: false,
        })
    }

    /// Makes a branch at the current version and goes on there. The map stays as it is, with all
    /// that was changed since: the next version of it stands on the new branch.
    ///
    /// # Errors
    /// When the name is not allowed or taken, or the repository cannot be written.
    pub fn begin_branch(&self, name: &str) -> Result<(), VersionsError> {
        let log = format!("checkout: moving to {name}");
        let full = full(BRANCHES, checked(name)?)?;
        if let Some(head) = self.head()? {
            self.create_branch(name, &head.to_string())?;
        }
        self.point_head_at(full, &log)?;
        self.flush_references();
        Ok(())
    }

    /// Takes the name of a branch away. Versions that no other branch or tag leads to are given up
    /// with it, unless `even_unmerged` is false: then that is refused.
    ///
    /// # Errors
    /// When it is the current branch, when there is no such branch, when versions would be given
    /// up, or when the repository cannot be written.
    pub fn delete_branch(&self, name: &str, even_unmerged: bool) -> Result<(), VersionsError> {
        let marks = self.marks()?;
        let Some(&id) = marks.branches.get(name) else {
            return Err(VersionsError::NoBranch(name.to_owned()));
        };
        self.refuse_held(name)?;
        if !even_unmerged {
            let others = marks.branches.iter().filter(|(other, _)| *other != name);
            let others = others.chain(&marks.remotes).chain(&marks.tags);
            let mut is_held = false;
            for (_, &other) in others {
                is_held = is_held || self.leads_to(other, id)?;
            }
            if !is_held {
                return Err(VersionsError::Unmerged(name.to_owned()));
            }
        }
        let was = PreviousValue::MustExistAndMatch(Target::Object(id));
        self.edit(RefEdit::delete_with_log(
            full(BRANCHES, name)?,
            was,
            RefLog::AndReference,
        ))
    }

    /// Gives a branch another name; the current one stays current.
    ///
    /// # Errors
    /// When the new name is not allowed or taken, when there is no such branch, or when the
    /// repository cannot be written.
    pub fn rename_branch(&self, name: &str, new: &str) -> Result<(), VersionsError> {
        let marks = self.marks()?;
        let Some(&id) = marks.branches.get(name) else {
            return Err(VersionsError::NoBranch(name.to_owned()));
        };
        let to = full(BRANCHES, checked(new)?)?;
        if marks.branches.contains_key(new) {
            return Err(VersionsError::Taken(new.to_owned()));
        }
        let is_current = self.current_branch()?.as_deref() == Some(name);
        if !is_current {
            self.refuse_held(name)?;
        }
        let log = format!("Branch: renamed {name} to {new}");
        let made = RefEdit::update(to.clone(), id, PreviousValue::MustNotExist, log.as_str());
        // The new name is there before the old one goes: the versions always have one.
        self.edit(made)?;
        if is_current {
            self.point_head_at(to, &log)?;
        }
        let was = PreviousValue::MustExistAndMatch(Target::Object(id));
        self.edit(RefEdit::delete_with_log(
            full(BRANCHES, name)?,
            was,
            RefLog::AndReference,
        ))
    }

    /// Gives a version a name that stays with it.
    ///
    /// # Errors
    /// When the name is not allowed or taken, when there is no such commit, or when the repository
    /// cannot be written.
    pub fn tag(&self, name: &str, at: &str) -> Result<(), VersionsError> {
        let id = self.commit_id(at)?;
        let full = full(TAGS, checked(name)?)?;
        if self.marks()?.tags.contains_key(name) {
            return Err(VersionsError::Taken(name.to_owned()));
        }
        self.edit(RefEdit::update(full, id, PreviousValue::MustNotExist, ""))
    }

    /// Takes such a name away; the version stays.
    ///
    /// # Errors
    /// When there is no such tag, or the repository cannot be written.
    pub fn untag(&self, name: &str) -> Result<(), VersionsError> {
        if !self.marks()?.tags.contains_key(name) {
            return Err(VersionsError::NoBranch(name.to_owned()));
        }
        let edit = RefEdit::delete_with_log(
            full(TAGS, name)?,
            PreviousValue::MustExist,
            RefLog::AndReference,
        );
        self.edit(edit)
    }

    /// Where everything that has a name stands. What points at no commit is left out.
    pub(super) fn marks(&self) -> Result<Marks, VersionsError> {
        let mut marks = Marks::default();
        let platform = self
            .repository
            .references()
            .map_err(|error| self.failed(&error))?;
        let all = platform.all().map_err(|error| self.failed(&error))?;
        // A reference that is damaged takes its own name away, not the others'.
        for mut reference in all.filter_map(Result::ok) {
            let name = reference.name().as_bstr().to_str_lossy().into_owned();
            let (shelf, name) = if let Some(name) = name.strip_prefix(BRANCHES) {
                (&mut marks.branches, name)
            } else if let Some(name) = name.strip_prefix(TAGS) {
                (&mut marks.tags, name)
            } else if let Some(name) = name.strip_prefix(REMOTES) {
                // `origin/HEAD` says which of the others is followed.
                if name.ends_with("/HEAD") {
                    continue;
                }
                (&mut marks.remotes, name)
            } else {
                continue;
            };
            if let Ok(id) = reference.peel_to_id() {
                shelf.insert(name.to_owned(), id.detach());
            }
        }
        Ok(marks)
    }

    /// The id of a commit that is there.
    pub(super) fn commit_id(&self, id: &str) -> Result<ObjectId, VersionsError> {
        let unknown = || VersionsError::Unknown(id.to_owned());
        let found = ObjectId::from_hex(id.as_bytes()).map_err(|_| unknown())?;
        self.repository.find_commit(found).map_err(|_| unknown())?;
        Ok(found)
    }

    /// A branch that another working tree of the repository shows is not ours to take away.
    pub(super) fn refuse_held(&self, name: &str) -> Result<(), VersionsError> {
        if self.current_branch()?.as_deref() == Some(name) {
            return Err(VersionsError::Current(name.to_owned()));
        }
        let full = format!("{BRANCHES}{name}");
        let others = self
            .repository
            .worktrees_including_main()
            .map_err(|error| self.failed(&error))?;
        for other in others.filter_map(Result::ok) {
            if other.git_dir() == self.repository.git_dir() {
                continue;
            }
            let shown = other.head_name().ok().flatten();
            if shown.is_some_and(|shown| shown.as_bstr() == full.as_str()) {
                let folder = other.workdir().unwrap_or_else(|| other.git_dir());
                return Err(VersionsError::ShownElsewhere {
                    name: name.to_owned(),
                    path: folder.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Lets the repository follow a branch.
    pub(super) fn point_head_at(&self, branch: FullName, log: &str) -> Result<(), VersionsError> {
        let head = FullName::try_from("HEAD").map_err(|error| self.failed(&error))?;
        self.edit(RefEdit {
            change: Change::Update {
                log: LogChange {
                    mode: RefLog::AndReference,
                    force_create_reflog: false,
                    message: log.into(),
                },
                expected: PreviousValue::Any,
                new: Target::Symbolic(branch),
            },
            name: head,
            deref: false,
        })
    }

    /// Moves a branch from one commit to the next, if nobody moved it meanwhile.
    pub(super) fn move_branch(
        &self,
        branch: FullName,
        from: Option<ObjectId>,
        to: ObjectId,
        log: &str,
    ) -> Result<(), VersionsError> {
        let was = from.map_or(PreviousValue::MustNotExist, |from| {
            PreviousValue::MustExistAndMatch(Target::Object(from))
        });
        self.edit(RefEdit::update(branch, to, was, log))
    }

    /// The full name of a branch.
    pub(super) fn branch_name(name: &str) -> Result<FullName, VersionsError> {
        full(BRANCHES, checked(name)?)
    }

    fn edit(&self, edit: RefEdit) -> Result<(), VersionsError> {
        let stamp = gix::date::Time::now_local_or_utc().to_string();
        let who = gix::actor::SignatureRef {
            name: BStr::new("Portolan"),
            email: BStr::new(""),
            time: &stamp,
        };
        let name = edit.name.clone();
        self.repository
            .edit_references_as([edit], Some(who))
            .map_err(|error| self.reference_failed(&name, &error))?;
        Ok(())
    }
}

fn full(shelf: &str, name: &str) -> Result<FullName, VersionsError> {
    FullName::try_from(format!("{shelf}{name}")).map_err(|_| VersionsError::BadName {
        name: name.to_owned(),
        instead: super::nearest_good_name(name),
    })
}
