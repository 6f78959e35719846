pdf-scale-smaller = 1 : { $ratio }
pdf-scale-larger = { $ratio } : 1
pdf-scale-on = { $scale } sur { $paper }
pdf-sheet = Feuille { $number } sur { $total }
pdf-sheet-of = { $title } – feuille { $label }
pdf-overview = Plan d’assemblage
pdf-overview-about = { $total } feuilles { $paper }, échelle { $scale }. Coupez aux repères d’angle ; les repères en pointillé montrent où commence la feuille voisine.
pdf-page-of = { $number } / { $total }
export-too-many-sheets = La carte prendrait { $sheets } feuilles ; { $limit } au plus sont possibles.
export-too-many-sheets-hint = Choisissez une échelle de { $scale } au plus, ou un papier plus grand.
pdf-page = Page { $number }
pdf-all-services = Services métier
pdf-arg-paper = Papier d’un PDF ; sans rien dire, une page aussi grande que le dessin
pdf-arg-sheet-paper = Papier d’un PDF (A4 par défaut)
pdf-arg-tiled = Répartir le PDF sur plusieurs feuilles, à cette échelle du papier à la carte : 1 pour la taille à l’écran, 0.5 pour la moitié
pdf-title-page = Page
pdf-count-services =
    { $count ->
        [one] service métier
       *[other] services métier
    }
pdf-author-role = Rôle de l’auteur
pdf-author-role-hint = Imprimé dans le cartouche : une fonction, jamais le nom d’une personne.
pdf-logo-size = { $width } × { $height } pixels
pdf-logo-missing = L’image du logo manque
pdf-logo-choose = Choisir un logo…
pdf-logo-remove = Retirer le logo
pdf-logo-title = Choisir le logo de la carte
pdf-set-no-field = Une carte n’a pas de champ « { $field } ». Elle a : { $known }.
pdf-carried-no-png = Ce fichier n’est pas une image PNG entière.
pdf-carried-no-map = Cette image ne contient pas de carte.
pdf-carried-damaged = La carte contenue dans cette image est abîmée, ou dépasse { $most } Mo.
pdf-carried-hint = Choisissez une image exportée avec sa carte, ou le fichier .ron lui-même.
pdf-carried-opened = Carte ouverte depuis l’image { $file }.
pdf-carried-opened-hint = C’est une copie : enregistrez-la sous son propre nom. Les plans de fond et le logo n’y sont pas.
pdf-arg-with-map = Mettre la carte elle-même dans l’image PNG, qui peut alors être ouverte comme une carte
pdf-with-map-png = Seule une image PNG peut contenir sa carte (--with-map).
export-map-too-large = La carte pèse { $bytes } Mo ; une image en contient { $most } au plus.
export-map-too-large-hint = Exportez l’image sans sa carte, et joignez le fichier .ron.
