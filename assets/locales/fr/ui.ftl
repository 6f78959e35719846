ui-about = À propos de Portolan
ui-about-licences = Police Inter (SIL Open Font License), icônes Lucide (ISC). Portolan est un logiciel libre sous licence MIT ; rien ne quitte ce poste.
ui-about-version = Version { $version }
ui-add = Ajouter…
ui-add-note = Ajouter une note
ui-and-others = {" "}et { $count ->
       [one] { $count } autre
       *[other] { $count } autres
    }
ui-at-depth = à { $depth } pas
ui-back-to-inherited = { $field } : revenir à la valeur héritée
ui-begin = Commencer
ui-cancel = Annuler
ui-changed = Modifiée
ui-changes = { $count ->
       [one] { $count } modification
       *[other] { $count } modifications
    }
ui-close = Fermer
ui-close-map = Fermer la carte
ui-column-criticality = Criticité
ui-column-kind = Type
ui-column-name = Nom
ui-column-owner = Responsable
ui-column-parent = Dans
ui-column-support = Fin de support
ui-column-technology = Technologie
ui-copy-version = Copier la version
ui-counts = { $elements ->
       [one] { $elements } élément
       *[other] { $elements } éléments
    } · { $links ->
       [one] { $links } lien
       *[other] { $links } liens
    }
ui-create = Créer
ui-date-hint = AAAA-MM-JJ
ui-default-hint = par défaut { $value }
ui-empty-fields = { $count ->
       [one] { $count } champ vide…
       *[other] { $count } champs vides…
    }
ui-degraded-count = { $count ->
       [one] dégradé
       *[other] dégradés
    }
ui-delete = Supprimer de la carte
ui-delete-about = Ce qui en dépend disparaît aussi. Annuler ramène tout.
ui-delete-elements = { $count ->
       [one] { $count } élément
       *[other] { $count } éléments
    }
ui-delete-links = { $count ->
       [one] { $count } lien
       *[other] { $count } liens
    }
ui-delete-notes = { $count ->
       [one] { $count } note
       *[other] { $count } notes
    }
ui-delete-title = Supprimer de la carte ?
ui-group-by = Regrouper par
ui-group-by-place = Emplacement
ui-delete-view = Supprimer la vue
ui-delete-views = Présents dans { $count ->
       [one] { $count } vue
       *[other] { $count } vues
    }
ui-delete-yes = Supprimer
ui-description = Description
ui-direct = direct
ui-dismiss = Fermer le message
ui-downtime = DMIA { $hours } h
ui-down-count = { $count ->
       [one] arrêté
       *[other] arrêtés
    }
ui-do-not-save = Ne pas enregistrer
ui-elements = Éléments
ui-export = Exporter…
ui-export-again = Exporter à nouveau
ui-export-dark = Sombre
ui-export-frame = Cadre
ui-export-frame-about = Cartouche, légende et mention
ui-export-light = Clair
ui-export-png = Exporter en PNG, SVG ou PDF
ui-export-print = Impression
ui-export-short = Exporter
ui-export-theme = Couleurs
ui-export-transparent = Transparent
ui-export-transparent-about = Sans fond, pour une diapositive
ui-fail-nothing = Quitter le scénario
ui-fail-too = Le perdre aussi
ui-file-again = Relire le dossier
ui-file-all = Tous les fichiers
ui-file-empty = Rien à montrer dans ce dossier.
ui-file-export = Exporter
ui-file-export-title = Exporter vers…
ui-file-home = Dossier personnel
ui-file-name = Fichier
ui-file-name-hint = Nom ou chemin complet
ui-file-open = Ouvrir
ui-file-open-title = Ouvrir une carte
ui-file-save-title = Enregistrer la carte sous…
ui-file-trouble = Lecture impossible : { $reason }. Choisissez un autre dossier ou fichier.
ui-file-up = Dossier parent
ui-find-command = Rechercher ou lancer une commande
ui-fit-all = Tout afficher
ui-fit-selection = Afficher la sélection
ui-fold = Replier { $name }
ui-from = De
ui-hide = Retirer de la vue
ui-impact-alone = Impact si arrêt
ui-impact-none = Aucun service, aucune application, aucune donnée n’est touché.
ui-impact-scenario = Conséquences
ui-insert-element = Élément…
ui-intact-count = { $count ->
       [one] intact
       *[other] intacts
    }
