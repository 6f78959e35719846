cli-arg-draw-write = Dessiner dans la carte ; sans cela, dire seulement ce qui serait dessiné
cli-draw = Dessiner sur une vue des lignes de texte lues sur l’entrée standard
entry-about = Un élément, un lien ou un conteneur par ligne. Les noms de la carte sont repris ; rien n’est dessiné avant d’avoir été vu ici.
entry-contains = conteneur, puisqu’il en contient d’autres
entry-draw = { $elements ->
    [one] Dessiner { $elements } élément
   *[other] Dessiner { $elements } éléments
}{ $links ->
    [0] {""}
    [one] {" "}et un lien
   *[other] {" "}et { $links } liens
}
entry-example = Portail citoyen > Annuaire : HTTPS 443
    Zone DMZ {"{"} Pare-feu, Mandataire {"}"}
    Base Usagers : base de données
    # un commentaire
entry-flaw = Ligne { $line }, colonne { $column } : { $what }
entry-from-text = D’après un texte…
entry-guessed = deviné d’après « { $word } »
entry-in = dans { $parent }
entry-keys = Tab : le type, puis le suivant. Entrée : terminer.
entry-kind-hint = Type, par ses premières lettres…
entry-known = déjà sur la carte
entry-known-link = déjà là
entry-lines = Lignes
entry-nothing = Ce que les lignes veulent dire s’affiche ici.
entry-preview = Ce qui sera dessiné
entry-stays = reste à sa place
entry-title = Dessiner d’après un texte
entry-usual = type usuel : rien n’en dit un autre
