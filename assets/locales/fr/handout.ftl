# Ce qui sort de la carte : formats, préréglages, aperçu, refus.
handout-form-png = Image PNG
handout-form-svg = Dessin SVG
handout-form-archimate = ArchiMate (échange 3.1)
handout-form-map = Carte Portolan
handout-about-png = Pour un document, une présentation, une page web.
handout-about-svg = Dessin net à toute taille, texte sélectionnable.
handout-about-drawio = Continuer le dessin dans draw.io : places, coudes et couleurs y sont.
handout-about-archimate = Pour Archi et les autres outils d’architecture.
handout-about-dot = Graphe pour Graphviz.
handout-about-mermaid = Schéma pour un wiki ou une forge.
handout-about-plantuml = Schéma C4 pour PlantUML.
handout-about-graphml = Graphe pour yEd, Gephi, NetworkX.
handout-about-json = Données pour un programme.
handout-about-csv = Deux tableaux : éléments et liens.
handout-about-map = La carte elle-même, sans ce que le profil retient.
handout-loses-drawio = Un plateau à la fois ; exigences, chantiers et scénarios n’y sont pas.
handout-loses-archimate = Un plateau à la fois ; exigences, chantiers et scénarios n’y sont pas.
handout-starter-documentation = Documentation (PNG)
handout-starter-slide = Diapositive (PNG)
handout-starter-print = Image 300 ppp (PNG)
handout-starter-svg = Dessin vectoriel (SVG)
handout-starter-all = Toutes les vues × plateaux
handout-starter-drawio = draw.io
handout-unknown-form = Le format « { $form } » n’est pas connu.
handout-unknown-form-hint = Choisissez par exemple png, svg, drawio, xml, json ou csv.
handout-nothing = Rien de ce qui est demandé n’est dans la carte.
handout-nothing-hint = Choisissez une vue ou un plateau qui existe encore ; un profil de diffusion peut aussi avoir tout retenu.
handout-no-selection = Rien n’est sélectionné à ce plateau.
handout-no-selection-hint = Sélectionnez d’abord les éléments à exporter.
handout-no-page = Cette page ne peut pas devenir : { $form }.
handout-no-page-hint = Choisissez PNG ou SVG, ou revenez à une vue.
handout-leak = « { $file } » n’a pas été écrit : { $count ->
    [one] ce que le profil retient s’y trouve encore (« { $text } »).
   *[other] { $count } textes que le profil retient s’y trouvent encore, dont « { $text } ».
}
handout-leak-hint = Ajoutez ce texte aux mots du profil de diffusion, puis exportez à nouveau.
handout-withheld = { $count ->
    [0] Le profil « { $profile } » n’a rien retenu.
    [one] Le profil « { $profile } » a retenu un point.
   *[other] Le profil « { $profile } » a retenu { $count } points.
}
handout-withheld-short = { $count ->
    [one] Un point retenu par le profil de diffusion
   *[other] { $count } points retenus par le profil de diffusion
}
handout-no-profile = Le profil de diffusion « { $profile } » n’existe pas ; rien n’a été exporté.
handout-no-profile-hint = Choisissez un autre profil dans la fenêtre d’export.
handout-one-at-a-time = Un export est déjà en cours.
handout-copied = L’image est dans le presse-papiers.
handout-written-many = { $count ->
    [one] Un fichier écrit dans { $folder }
   *[other] { $count } fichiers écrits dans { $folder }
}
handout-running = Export… { $percent } %
handout-stop = Arrêter l’export
handout-folder-title = Exporter dans le dossier…
handout-at-dpi = { $size } à { $dpi } ppp
handout-about-bytes = environ { $size }
handout-files = { $count ->
    [one] Un fichier
   *[other] { $count } fichiers
}
handout-first-name = { $name } et d’autres
handout-marked = Mention : { $marking }
handout-unsaved = La carte n’est pas enregistrée : l’export montre ce qui est à l’écran.
handout-kilobytes = { $number } Ko
handout-megabytes = { $number } Mo
handout-gigabytes = { $number } Go
handout-scope-shown = La vue affichée
handout-scope-page = La page affichée
handout-scope-selection = La sélection ({ $count })
handout-scope-around = Autour de la sélection ({ $count })
handout-scope-screen = La zone visible à l’écran
handout-scope-chosen = Des vues choisies…
handout-scope-all = Toutes les vues
handout-scope-whole = Toute la carte
handout-plateau-shown = Celui qui s’affiche
handout-plateau-chosen = Des plateaux choisis…
handout-plateau-all = Tous les plateaux
handout-look-shown = Comme à l’écran
handout-by-scale = Échelle
handout-by-dpi = ppp
handout-by-width = Largeur
handout-profile-none = Aucun : tout est montré
handout-ui-title = Exporter
handout-ui-kept = Préréglages de la carte
handout-ui-none-kept = Aucun pour l’instant.
handout-ui-starters = Pour commencer
handout-ui-name = Nom du préréglage
handout-ui-name-hint = Par exemple : Comité
handout-ui-keep = Garder comme préréglage
handout-ui-replace = Remplacer le préréglage
handout-ui-forget = Oublier « { $name } »
handout-ui-form = Format
handout-ui-what = Contenu
handout-ui-scope = Quoi
handout-ui-size = Taille
handout-ui-by = Selon
handout-ui-value = Valeur
handout-ui-look = Aspect
handout-ui-preview = Aperçu
handout-ui-coming = Dessin…
handout-ui-copy = Copier l’image
handout-ui-copy-about = Met la première image dans le presse-papiers ; la mention de protection reste.
handout-ui-export = Exporter…
handout-ui-folder = { $map } - export
handout-cli = Préréglages d’export gardés dans la carte
handout-cli-list = Lister les préréglages, ceux de la carte puis ceux de départ
handout-cli-show = Montrer ce que dit un préréglage
handout-cli-set = Garder un préréglage, nouveau ou changé
handout-cli-remove = Oublier un préréglage
handout-cli-like = Repartir d’un autre préréglage
handout-cli-fields = Champs du préréglage, par exemple form=svg scope=views all_plateaus=oui
handout-cli-bad-field = « { $field } » n’est pas un champ de préréglage, ou sa valeur ne convient pas. Champs : { $known }
handout-cli-starter = « { $preset } » est un préréglage de départ ; la carte ne le garde pas.
handout-cli-column-kept = Gardé
handout-cli-preset = Préréglage, par nom ou identifiant
handout-cli-no-preset = Pas de préréglage « { $preset } ». Il y a : { $known }
handout-cli-out = Fichier, ou dossier quand il y en a plusieurs ; le format suit la terminaison
handout-cli-form = Format, quand le nom du fichier ne le dit pas
handout-cli-forms = { $file } : le format n’est pas connu. Terminaisons : { $known }
handout-cli-plateau = Plateaux (par défaut : le premier)
handout-cli-all-plateaus = À tous les plateaux
handout-cli-profile = Profil de diffusion : internal, partner, public, ou un profil de la carte
handout-cli-no-profile = Pas de profil « { $profile } ». Il y a : { $known }
handout-cli-elements = Seulement ces éléments et ce qui les contient, à leur place dans la vue
handout-cli-region = Seulement cette zone de la vue, en unités de la carte
handout-cli-bad-region = « { $region } » n’est pas une zone : donnez X,Y,LARGEUR,HAUTEUR en unités de la carte.
handout-cli-needs-folder = Cela fait { $count } fichiers ; { $file } n’en est qu’un. Nommez un dossier.
handout-form-pdf = Document PDF
handout-form-html = Page web
handout-about-pdf = Pour imprimer ou classer : net à toute taille, une vue par page, avec signets.
handout-about-html = Un seul fichier à ouvrir dans un navigateur, sans réseau : recherche, fiches, pertes.
handout-starter-a3 = Impression A3 (PDF)
handout-starter-atlas = Atlas A3 (PDF)
handout-starter-web = Page web
handout-pages = { $count ->
    [one] Une page
   *[other] { $count } pages
}
handout-paper-drawing = Aussi grande que le dessin
handout-ui-paper = Papier
handout-ui-tiled = En mosaïque
handout-ui-tiled-about = Sur plusieurs feuilles à assembler
handout-ui-carries = Carte incluse
handout-ui-carries-about = Déposer l’image ouvre la carte
handout-loss-held-back = Le profil retient ce qui est perdu ({ $names }) : la page ne peut pas dire ce que sa perte entraîne.
handout-loss-held-back-hint = Exportez-la sans profil, ou avec un profil qui garde ce qui est perdu ; ou perdez ce qui le contient.
handout-untrue = La page tromperait : sans ce que le profil retient, { $count ->
    [one] un élément aurait un autre état que dans la carte entière
   *[other] { $count } éléments auraient un autre état que dans la carte entière
} ({ $names }).
handout-untrue-hint = Exportez-la sans profil, ou avec un profil qui garde ce dont ils dépendent.