ui-keep = Appliquer
ui-key-delete = Suppr
ui-key-home = Origine
ui-key-page-down = Page suiv.
ui-key-page-up = Page préc.
ui-key-shift = Maj
ui-lay-out = Disposer la vue
ui-lines-hint = Un par ligne
ui-line-column = ligne { $line }, colonne { $column }
ui-links = Liens ({ $count })
ui-link-label = Libellé du lien
ui-look-impact = Impact
ui-look-standard = Standard
ui-map = Carte
ui-map-properties = Propriétés de la carte…
ui-map-properties-title = Propriétés de la carte
ui-marking = Mention de protection
ui-menu-analyse = Analyse
ui-menu-arrange = Disposition
ui-menu-edit = Édition
ui-menu-file = Fichier
ui-menu-help = Aide
ui-menu-insert = Insertion
ui-menu-view = Affichage
ui-minimap = Mini-carte
ui-name = Nom
ui-need-c = Confidentialité
ui-need-c-letter = C
ui-need-d = Disponibilité
ui-need-d-letter = D
ui-need-i = Intégrité
ui-need-i-letter = I
ui-need-t = Traçabilité
ui-need-t-letter = T
ui-new = Nouvelle carte
ui-new-note-text = Nouvelle note
ui-new-plateau = Nouveau plateau…
ui-new-plateau-about = Un plateau est un état du système dans le temps : existant, transition, cible. Il part d’un autre et garde ce que vous ne changez pas.
ui-new-plateau-title = Nouveau plateau
ui-new-view = Nouvelle vue…
ui-new-view-about = Un dessin vide de la même carte : montrez-y ce qui compte.
ui-new-view-title = Nouvelle vue
ui-next-view = Vue suivante
ui-no = Non
ui-none-selected = Rien de sélectionné
ui-notes = Notes ({ $count })
ui-note-author = Auteur (rôle)
ui-note-due = Réponse avant le
ui-note-kind = Nature
ui-note-kind-compliance = Conformité
ui-note-kind-debt = Dette
ui-note-kind-decision = Décision
ui-note-kind-note = Note
ui-note-kind-question = Question
ui-note-kind-risk = Risque
ui-note-open = Ouverte
ui-note-resolved = Résolue
ui-note-status = État
ui-note-target = Montrer ce qu’elle concerne
ui-note-text = Texte de la note
ui-not-at-plateau = Ce qui est sélectionné n’existe pas à ce plateau. Choisissez une autre étape sur la ligne des plateaux pour le voir.
ui-not-saved = Non enregistré
ui-no-changes = Aucune modification
ui-no-links = Aucun lien.
ui-no-plateau-tip = Cette carte n’a qu’un état. Ajoutez des plateaux pour la montrer avant et après un changement.
ui-no-problems = Rien à signaler dans ce fichier.
ui-open = Ouvrir…
ui-organisation = Organisme
ui-other-words = { $field } : autre valeur
ui-outline = Plan
ui-outline-empty = La carte est vide. Prenez un type dans la palette et cliquez sur le plan.
ui-outline-nothing = Aucun élément ne porte ce nom.
ui-outline-search = Trouver un élément…
ui-overwrite = « { $file } » existe déjà dans { $folder }. L’écrire à nouveau efface son contenu.
ui-overwrite-title = Remplacer le fichier ?
ui-overwrite-yes = Remplacer
ui-palette = Palette
ui-palette-nothing = Aucun type ne porte ce nom.
ui-palette-search = Trouver un type…
ui-panel-left = Palette et plan
ui-panel-lower = Listes
ui-panel-right = Inspecteur
ui-perspective = Filtre : { $name }
ui-perspective-tip = Regarder la carte selon une perspective
ui-pick-search = Trouver un élément…
ui-plateau = Plateau
ui-plateau-base = Part de
ui-plateau-name = Nom du plateau
ui-plateau-tip = { $name }, par rapport à { $base } : { $added } en plus, { $removed } en moins, { $changed } modifiés
ui-pointer = Pointeur
ui-pointer-connect = Survoler un élément et tirer une poignée pour relier
ui-pointer-nest = Déposer un élément sur un conteneur pour l’y placer
ui-pointer-pan = Molette, ou Espace et glisser : déplacer le dessin
ui-pointer-zoom = Ctrl et molette, ou pincer : zoomer au pointeur
ui-presence = Présence
ui-previous-view = Vue précédente
ui-problems = Points à revoir
ui-problems-about = { $count ->
       [one] { $count } point mérite un regard.
       *[other] { $count } points méritent un regard.
    } Tout ce qui a pu être lu est affiché.
