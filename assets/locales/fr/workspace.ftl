workspace-untitled = sans titre
workspace-first-view = Vue d’ensemble
workspace-read-only = Cette carte est en lecture seule ici ; rien n’a été modifié.
workspace-read-only-hint = Enregistrez-la sous un nouveau nom pour travailler sur une copie.
workspace-exported = Image écrite : { $file }
workspace-recovered = récupérer les modifications non enregistrées
workspace-arranged-already = Rien n’avait à bouger.
workspace-arranged-too-late = La carte a changé pendant la disposition ; le résultat a été laissé de côté.
workspace-arranged-too-late-hint = Redemandez-la quand vous serez prêt.
workspace-bends-lost = { $count ->
       [one] { $count } lien a perdu ses coudes fixés, car l’une de ses extrémités a bougé.
       *[other] { $count } liens ont perdu leurs coudes fixés, car l’une de leurs extrémités a bougé.
    }
workspace-bends-lost-hint = Annuler les ramène. Épinglez les deux extrémités d’un lien pour garder ses coudes.
workspace-method-force = Forces
workspace-method-grid = Grille
workspace-method-layered = Couches
workspace-method-radial = Cercles
workspace-method-swimlanes = Couloirs
workspace-method-tiers = Étages
workspace-method-tree = Arbre
workspace-nothing-to-paste = Le presse-papiers ne contient rien qui puisse être collé ici.
workspace-nothing-to-paste-hint = Copiez des éléments d’une carte, des noms à raison d’un par ligne, ou les cellules d’un tableur.
workspace-paste-bad-value = « { $element } » : { $attribute } n’accepte pas « { $value } », qui est laissé de côté.
workspace-paste-left-out = { $count ->
       [one] { $count } lien ou renvoi vers ce qui n’a pas été copié est laissé de côté.
       *[other] { $count } liens et renvois vers ce qui n’a pas été copié sont laissés de côté.
    }
workspace-paste-missing = { $count ->
       [one] { $count } d’entre eux n’est pas dans cette carte à ce plateau.
       *[other] { $count } d’entre eux ne sont pas dans cette carte à ce plateau.
    }
workspace-paste-missing-hint = Collez comme nouveaux éléments pour avoir une copie de tous.
workspace-paste-no-name = La ligne { $row } n’a pas de nom et est laissée de côté.
workspace-paste-shown = Tout cela est déjà dans la vue.
workspace-paste-shown-hint = Collez comme nouveaux éléments pour avoir des copies.
workspace-paste-too-many = Seules les { $count } premières lignes sont lues.
workspace-paste-unknown-column = Aucun attribut ne s’appelle « { $column } » : la colonne est laissée de côté.
workspace-paste-unknown-kind = « { $element } » : aucun type ne s’appelle « { $kind } » ; ce sera : { $usual }.
workspace-paste-untitled = La colonne { $column } n’a pas de titre et est laissée de côté.
workspace-paste-without-kind = { $count ->
       [one] { $count } ligne sans type devient : { $kind }.
       *[other] { $count } lignes sans type deviennent : { $kind }.
    }
workspace-pasted-copies = { $count ->
       [one] { $count } nouvel élément collé.
       *[other] { $count } nouveaux éléments collés.
    }
workspace-picture-copied = L’image est dans le presse-papiers.
workspace-paste-too-long = Les cellules de plus de { $count } lettres sont coupées.
