//! The walk back through the commits, which finds the versions among them page by page.
//!
//! A commit is a version where the map's file differs from what a parent has. That is read off the
//! ids of the entries along the map's path: no file is unpacked for it. Whatever is found damaged
//! on the way is a version that says so, and the walk goes on with the others; what lies behind the
//! edge of a shallow clone does not exist. A file that bore another name is followed.
//!
//! Time O(commits), each read once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use gix::ObjectId;
use gix::bstr::BString;

use super::history::{FileState, Version, minute};
use super::order::newest_first;
use super::references::Marks;
use super::{Home, Versions, VersionsError};

/// The map's file in a commit; `Err` where that cannot be found out.
type Found = Result<Option<ObjectId>, Damaged>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Damaged;

/// What a commit turned out to be.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A version, by its place in the list of those that were found.
    Version(usize),
    /// It leaves the map as its parent has it.
    Like(ObjectId),
    /// The map is neither here nor before.
    Nothing,
}

/// A commit as far as the walk needs it.
#[derive(Clone)]
struct Commit {
    tree: ObjectId,
    parents: Vec<ObjectId>,
    seconds: i64,
    data: Vec<u8>,
}

/// A commit that waits to be looked at: the newest first, then the one that was met first.
type Waiting = (i64, Reverse<usize>, ObjectId);

/// See the module's header.
pub struct Walk<'a> {
    versions: &'a Versions,
    marks: Marks,
    waiting: BinaryHeap<Waiting>,
    /// The path that the map bears in a commit, once the commit has been met.
    paths: HashMap<ObjectId, BString>,
    commits: HashMap<ObjectId, Option<Commit>>,
    files: HashMap<(ObjectId, BString), Found>,
    steps: HashMap<ObjectId, Step>,
    /// Branches that do not have the map under its present name.
    aside: Vec<ObjectId>,
    /// Names that the map bore before.
    former: Vec<BString>,
    edge: Vec<ObjectId>,
    found: Vec<Version>,
}

