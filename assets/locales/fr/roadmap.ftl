roadmap-date = { $day }/{ $month }/{ $year }
roadmap-step-add = ajouter un chantier
roadmap-step-duplicate = dupliquer un chantier
roadmap-step-delete = supprimer un chantier
roadmap-step-claim = { $count ->
    [one] attribuer un écart
   *[other] attribuer { $count } écarts
}
roadmap-step-unclaim = { $count ->
    [one] retirer une attribution
   *[other] retirer { $count } attributions
}
roadmap-step-reschedule = déplacer un chantier
roadmap-step-move-plateau = déplacer un plateau
roadmap-step-depend = faire dépendre un chantier d’un autre
roadmap-step-release = retirer une dépendance
roadmap-circle = « { $package } » s’attend lui-même : { $way }.
roadmap-reversed = « { $package } » se termine ({ $end }) avant de commencer ({ $start }).
roadmap-leads-nowhere = « { $package } » mène de « { $from } » à « { $to } », qui n’est pas un plateau ultérieur.
roadmap-no-target = « { $package } » s’attribue des écarts sans mener à un plateau.
roadmap-late = « { $package } » se termine le { $end }, après le début de sa cible « { $plateau } » ({ $begins }).
roadmap-too-early = « { $package } » commence le { $start }, avant la fin de « { $other } », dont il dépend ({ $end }).
roadmap-says-delivers = « { $package } » livre « { $subject } », qui { $reason }.
roadmap-says-removes = « { $package } » retire « { $subject } », qui { $reason }.
roadmap-says-changes = « { $package } » modifie « { $subject } », qui { $reason }.
roadmap-is-unknown = n’est pas sur cette carte
roadmap-is-unchanged = ne change pas entre ses plateaux
roadmap-is-absent = n’existe à aucun de ses deux plateaux
roadmap-is-added = est nouveau
roadmap-is-removed = disparaît
roadmap-is-changed = existait déjà et change
roadmap-no-way = « { $package } » ne mène pas d’un plateau à un autre.
roadmap-no-way-hint = Choisissez le plateau auquel il mène ; il pourra alors s’attribuer des écarts.
roadmap-no-difference = « { $subject } » ne diffère pas entre « { $from } » et « { $to } ».
roadmap-no-differences = { $count ->
    [one] Rien ne diffère ici entre « { $from } » et « { $to } ».
   *[other] Aucun de ces { $count } éléments ne diffère entre « { $from } » et « { $to } ».
}
roadmap-no-difference-hint = Un chantier s’attribue ce qui est ajouté, retiré ou modifié entre ses plateaux.
roadmap-ends-before = La fin tomberait avant le début.
roadmap-plateau-before = « { $plateau } » ne peut pas commencer avant « { $base } », dont il part.
roadmap-would-circle = « { $package } » ne peut pas dépendre de « { $other } », qui en dépend déjà.
