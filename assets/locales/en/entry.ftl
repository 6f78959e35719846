cli-arg-draw-write = Draw it into the map; without this, only say what would be drawn
cli-draw = Draw lines of text from standard input on a view
entry-about = One element, link or container a line. Names of the map are used again; nothing is drawn before you have seen it here.
entry-contains = a container, since it holds others
entry-draw = { $elements ->
    [one] Draw one element
   *[other] Draw { $elements } elements
}{ $links ->
    [0] {""}
    [one] {" "}and one link
   *[other] {" "}and { $links } links
}
entry-example = Portal > Directory : HTTPS 443
    Zone DMZ {"{"} Firewall, Proxy {"}"}
    Staff records : database
    # a comment
entry-flaw = Line { $line }, column { $column }: { $what }
entry-from-text = From text…
entry-guessed = guessed from “{ $word }”
entry-in = in { $parent }
entry-keys = Tab: kind, then the next one. Enter: done.
entry-kind-hint = Kind, by its first letters…
entry-known = on the map already
entry-known-link = there already
entry-lines = Lines
entry-nothing = What the lines mean shows here.
entry-preview = What will be drawn
entry-stays = stays where it is
entry-title = Draw from text
entry-usual = usual kind: nothing says another
