# Files that are there already, when something is written.
replacing-title = { $count ->
    [one] A file is there already
   *[other] { $count } files are there already
}
replacing-about = In { $folder }:
replacing-advice = “Replace” writes over { $count ->
    [one] it; “Keep both” gives the new file a number, as in
   *[other] them; “Keep both” gives the new files a number, as in
} “{ $example }”. Nothing has been written yet.
replacing-yes = Replace
replacing-both = Keep both
replacing-nothing = Nothing was written.
replacing-there = { $count ->
    [one] { $files } is there already; nothing was written over it.
   *[other] { $count } files are there already; nothing was written over them: { $files }{ $more ->
        [0] .
       *[other] , and { $more } more.
    }
}
replacing-there-hint = Write again: you will be asked what to do with them.
replacing-cli-hint = Name another file or folder, or leave out --no-clobber to replace what is there.
replacing-cli-arg = Refuse to replace files that are there already; nothing is written then
