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
