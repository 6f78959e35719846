# What is held back when a map leaves the house.
redaction-pattern-key = Keys, passwords and tokens
redaction-pattern-url = Web addresses
redaction-pattern-mail = Mail addresses
redaction-pattern-path = File paths
redaction-pattern-ip = IP and MAC addresses
redaction-pattern-host = Names of machines
redaction-pattern-phone = Phone numbers
redaction-internal = Internal
redaction-internal-about = For our own teams: only keys, passwords and tokens are masked.
redaction-partner = Partner
redaction-partner-about = For a contractor or a partner: no addresses, versions, contacts or costs, no notes, no requirements.
redaction-partner-marking = Limited distribution
redaction-public = Public
redaction-public-about = For everybody: services and what carries them, without technical names, equipment, projects or notes.
redaction-public-marking = Public
redaction-element = Element
redaction-table-out = Taken out: the profile keeps no records of this sort.
redaction-removed = Taken out of the map.
redaction-merged = Merged into “{ $into }”.
redaction-link-out = Taken out: one of its ends is held back.
redaction-link-led = Now joins what contains its ends.
redaction-link-twice = Taken out: another link says the same.
redaction-view-out = Taken out: it shows nothing any more.
redaction-note-out = Taken out: what it speaks of is held back.
redaction-scenario-out = Taken out: nothing is lost in it any more.
redaction-name = Name replaced by “{ $by }”.
redaction-left-out = Left empty.
redaction-masked = Replaced by { $by }.
redaction-partly = Left in part.
redaction-text = Now reads: { $by }
redaction-cut = Taken out so that the map stays sound.
redaction-open = Redaction profiles…
redaction-title = Redaction profiles
redaction-about = What is held back, by who reads. A profile is applied to the map before any export: names, tooltips, ids and metadata follow.
redaction-fixed = Built-in profile: copy it to change it.
redaction-built-in = built-in
redaction-own = of the map
redaction-copy = Copy
redaction-copy-of = { $name } (copy)
redaction-new = New profile
redaction-new-name = New profile
redaction-remove = Delete this profile
redaction-counting = Counting what would be held back…
redaction-part-elements = Elements
redaction-part-values = Values and texts
redaction-part-kept = What stays
redaction-field-kinds = Kinds held back
redaction-field-marking = Protection mark
redaction-field-anonymous = Replace technical names by a kind and a number
redaction-way-remove = Taken out with their links
redaction-way-merge = Merged into what contains them
redaction-keeps-notes = Notes, discussions and decisions
redaction-keeps-assurance = Requirements, exemptions and findings
redaction-keeps-projects = Work packages, budgets and owners
redaction-keeps-scenarios = Loss scenarios
redaction-words-hint = One word or name a line
redaction-nothing = None
redaction-add-selection = Add the selection
redaction-clear = Clear
redaction-column-table = Table
redaction-column-name = Name
redaction-column-id = Id
redaction-column-field = Field
redaction-column-what = What is held back
redaction-column-origin = Origin
redaction-column-about = For whom
redaction-column-says = Value
redaction-column-file = File
redaction-column-part = Part
redaction-column-found = Text found
redaction-cli = Redaction profiles: what is held back, by who reads
redaction-cli-list = List the profiles of the map and the built-in ones
redaction-cli-show = Show all that a profile says
redaction-cli-set = Make or change a profile of the map
redaction-cli-remove = Delete a profile of the map
redaction-cli-apply = Write the map as it may go out, and print what was held back
redaction-cli-check = Look through finished files for what a profile hides
redaction-cli-profile = Profile: internal, partner, public or the id of one of the map
redaction-cli-output = File of the map that may go out (.ron)
redaction-cli-files = Files to look through
redaction-cli-map = The whole map that the files come from
redaction-cli-name = Name of the profile
redaction-cli-about = For whom, in a few words
redaction-cli-marking = Protection mark of what goes out
redaction-cli-kinds = Kinds of elements that are held back, with commas
redaction-cli-elements = Ids of elements that are held back, with all that they contain
redaction-cli-withheld = Fields that are left empty
redaction-cli-masked = Fields that are replaced by stable tokens
redaction-cli-patterns = Patterns that are masked everywhere: key, url, mail, path, ip, host, phone
redaction-cli-words = Words and names that are masked everywhere
redaction-cli-like = Start from another profile
redaction-cli-withholding = What becomes of elements that are held back: remove takes them out, merge puts them into what contains them
redaction-cli-anonymous = Replace technical names by a kind and a number
redaction-cli-keep = What stays: notes, assurance, projects, scenarios
redaction-cli-unknown = no profile “{ $id }”; known profiles: { $known }
redaction-cli-not-own = the map keeps no profile “{ $id }”; only its own can be deleted
redaction-cli-no-word = { $option } does not know “{ $word }”; known words: { $known }
redaction-cli-same-file = “{ $file }” is the whole map: give -o another file, or it would be lost
redaction-cli-unread = could not be looked through: damaged, or too large when unpacked
redaction-elements =
    { $count ->
        [0] no elements
        [one] { $count } element
       *[other] { $count } elements
    }
redaction-counts =
    { $elements ->
        [0] No element held back
        [one] { $elements } element held back
       *[other] { $elements } elements held back
    }, { $records ->
        [0] no other record touched
        [one] { $records } other record touched
       *[other] { $records } other records touched
    }, { $left ->
        [0] no value left empty
        [one] { $left } value left empty
       *[other] { $left } values left empty
    }, { $replaced ->
        [0] no value masked
        [one] { $replaced } value masked
       *[other] { $replaced } values masked
    }.
redaction-cli-clean =
    Nothing hidden in { $files ->
        [one] this file
       *[other] these { $files } files
    } ({ $secrets } texts looked for).
redaction-cli-leaks =
    Hidden texts are in { $files ->
        [one] this file, or it could not be read whole
       *[other] these { $files } files, or they could not be read whole
    } ({ $secrets } texts looked for).
redaction-keep = Keep the profile
