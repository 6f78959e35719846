notes-field-number = Numéro
notes-field-about = À propos de
notes-step-reply = répondre à une note
notes-step-edit-reply = modifier une réponse
notes-step-resolve = marquer comme résolu
notes-step-reopen = rouvrir
notes-step-assign = demander une réponse
notes-step-decide = décider
notes-step-supersede = remplacer une décision
notes-step-shape = changer la forme d’une note
notes-step-point = diriger une bulle
notes-step-pin = épingler une note
notes-empty-reply = Une réponse vide ne dit rien : écrivez-la d’abord.
notes-no-reply = Cette réponse n’est plus là.
notes-not-yours = Cette réponse est de « { $role } » : répondez-lui plutôt que de la changer. Votre rôle se choisit dans les préférences.
notes-superseded-in-a-circle = Une décision ne peut pas se remplacer elle-même, même par l’intermédiaire d’autres.
notes-pinned-to-itself = Une note ne peut pas être épinglée à elle-même.
notes-not-placed = Cette note n’a pas de place sur cette vue : déplacez-la d’abord.
notes-asks = demande à { $role }
notes-resolved-on = Résolu le { $day }
notes-due-on = Réponse avant le { $day }
notes-overdue-since = En retard : attendu le { $day }
notes-listed = NOTES NUMÉROTÉES
notes-listed-more = { $count ->
    [one] … et une autre, dans la liste des notes.
   *[other] … et { $count } autres, dans la liste des notes.
}
notes-column-number = N°
notes-column-title = Titre
notes-column-author = Auteur
notes-column-asks = Demandé à
notes-column-due = Échéance
notes-column-reason = Motif
notes-column-consequence = Conséquence
notes-column-superseded-by = Remplacée par
notes-gone = { $name } (n’est plus là)
notes-overdue = En retard
notes-shape-sheet = Feuillet
notes-shape-callout = Bulle
notes-shape-area = Zone surlignée
notes-shape-marker = Repère numéroté
notes-decision-proposed = Proposée
notes-decision-accepted = Acceptée
notes-decision-rejected = Rejetée
notes-decision-superseded = Remplacée
notes-none = Aucune note.
notes-expected-day = un jour comme 2027-06-30 ou 30/06/2027
notes-cli = Notes et décisions : listées, écrites, discutées, résolues
notes-cli-list = Lister les notes, toutes ou celles d’un plateau
notes-cli-decisions = Lister les décisions d’architecture
notes-cli-show = Montrer une note et ses réponses
notes-cli-add = Écrire une note sur un élément, un lien, une note, une vue ou un endroit
notes-cli-reply = Répondre à une note
notes-cli-resolve = Marquer une note comme résolue
notes-cli-reopen = Rouvrir une note
notes-cli-set = Changer des champs d’une note
notes-cli-which = La note, par identifiant ou par numéro
notes-cli-text = Ce qui est dit ; @ suivi d’un identifiant cite un élément
notes-cli-signed = Le rôle qui signe, jamais une personne
notes-cli-date = Le jour, au lieu d’aujourd’hui
notes-cli-target = L’élément, le lien, la note ou la vue dont elle parle
notes-cli-view = La vue où elle est placée
notes-cli-at = Où, en unités de la carte
notes-cli-fields = Champs : title, text, kind, shape, target, plateau, for_role, due, author_role, documents (séparés par ;), decision, decided, reason, consequence, superseded_by
notes-cli-kind = Seulement ces natures
notes-cli-status = Seulement les notes ouvertes ou résolues
notes-cli-role = Seulement celles de ce rôle
notes-cli-for = Seulement celles qui demandent à ce rôle
notes-cli-about = Seulement celles de cet élément, lien, note ou vue
notes-cli-words = Seulement celles qui contiennent ces mots
notes-cli-overdue = Seulement celles dont l’échéance est passée
notes-cli-not-here = La note { $id } n’est pas là au plateau { $plateau }.
notes-cli-no-note = Aucune note ne porte l’identifiant ou le numéro « { $asked } » ; « portolan note list » les donne.
notes-about = À propos de { $name }
notes-every-plateau = Tous les plateaux
notes-resolve = Résoudre
notes-reopen = Rouvrir
notes-reply = Répondre
notes-answer = Votre réponse
notes-edit-reply = Modifier cette réponse
notes-keep = Garder
notes-by-nothing = Rien
notes-remove-document = Retirer ce document
notes-add-document = Adresse ou emplacement, puis Entrée
notes-new = Nouvelle note… @ cite un élément
notes-thread = { $count ->
    [0] Réponses
    [one] 1 réponse
   *[other] { $count } réponses
}
notes-discussion = { $count ->
    [0] Discussion
   *[other] Discussion ({ $count }, dont { $open ->
        [0] aucune ouverte
        [one] une ouverte
       *[other] { $open } ouvertes
    })
}
notes-earlier = { $count ->
    [one] une réponse plus ancienne
   *[other] { $count } réponses plus anciennes
}
notes-others = { $count ->
    [one] … et une autre note
   *[other] … et { $count } autres notes
}
notes-menu = Notes et décisions
notes-show = Liste des notes
notes-show-decisions = Liste des décisions
notes-decisions = Décisions
notes-review = Revue des notes ouvertes
notes-next = Note suivante
notes-previous = Note précédente
notes-answer-this = Répondre à la note
notes-settle = Résoudre ou rouvrir la note
notes-as-sheet = En feuillet
notes-as-callout = En bulle
notes-as-area = En zone surlignée
notes-as-marker = En repère numéroté
notes-none-yet = Aucune note ici. La touche C en écrit une sur la carte.
notes-none-fits = Aucune note ne répond à ces filtres.
notes-search = Chercher dans les notes
notes-awaited = Attend
notes-other-role = Autre rôle
notes-every-status = Ouvertes ou non
notes-anybody = Tous les rôles
notes-sort-by = Trier par { $column }
notes-place = { $at } / { $of }
notes-leave = Quitter la revue
notes-count = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
notes-new-kind = Nature de la nouvelle note