impl<'a> Walk<'a> {
    /// The versions that lead to the current one.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn from_head(versions: &'a Versions) -> Result<Self, VersionsError> {
        let mut walk = Self::new(versions)?;
        if let Some(head) = versions.head()? {
            walk.begin_at(head);
        }
        Ok(walk)
    }

    /// The versions of all branches and tags.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn from_everywhere(versions: &'a Versions) -> Result<Self, VersionsError> {
        let mut walk = Self::from_head(versions)?;
        let marks = &walk.marks;
        let named = marks.branches.values().chain(marks.remotes.values());
        let named: Vec<ObjectId> = named.chain(marks.tags.values()).copied().collect();
        for commit in named {
            walk.begin_at(commit);
        }
        Ok(walk)
    }

    /// The versions that lead to a commit.
    pub(super) fn from_commit(
        versions: &'a Versions,
        commit: ObjectId,
    ) -> Result<Self, VersionsError> {
        let mut walk = Self::new(versions)?;
        walk.begin_at(commit);
        Ok(walk)
    }

    fn new(versions: &'a Versions) -> Result<Self, VersionsError> {
        let edge = versions.repository.shallow_commits();
        let edge = edge.map_err(|error| versions.failed(&error))?;
        Ok(Self {
            versions,
            marks: versions.marks()?,
            waiting: BinaryHeap::new(),
            paths: HashMap::new(),
            commits: HashMap::new(),
            files: HashMap::new(),
            steps: HashMap::new(),
            aside: Vec::new(),
            former: Vec::new(),
            edge: edge.map_or_else(Vec::new, |edge| edge.iter().copied().collect()),
            found: Vec::new(),
        })
    }

    /// Goes on until so many more versions are found. Gives whether there may be others.
    ///
    /// # Errors
    /// None today: damage is part of the answer.
    pub fn more(&mut self, most: usize) -> Result<bool, VersionsError> {
        self.more_within(most, usize::MAX)
    }

    /// The same, but looks at so many commits at most.
    ///
    /// # Errors
    /// None today: damage is part of the answer.
    pub fn more_within(&mut self, most: usize, commits: usize) -> Result<bool, VersionsError> {
        let enough = self.found.len().saturating_add(most);
        let far = self.steps.len().saturating_add(commits);
        while self.found.len() < enough && self.steps.len() < far {
            match self.waiting.pop() {
                Some((_, _, commit)) => self.look_at(commit),
                None if self.retry_former_names() => {}
                None => return Ok(false),
            }
        }
        Ok(!self.waiting.is_empty())
    }

    /// What was found so far, newest first, none before one that was made from it.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        let mut versions = self.found.clone();
        for version in &mut versions {
            let mut parents: Vec<String> = Vec::new();
            for parent in std::mem::take(&mut version.parents) {
                let id = ObjectId::from_hex(parent.as_bytes()).ok();
                let parent = match id.and_then(|id| self.place(id)) {
                    Some(Ok(place)) => self.found.get(place).map(|version| version.id.clone()),
                    // Not reached yet.
                    Some(Err(id)) => Some(id.to_string()),
                    None => None,
                };
                parents.extend(parent.filter(|parent| !parents.contains(parent)));
            }
            version.parents = parents;
        }
        let marks = &self.marks;
        self.mark(&marks.branches, &mut versions, |version| {
            &mut version.branches
        });
        self.mark(&marks.remotes, &mut versions, |version| {
            &mut version.remotes
        });
        self.mark(&marks.tags, &mut versions, |version| &mut version.tags);
        newest_first(versions)
    }

    /// The version that a commit holds, when the walk has come to it.
    pub(super) fn standing_at(&self, commit: ObjectId) -> Option<Version> {
        let place = self.place(commit)?.ok()?;
        let id = &self.found.get(place)?.id;
        self.versions()
            .into_iter()
            .find(|version| version.id == *id)
    }

    fn mark(
        &self,
        names: &BTreeMap<String, ObjectId>,
        versions: &mut [Version],
        shelf: impl Fn(&mut Version) -> &mut Vec<String>,
    ) {
        for (name, &commit) in names {
            if let Some(Ok(place)) = self.place(commit)
                && let Some(version) = versions.get_mut(place)
            {
                shelf(version).push(name.clone());
            }
        }
    }

    /// The place of the version that a commit holds; `Err` with the commit that is to be looked at
    /// before one can know.
    fn place(&self, mut commit: ObjectId) -> Option<Result<usize, ObjectId>> {
        loop {
            match self.steps.get(&commit) {
                Some(Step::Version(place)) => return Some(Ok(*place)),
                Some(Step::Like(parent)) => commit = *parent,
                Some(Step::Nothing) => return None,
                None if self.paths.contains_key(&commit) => return Some(Err(commit)),
                None => return None,
            }
        }
    }

    fn begin_at(&mut self, commit: ObjectId) {
        if self.paths.contains_key(&commit) || self.aside.contains(&commit) {
            return;
        }
        let path = self.versions.path.clone();
        let Some(read) = self.commit(commit) else {
            self.enqueue(commit, path);
            return;
        };
        if self.file(read.tree, &path) != Ok(None) {
            self.enqueue(commit, path);
        } else if self.versions.home == Home::Beside
            && let Some(only) = self.versions.only_map_in(read.tree)
        {
            // The map and its repository were given another name together.
            self.enqueue(commit, only);
        } else if Some(commit) == self.versions.head().ok().flatten() {
            // The current commit may be the one that takes the map away.
            self.enqueue(commit, path);
        } else {
            self.aside.push(commit);
        }
    }

    /// Branches that know the map by a former name only.
    fn retry_former_names(&mut self) -> bool {
        let aside = std::mem::take(&mut self.aside);
        let before = self.waiting.len();
        for commit in aside {
            let Some(tree) = self.commit(commit).map(|commit| commit.tree) else {
                continue;
            };
            let former = self.former.clone();
            let path = former
                .into_iter()
                .find(|path| matches!(self.file(tree, path), Ok(Some(_))));
            if let Some(path) = path.filter(|_| !self.paths.contains_key(&commit)) {
                self.enqueue(commit, path);
            }
        }
        self.waiting.len() > before
    }

    fn enqueue(&mut self, commit: ObjectId, path: BString) {
        if self.paths.contains_key(&commit) {
            return;
        }
        let seconds = self.commit(commit).map_or(i64::MAX, |read| read.seconds);
        let order = Reverse(self.paths.len());
        self.paths.insert(commit, path);
        self.waiting.push((seconds, order, commit));
    }

    fn commit(&mut self, id: ObjectId) -> Option<Commit> {
        if let Some(known) = self.commits.get(&id) {
            return known.clone();
        }
        let read = self.versions.read_commit(id, &self.edge);
        self.commits.insert(id, read.clone());
        read
    }

    fn file(&mut self, tree: ObjectId, path: &BString) -> Found {
        let key = (tree, path.clone());
        if let Some(known) = self.files.get(&key) {
            return *known;
        }
        let found = self.versions.file_in_tree(tree, path).map_err(|_| Damaged);
        self.files.insert(key, found);
        found
    }

    fn look_at(&mut self, id: ObjectId) {
        let path = self.paths.get(&id).cloned().unwrap_or_default();
        let Some(commit) = self.commit(id) else {
            self.steps.insert(id, Step::Version(self.found.len()));
            self.found.push(Version {
                id: id.to_string(),
                file: FileState::Damaged,
                ..Version::default()
            });
            return;
        };
        // It is looked at once.
        self.commits.remove(&id);
        let here = self.file(commit.tree, &path);
        let mut differs = commit.parents.is_empty() && here != Ok(None);
        let mut was_anywhere = false;
        for &parent in &commit.parents {
            let (there, name) = self.file_of_parent(parent, &path, commit.tree, here);
            differs |= there != here;
            was_anywhere |= there != Ok(None);
            self.enqueue(parent, name);
        }
        // A merge that brought nothing new is the end of a branch all the same.
        let ends_branch = self.versions.home == Home::Beside && commit.parents.len() > 1;
        let is_version = (differs && (here != Ok(None) || was_anywhere)) || ends_branch;
        let step = if is_version {
            self.found.push(described(id, &commit, here));
            Step::Version(self.found.len() - 1)
        } else {
            commit
                .parents
                .first()
                .map_or(Step::Nothing, |&parent| Step::Like(parent))
        };
        self.steps.insert(id, step);
    }

    /// The map in a parent, and the name that it bears there.
    fn file_of_parent(
        &mut self,
        parent: ObjectId,
        path: &BString,
        child: ObjectId,
        here: Found,
    ) -> (Found, BString) {
        let Some(tree) = self.commit(parent).map(|commit| commit.tree) else {
            return (Err(Damaged), path.clone());
        };
        let there = self.file(tree, path);
        if let (Ok(Some(blob)), Ok(None)) = (here, there)
            && let Some(former) = self.versions.former_name(tree, child, path, blob)
        {
            let there = self.file(tree, &former);
            if !self.former.contains(&former) {
                self.former.push(former.clone());
            }
            return (there, former);
        }
        (there, path.clone())
    }
}

