# La page web : ses propres mots.
webpage-skip = Aller au dessin
webpage-search = Rechercher
webpage-search-hint = Élément, lien ou note
webpage-search-none = Rien ne correspond à « { $query } ».
webpage-type-element = Élément
webpage-type-link = Lien
webpage-type-note = Note
webpage-views = Vues
webpage-plateau = Plateau
webpage-perspective = Filtre
webpage-perspective-loss = Perte d’un élément
webpage-legend = Légende
webpage-legend-loss = EFFET DE LA PERTE
webpage-zoom = Zoom
webpage-zoom-in = Agrandir
webpage-zoom-out = Réduire
webpage-zoom-fit = Tout voir
webpage-overview = Plan réduit
webpage-drawing = Dessin de la vue { $view }
webpage-drawing-help = Les flèches passent d’un élément à l’autre, Entrée ouvre les détails, I montre l’effet d’une perte, Échap ferme, / recherche, + − 0 règlent le zoom.
webpage-empty = Cette vue ne montre rien à ce plateau.
webpage-outline = Éléments
webpage-outline-toggle = Liste des éléments
webpage-details = Détails
webpage-close = Fermer
webpage-to-dark = Couleurs sombres
webpage-to-light = Couleurs claires
webpage-print = Imprimer
webpage-what-if = Et si c’était perdu ?
webpage-what-if-end = Fin de la perte
webpage-loss-of = Si { $name } est perdu
webpage-loss-services = Services métier
webpage-loss-none = Rien d’autre n’est touché.
webpage-loss-left-out = La carte est trop grande pour que cette page contienne l’effet de chaque perte ; Portolan le donne.
webpage-path = Se trouve dans
webpage-contains = Contient
webpage-links = Liens
webpage-links-none = Aucun lien à ce plateau.
webpage-notes = Notes
webpage-notes-listed = Notes par numéro
webpage-documents = Documents
webpage-needs = Besoins de sécurité
webpage-need = { $name } { $level } sur 4
webpage-services = Services qui en dépendent
webpage-services-none = Aucun service métier n’en dépend.
webpage-shown-in = Visible dans
webpage-shown-nowhere = Sur aucune vue à ce plateau.
webpage-missing = { $name } n’est pas là à ce plateau.
webpage-elsewhere = à un autre plateau : { $plateau }
webpage-note-by = Par
webpage-note-for = Demandé à
webpage-note-due = Échéance
webpage-note-status = État
webpage-note-about = À propos de
webpage-note-decision = Décision
webpage-note-reason = Motif
webpage-note-consequence = Conséquence
webpage-note-replies = Discussion
webpage-marking = Mention de protection
webpage-kind = Nature
webpage-untitled = Carte
webpage-offline = Page autonome : rien n’est chargé, rien n’est envoyé.
webpage-noscript = Cette page a besoin de JavaScript pour montrer la carte. Elle ne charge et n’envoie rien.
webpage-count-elements =
    { $count ->
        [one] { $shown } élément
       *[other] { $shown } éléments
    }
webpage-count-links =
    { $count ->
        [one] { $shown } lien
       *[other] { $shown } liens
    }
webpage-count-notes =
    { $count ->
        [one] { $shown } note
       *[other] { $shown } notes
    }
webpage-count-results =
    { $count ->
        [one] { $shown } résultat
       *[other] { $shown } résultats
    }
webpage-count-bundle =
    { $count ->
        [one] { $shown } lien réuni
       *[other] { $shown } liens réunis
    }
webpage-count-replies =
    { $count ->
        [one] { $shown } réponse
       *[other] { $shown } réponses
    }
webpage-count-others =
    { $count ->
        [one] { $shown } autre
       *[other] { $shown } autres
    }
webpage-word-down =
    { $count ->
        [one] arrêté
       *[other] arrêtés
    }
webpage-word-degraded =
    { $count ->
        [one] dégradé
       *[other] dégradés
    }
webpage-word-margin =
    { $count ->
        [one] sans marge
       *[other] sans marge
    }
webpage-word-intact =
    { $count ->
        [one] intact
       *[other] intacts
    }
