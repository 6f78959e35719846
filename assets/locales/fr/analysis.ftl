analysis-state-up = en service
analysis-state-degraded = dégradé
analysis-state-down = à l’arrêt
analysis-unknown-element = Il n’y a pas d’élément « { $id } » à ce plateau.
analysis-it = cet élément
analysis-why-up = { $target } n’est pas touché.
analysis-why-injected-down = { $target } : perte supposée par le scénario.
analysis-why-injected-degraded = { $target } : dégradation supposée par le scénario.
analysis-why-coming-back = { $target } redémarre : ce dont il a besoin est revenu.
analysis-why-short-group = { $target } est à l’arrêt car ce groupe a moins de membres qu’il n’en faut.
analysis-why-down = { $target } est à l’arrêt car { $cause }.
analysis-why-degraded = { $target } fonctionne en mode dégradé car { $cause }.
analysis-first = { $how ->
    [hosted] { $subject } repose sur { $name }, { $rest }
    [operated] { $subject } dépend de l’opérateur { $name }, { $rest }
    [inside] { $subject } se trouve dans { $name }, { $rest }
    [stored] { $subject } a ses données dans { $name }, { $rest }
    [uses] { $subject } utilise { $name }, { $rest }
    [group] { $subject } ne garde que { $available } des { $k } membres nécessaires sans { $name }, { $rest }
   *[needs] { $subject } a besoin de { $name }, { $rest }
}
analysis-then = { $how ->
    [hosted] qui repose sur { $name }, { $rest }
    [operated] qui dépend de l’opérateur { $name }, { $rest }
    [inside] qui se trouve dans { $name }, { $rest }
    [stored] qui a ses données dans { $name }, { $rest }
    [uses] qui utilise { $name }, { $rest }
    [group] qui ne garde que { $available } des { $k } membres nécessaires sans { $name }, { $rest }
   *[needs] qui a besoin de { $name }, { $rest }
}
analysis-then-skipped = qui s’arrête, { $count } étapes plus loin, à cause de { $name }, { $rest }
analysis-which-is-lost = dont la perte est supposée par le scénario
analysis-which-is-coming-back = qui redémarre (ce dont il a besoin est revenu)
analysis-which-is-degraded = dont la dégradation est supposée par le scénario
analysis-which-is-short = qui a moins de membres qu’il n’en faut
analysis-reason-injected = est frappé par le scénario
analysis-reason-coming-back = redémarre : ce dont il a besoin est revenu
analysis-reason-container = se trouve dans { $name }
analysis-reason-hard = a besoin de { $name }
analysis-reason-soft = utilise { $name }
analysis-reason-group = garde { $available } des { $k } membres nécessaires ; perdus : { $lost }
analysis-reason-all-stores = a perdu tous ses stockages : { $stores }
analysis-reason-some-store = a perdu une partie de ses stockages : { $stores }
analysis-loss-hours = { $hours } h
analysis-loss-unknown = inconnue
analysis-loss-lost = données perdues
analysis-absent-dependency = « { $name } » dépend de « { $missing } », absent de ce plateau.
analysis-absent-dependency-hint = Terminez aussi le lien à ce plateau, ou indiquez ce qui remplace « { $missing } ».
analysis-absent-member = « { $missing } » est membre de « { $name } » et n’existe pas à ce plateau.
analysis-group-too-small = « { $name } » a besoin de { $k } de ses membres et en compte { $size }.
analysis-group-too-small-hint = Ajoutez des membres, ou diminuez k.
analysis-group-of-one = « { $name } » est un groupe de redondance à un seul membre.
analysis-group-without-redundancy = « { $name } » annonce une redondance ({ $mode }) mais a besoin de ses { $size } membres à la fois.
analysis-self-dependency = « { $name } » a besoin de soi-même.
analysis-via-not-network = Le flux de « { $from } » vers « { $to } » traverse « { $name } », qui n’appartient pas au réseau.
analysis-via-absent = Le flux de « { $from } » vers « { $to } » traverse « { $missing } », absent de ce plateau.
analysis-service-without-needs = Le service « { $name } » n’a besoin de rien : aucune perte ne pourra l’arrêter.
analysis-service-without-needs-hint = Reliez-le aux applications sans lesquelles il n’est pas rendu.
analysis-empty-fault-domain = « { $name } » est un domaine de défaillance qui ne contient rien.
analysis-availability-out-of-range = La disponibilité de « { $name } » vaut { $value } ; elle doit être comprise entre 0 et 1.
analysis-need-shorter-than-restart = « { $name } » ne doit pas s’arrêter plus de { $need } h et met { $restart } h à redémarrer.