ui-problems-title = Lecture de { $file }
ui-problem-count = { $count ->
       [one] { $count } point à revoir
       *[other] { $count } points à revoir
    }
ui-quit = Quitter
ui-radius = Atteint { $actual } des { $potential } qui en dépendent
ui-radius-tip = Rayon réel : ce qui est touché quand il est seul perdu. Rayon potentiel : tout ce qui en dépend, redondances mises à part.
ui-read-only = Lecture seule
ui-recent = Cartes récentes
ui-recent-none = Les cartes que vous ouvrez apparaissent ici.
ui-recover-file = { $count ->
       [one] { $count } modification de « { $file } » n’était pas enregistrée
       *[other] { $count } modifications de « { $file } » n’étaient pas enregistrées
    } quand le programme s’est arrêté. Reprendre ?
ui-recover-new = Une carte sans fichier, avec { $count ->
       [one] { $count } modification
       *[other] { $count } modifications
    }, était ouverte quand le programme s’est arrêté. La reprendre ?
ui-recover-no = Les abandonner
ui-recover-title = Du travail non enregistré a été retrouvé
ui-recover-yes = Reprendre
ui-redo = Rétablir
ui-redo-step = Rétablir : { $step }
ui-rename = Renommer
ui-replies = Réponses
ui-samples = Exemples
ui-sample-cloud = Migration vers le nuage
ui-sample-cloud-about = Trois plateaux, du datacentre au cloud de confiance
ui-sample-hello = Première carte
ui-sample-hello-about = Un petit service, son serveur et sa base
ui-sample-metropole = Métropole
ui-sample-metropole-about = Le système d’information hybride d’une métropole
ui-save = Enregistrer
ui-saved = Enregistré
ui-save-as = Enregistrer sous…
ui-saving = Enregistrement…
ui-search = Chercher, commander
ui-search-commands = Commandes
ui-search-elements = Éléments
ui-search-insert = Insérer : { $kind }
ui-search-kinds = Insérer
ui-search-nothing = Rien ne porte ce nom.
ui-selected = { $count ->
       [one] { $count } sélectionné
       *[other] { $count } sélectionnés
    }
ui-select-all = Tout sélectionner
ui-select-none = Ne rien sélectionner
ui-select-tip = Sélectionnez un élément, un lien ou une note pour tout en voir et le modifier.
ui-shortcuts = Raccourcis clavier
ui-show-less = Réduire la liste
ui-show-others = … { $count ->
       [one] { $count } autre
       *[other] { $count } autres
    }
