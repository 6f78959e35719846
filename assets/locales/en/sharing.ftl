# Sharing versions with other repositories.
sharing-address-empty = An address is missing.
sharing-address-option = “{ $address }” begins like an option of a program and is no address.
sharing-address-hidden = The address “{ $address }” holds signs that do not show.
sharing-address-helper = “{ $address }” would start a program on this machine; such addresses are refused.
sharing-address-unencrypted = “{ $address }” is not encrypted: anybody on the way could read the map.
sharing-address-unencrypted-hint = Use the https:// or ssh:// address of the same host.
sharing-address-password = A password stands in the address { $address }.
sharing-address-password-hint = Leave it out: it is asked for when it is needed, and kept nowhere.
sharing-address-unknown = “{ $address }” is no address of a repository.
sharing-address-hint = An address is a folder, such as /srv/maps/si.git, or https://host/maps/si.git, or user@host:maps/si.git.
sharing-no-remote = There is no remote named “{ $name }”.
sharing-no-remote-hint = “portolan versions remote list MAP” shows those that there are.
sharing-no-remotes = These versions are not shared with another repository yet.
sharing-no-remotes-hint = Add one: in the window under Versions, Share…, or with “portolan versions remote add”.
sharing-taken = There is a remote named “{ $name }” already.
sharing-taken-hint = Choose another name, or remove that one first.
sharing-bad-name = “{ $name }” cannot be the name of a remote.
sharing-bad-name-hint = Use letters, digits, “-”, “_” and “.”.
sharing-untrusted = The repository came with the address { $address } (“{ $name }”), which you have not confirmed.
sharing-untrusted-hint = If that is where the map may go, confirm it: in the window when it asks, or with “portolan versions remote trust MAP”.
sharing-cancelled = Stopped. Nothing was changed.
sharing-cancelled-hint = What was sent by then may have arrived; a look with “fetch” shows it.
sharing-timed-out = { $place } does not answer.
sharing-timed-out-hint = Nothing was changed. Check the connection and try again.
sharing-unreachable = { $place } cannot be reached: { $reason }
sharing-unreachable-hint = Check the address, the network and the proxy settings, then try again.
sharing-no-host = There is no host { $place }, or this machine is not connected.
sharing-sent-away = { $place } sends us on to another host.
sharing-sent-away-hint = Nothing was sent there. If the repository has moved, remove this remote and add the new address.
sharing-certificate = { $place } cannot prove who it is: { $reason }
sharing-certificate-hint = For HTTPS, have the certificate authority added to this system; for SSH, connect once with “ssh” in a terminal and check the key.
sharing-login-needed = { $place } wants to know who asks.
sharing-login-wrong = { $place } does not accept that user and password.
sharing-login-hint = Give user and password, or an access token instead of the password. Neither is stored.
sharing-forbidden = { $place } does not allow that: { $reason }
sharing-forbidden-hint = Ask its owner for the right to read or write, or check which key or user you use.
sharing-no-repository = There is no repository at { $place }.
sharing-no-repository-hint = Check the address. Some hosts also say so to whoever may not see a repository.
sharing-nonsense = The answer of { $place } is not that of a git host.
sharing-nonsense-hint = Nothing was changed. Check the address; a page for signing in to the network may stand in between.
sharing-too-large = What would come from { $place } or go there is larger than is sound.
sharing-too-large-hint = Nothing was changed. Keep maps in a repository of their own.
sharing-incomplete = What came from { $place } is not whole.
sharing-incomplete-hint = Nothing was changed. Try again; if it stays so, that repository is damaged.
sharing-refused = { $place } refuses: { $reason }
sharing-refused-hint = Nothing was changed there. The rules of the host may ask for another branch.
sharing-moved = Somebody pushed to { $place } first.
sharing-moved-hint = Merge their versions, then push again: “portolan versions pull”, or “push --merge” for both at once.
sharing-checked-out = In { $folder } somebody works on this very branch.
sharing-checked-out-hint = Share by a repository without working files: “portolan versions remote add … --create” makes one.
sharing-detached = No branch is checked out here, so there is nothing to push or pull.
sharing-detached-hint = Switch to a branch first.
sharing-no-branch = { $place } has no branch “{ $branch }” yet.
sharing-no-branch-hint = Push, and it is there.
sharing-no-map = { $place } has no file { $map } on this branch. It has: { $others }
sharing-no-map-hint = Clone it into a folder of its own to work on those maps.
sharing-unrelated = These versions and those at { $place } have nothing in common.
sharing-unrelated-hint = Clone that repository into a folder of its own, or share with an empty one.
sharing-blocked = Files that were changed here would be replaced: { $files }
sharing-blocked-hint = Commit or put back those files, then pull again.
sharing-not-empty = { $folder } holds something already.
sharing-not-empty-hint = Name an empty folder, or one that is not there yet.
sharing-disk = { $path } cannot be written: { $reason }
sharing-disk-hint = The map and its versions are as they were. Make room, or check the rights on the folder, and try again.
sharing-with-hint = { $message } { $hint }
sharing-field = May be sent to
sharing-unsound = The map in the version { $version } cannot be read whole.
sharing-unsound-hint = Nothing was changed. Whoever kept it can bring an earlier version back and push again.
sharing-state-empty = no version yet
sharing-state-never = { $ahead ->
    [one] nothing shared yet, one version to send
   *[other] nothing shared yet, { $ahead } versions to send
}
sharing-state-even = both have the same
sharing-state-ahead = { $ahead ->
    [one] one version to send
   *[other] { $ahead } versions to send
}
sharing-state-behind = { $behind ->
    [one] one version to take
   *[other] { $behind } versions to take
}
sharing-state-both = { $ahead ->
    [one] one version
   *[other] { $ahead } versions
} to send, { $behind } to take
sharing-unconfirmed = not confirmed: came with the repository
sharing-added = “{ $name }” now stands for { $address }.
sharing-removed = “{ $name }” is removed. Its versions stay where they are.
sharing-confirmed = { $address } is confirmed.
sharing-sent-nothing = { $place } has everything already.
sharing-sent = { $count ->
    [0] Sent to { $place }:
    [one] One version was sent to { $place }
   *[other] { $count } versions were sent to { $place }
}{ $tags ->
    [0] .
    [one] , with one tag.
   *[other] , with { $tags } tags.
}
sharing-remarks = { $place } says: { $remarks }
sharing-followed = Up to version “{ $title }”.
sharing-merged = Merged: “{ $title }”. Push, and the others have it too.
sharing-merge-title = Merge of { $place }
sharing-conflict = Both sides changed { $record }.
sharing-conflicts = { $count ->
    [one] One change of ours and of { $place } contradict each other.
   *[other] { $count } changes of ours and of { $place } contradict each other.
}
sharing-conflicts-hint = Nothing was changed. Open the map in the window and pull there: it shows each conflict on the map. On the command line, “portolan merge” settles them.
sharing-cloned = { $count ->
    [0] { $folder } is there; it holds no map yet.
    [one] { $folder } is there, with one map.
   *[other] { $folder } is there, with { $count } maps.
}
sharing-question = “{ $title }” does not say that it may go to { $place }. { $count ->
    [one] One version
   *[other] { $count } versions
} of the branch “{ $branch }” would be sent, the whole map with them.
sharing-question-marked = “{ $title }” is marked “{ $marking }” and does not say that it may go to { $place }. { $count ->
    [one] One version
   *[other] { $count } versions
} of the branch “{ $branch }” would be sent, the whole map with them.
sharing-ask-yes = Send? [y/N]
sharing-ask-hint = Send with --yes, or put the place on the map’s list: File, Map properties…, “May be sent to”.
sharing-ask-user = User at { $host }:
sharing-ask-secret = Password or token of { $user } at { $host } (not shown, not stored):
sharing-connecting = Connecting…
sharing-comparing = Comparing…
sharing-receiving = Receiving…
sharing-checking = Checking…
sharing-sending = Sending…
sharing-waiting = Waiting for the host…
sharing-pushing = Sending to { $name }…
sharing-fetching = Taking from { $name }…
sharing-cloning = Copying the repository…
cli-versions-remote = Repositories that the versions are shared with
cli-versions-fetch = See what the remote has; the map stays as it is
cli-versions-push = Send versions of the current branch, and its tags
cli-versions-pull = Take the remote’s versions into the map, merging where both went on
cli-versions-clone = Copy a repository of maps into a folder
cli-remote-list = List them, with what is to send and to take
cli-remote-add = Add one
cli-remote-remove = Remove one; versions stay
cli-remote-trust = Confirm the address of one that came with the repository
cli-arg-remote = Which remote (default: the one that the branch follows, or “origin”)
cli-arg-remote-name = Its name here, such as origin
cli-arg-address = A folder, https://host/path, or user@host:path
cli-arg-create = Make an empty repository in that folder first
cli-arg-all-branches = All branches, not only the current one
cli-arg-push-merge = Where somebody pushed first, merge theirs and push again
cli-arg-push-yes = Send without asking where the map may go
cli-arg-clone-folder = The folder to make
ui-share = Share…
ui-send-versions = Send versions
ui-take-versions = Take versions
ui-clone = Open from a repository…
ui-sharing-title = Share the versions of this map
ui-sharing-about = Versions go to another repository and come from it: a folder on a share, or a git host. The map itself stays with you.
ui-sharing-none = Not shared yet. Add the repository that everybody uses.
ui-sharing-no-version = Keep a version first: only versions are shared.
ui-sharing-unkept = The map has changes that are in no version yet; they stay here until one is kept.
ui-sharing-fetch = Look
ui-sharing-fetch-name = See what { $name } has
ui-sharing-pull = Take
ui-sharing-pull-name = Take the versions of { $name } into the map
ui-sharing-push = Send
ui-sharing-push-name = Send versions to { $name }
ui-sharing-remove = Remove { $name }
ui-sharing-confirm = Confirm this address
ui-sharing-confirm-name = Confirm the address of { $name }
ui-sharing-add-title = Another repository
ui-sharing-name = Name
ui-sharing-address = Address
ui-sharing-address-like = /srv/maps/si.git · https://host/maps/si.git · user@host:maps/si.git
ui-sharing-create = Make an empty repository there
ui-sharing-add = Add
ui-sharing-stop = Stop the transfer
ui-sharing-percent = { $what } { $percent } %
ui-sharing-moved = Somebody pushed first. Their versions are merged with yours, then both are sent.
ui-sharing-moved-do = Merge, then send
ui-sharing-anywhere-do = Send
ui-sharing-anywhere-always = Send, and put { $place } on the map’s list
ui-sharing-trust = The repository came with this address: { $address }. May Portolan speak to it?
ui-sharing-trust-do = Confirm
ui-sharing-login = { $host } asks who you are. A token serves as password. Neither is stored.
ui-sharing-login-wrong = { $host } does not accept that. Try again.
ui-sharing-user = User
ui-sharing-secret = Password or token
ui-sharing-login-do = Go on
ui-clone-title = Open from a repository
ui-clone-about = Copies a repository with all its versions into a folder of yours, and opens its map.
ui-clone-folder = Folder
ui-clone-do = Copy and open
ui-clone-choose = Which map?
ui-shared-with = May be sent to
ui-shared-with-hint = Hosts or folders, with commas between them. Sending anywhere else asks first.