fn described(id: ObjectId, commit: &Commit, here: Found) -> Version {
    let words = |text: &[u8]| String::from_utf8_lossy(text).trim().to_owned();
    let mut version = Version {
        id: id.to_string(),
        seconds: commit.seconds,
        parents: commit.parents.iter().map(ObjectId::to_string).collect(),
        file: match here {
            Ok(Some(blob)) => FileState::Kept(blob.to_string()),
            Ok(None) => FileState::Missing,
            Err(Damaged) => FileState::Damaged,
        },
        ..Version::default()
    };
    if let Ok(read) = gix::objs::CommitRef::from_bytes(&commit.data, id.kind()) {
        let message = read.message();
        version.title = words(message.title);
        version.reason = message.body.map(|body| words(body)).unwrap_or_default();
        if let Ok(author) = read.author() {
            version.author = words(author.name);
            version.when = author.time().map(minute).unwrap_or_default();
        }
    }
    version
}

impl Versions {
    fn read_commit(&self, id: ObjectId, edge: &[ObjectId]) -> Option<Commit> {
        let commit = self.repository.find_commit(id).ok()?;
        let is_edge = edge.contains(&id);
        let parents = commit.parent_ids().map(gix::Id::detach);
        Some(Commit {
            tree: commit.tree_id().ok()?.detach(),
            parents: parents.filter(|_| !is_edge).collect(),
            seconds: commit.time().ok()?.seconds,
            data: commit.detach().data,
        })
    }
}