ui-show-problems = Points à revoir
ui-speak-english = English
ui-speak-french = Français
ui-speak-other = Passer en { $language }
ui-table-search = Filtrer le tableau…
ui-take-out = Retirer { $name }
ui-theme-dark = Thème sombre
ui-theme-light = Thème clair
ui-theme-system = Thème du système
ui-title = Titre
ui-to = Vers
ui-tool-connect = Relier
ui-tool-hand = Déplacer le dessin
ui-tool-note = Écrire une note
ui-tool-select = Sélectionner
ui-undo = Annuler l’action
ui-undo-step = Annuler : { $step }
ui-unfold = Déplier { $name }
ui-unsaved = « { $file } » a des modifications non enregistrées. Sans enregistrer, elles sont perdues.
ui-unsaved-title = Enregistrer les modifications ?
ui-unset = Non renseigné
ui-version = Version
ui-views = Vues
ui-view-name = Nom de la vue
ui-welcome = Dessiner, versionner et annoter la carte d’un système d’information, et voir ce qui dépend de quoi.
ui-what-if = Que se passe-t-il si…
ui-why = Pourquoi { $name } est touché
ui-yes = Oui
ui-zoom-100 = Taille réelle
ui-zoom-in = Zoom avant
ui-zoom-out = Zoom arrière
ui-no-file-yet = Pas encore dans un fichier
ui-alternatives = Autres dispositions…
ui-alternatives-about = Choisissez une image pour disposer la vue ainsi. Les éléments verrouillés restent à leur place.
ui-alternatives-looking = Recherche… { $percent } %
ui-alternatives-none = Aucune autre disposition à proposer pour cette vue.
ui-alternatives-title = Autres dispositions de la vue
ui-alternative-down = { $method }, vers le bas
ui-alternative-right = { $method }, vers la droite
ui-arrange-new = Disposer les nouveaux seulement
ui-arrange-selection = Disposer la sélection
ui-arranging = Disposition… { $percent } %
ui-direction-down = De haut en bas
ui-direction-right = De gauche à droite
ui-method = Méthode
ui-method-force = Disposer par forces
ui-method-grid = Disposer en grille
ui-method-layered = Disposer en couches
ui-method-radial = Disposer en cercles
ui-method-swimlanes = Disposer en couloirs
ui-method-tiers = Disposer en étages
ui-method-tree = Disposer en arbre
ui-method-usual = Disposer selon le contenu
ui-pin = Verrouiller
ui-reduce-motion = Réduire les animations
ui-stop-arranging = Abandonner la disposition
ui-tidy = Mettre en ordre
ui-unpin = Déverrouiller
ui-bundle-links = Réunir les liens…
ui-bundle-never = Dessiner chaque lien à part
ui-bundle-3 = Réunir à partir de 3 liens
ui-bundle-5 = Réunir à partir de 5 liens
ui-bundle-10 = Réunir à partir de 10 liens
ui-open-bundles = Ouvrir le faisceau
ui-close-bundles = Refermer les faisceaux ouverts
ui-align = Aligner
ui-align-bottom = Aligner les bords inférieurs
ui-align-center = Aligner les centres à la verticale
ui-align-left = Aligner les bords gauches
ui-align-middle = Aligner les centres à l’horizontale
ui-align-right = Aligner les bords droits
ui-align-top = Aligner les bords supérieurs
ui-distribute-across = Espacer également en largeur
ui-distribute-down = Espacer également en hauteur
ui-duplicate = Dupliquer
ui-narrower = Plus étroit
ui-same-height = Même hauteur
ui-same-size = Même taille
ui-same-width = Même largeur
ui-shorter = Moins haut
ui-size = Taille
ui-taller = Plus haut
ui-wider = Plus large
ui-copy = Copier
ui-copy-as = Copier comme
ui-copy-lines = Liste des noms et des types
ui-copy-picture = Copier comme image
ui-copy-table = Tableau avec les attributs
ui-cut = Couper
ui-paste = Coller
ui-paste-new = Coller comme nouveaux éléments
ui-paste-puzzles = Non compris
ui-paste-title = { $count ->
       [one] Ce texte donne { $count } élément
       *[other] Ce texte donne { $count } éléments
    }
ui-paste-yes = { $count ->
       [one] Créer { $count } élément
       *[other] Créer { $count } éléments
    }
ui-menu-link = Lien
ui-menu-go = Aller à
ui-more-tabs = Autres listes
