# Les règles intégrées : leurs noms, ce qui les enfreint et comment y remédier.
rule-said = « { $subject } » : { $flaws }.
rule-then = { $first } ; { $rest }
rule-sentences = { $first } { $rest }
rule-comma = { $first }, { $rest }
rule-more = { $count ->
    [one] { $names } et { $count } autre
   *[other] { $names } et { $count } autres
}
rule-nothing = rien
rule-ex-01 = Chiffrement au repos et en transit
rule-ex-01-text = Tous les stockages sont chiffrés au repos et aucun flux ne transporte les données en clair.
rule-ex-02 = Contrôle d’accès et authentification
rule-ex-02-text = Chaque stockage a un contrôle d’accès ; chaque application de traitement a l’authentification forte ou dépend de l’authentification unique.
rule-ex-03 = Double authentification
rule-ex-03-text = Chaque application de traitement a l’authentification forte.
rule-ex-04 = Sauvegarde quotidienne
rule-ex-04-text = Chaque stockage est sauvegardé au moins toutes les 24 heures.
rule-ex-05 = Flux chiffrés et filtrés
rule-ex-05-text = Aucun flux ne transporte les données en clair, et chaque flux entre zones traverse un pare-feu.
rule-ex-06 = Archivage électronique et redondance
rule-ex-06-text = Les données sont versées au service d’archivage et existent en deux exemplaires au moins.
rule-ex-07 = Antivirus
rule-ex-07-text = Chaque stockage a un antivirus.
rule-ex-08 = Administration par un bastion
rule-ex-08-text = Les flux d’administration et de télémaintenance passent par un bastion.
rule-ex-09 = Hébergement souverain
rule-ex-09-text = Chaque stockage est hébergé à un niveau de souveraineté de 3 au moins.
rule-ex-10 = Registre des traitements complet
rule-ex-10-text = La base légale, les personnes concernées et la durée de conservation sont renseignées.
rule-ex-11 = Hébergeur de données de santé certifié
rule-ex-11-text = Les données de santé sont hébergées sur site, ou chez des fournisseurs tous certifiés HDS.
rule-ex-12 = Pas de point unique de panne
rule-ex-12-text = Aucun service de criticité 4 ne dépend d’un équipement, d’une liaison, d’une alimentation ou d’un fournisseur unique.
rule-ex-13 = Continuité à la perte du site principal
rule-ex-13-text = À la perte du site principal, les services de criticité 4 continuent, ou reviennent dans leur DMIA.
rule-ex-14 = Composants sous support
rule-ex-14-text = Aucun composant n’est hors support au début du plateau.
rule-ex-15 = Conservation et volume suivis
rule-ex-15-text = La durée de conservation et le volume de chaque jeu de données sont renseignés.
rule-z1 = Pas d’accès direct depuis l’extérieur
rule-z1-text = Aucun flux d’une zone de confiance 0 n’aboutit directement dans une zone de confiance 3 ou 4 : il s’arrête dans une DMZ ou à un service exposé.
rule-z2 = Connexions déclarées depuis la DMZ
rule-z2-text = La DMZ n’ouvre vers l’intérieur que des connexions justifiées.
rule-z3 = Administration depuis la zone d’administration
rule-z3-text = Les protocoles d’administration (SSH, RDP, SNMP) partent de la zone d’administration ou d’un bastion.
rule-z4 = Filtrage entre zones
rule-z4-text = Chaque flux entre deux zones traverse un pare-feu.
rule-z5 = Objets et caméras loin des données
rule-z5-text = Une zone d’objets connectés ou de vidéo n’atteint jamais directement une zone de données.
rule-z6 = Sortie Internet par un mandataire
rule-z6-text = Chaque flux vers Internet passe par un mandataire ou une passerelle.
rule-std = Catalogue de standards
rule-std-text = Les produits et leurs versions sont ceux du catalogue de standards.
rule-no-store = aucun stockage n’est indiqué
rule-no-store-remedy = Indiquez où ces données sont stockées.
rule-no-processor = aucune application de traitement n’est indiquée
rule-no-processor-remedy = Indiquez quelles applications traitent ces données.
rule-store-clear = { $count ->
    [one] le stockage { $names } n’est pas chiffré au repos
   *[other] les stockages { $names } ne sont pas chiffrés au repos
}
rule-store-clear-remedy = Chiffrez au repos : { $names }.
rule-store-unknown = { $count ->
    [one] on ne sait pas si le stockage { $names } est chiffré au repos
   *[other] on ne sait pas si les stockages { $names } sont chiffrés au repos
}
rule-store-unknown-remedy = Renseignez le chiffrement au repos : { $names }.
rule-flow-clear = { $count ->
    [one] le flux { $names } passe en clair
   *[other] les flux { $names } passent en clair
}
rule-flow-clear-remedy = Chiffrez, par exemple en TLS 1.3 : { $names }.
rule-flow-unknown = { $count ->
    [one] on ne sait pas si le flux { $names } est chiffré
   *[other] on ne sait pas si les flux { $names } sont chiffrés
}
rule-flow-unknown-remedy = Renseignez le chiffrement : { $names }.
rule-store-open = { $count ->
    [one] le stockage { $names } n’a aucun contrôle d’accès
   *[other] les stockages { $names } n’ont aucun contrôle d’accès
}
rule-store-open-remedy = Mettez en place un contrôle d’accès par rôle : { $names }.
rule-access-unknown = { $count ->
    [one] on ne connaît pas le contrôle d’accès du stockage { $names }
   *[other] on ne connaît pas le contrôle d’accès des stockages { $names }
}
rule-access-unknown-remedy = Renseignez le contrôle d’accès : { $names }.
rule-app-weak-or-sso = { $count ->
    [one] l’application { $names } n’a ni authentification forte ni authentification unique
   *[other] les applications { $names } n’ont ni authentification forte ni authentification unique
}
rule-app-weak-or-sso-remedy = Raccordez à l’authentification unique, ou activez l’authentification forte : { $names }.
rule-app-sso-unknown = { $count ->
    [one] on ne sait pas si l’application { $names } a une authentification forte, et elle ne dépend pas de l’authentification unique
   *[other] on ne sait pas si les applications { $names } ont une authentification forte, et elles ne dépendent pas de l’authentification unique
}
rule-app-sso-unknown-remedy = Renseignez l’authentification forte, ou la dépendance à l’authentification unique : { $names }.
rule-app-weak = { $count ->
    [one] l’application { $names } n’a pas d’authentification forte
   *[other] les applications { $names } n’ont pas d’authentification forte
}
rule-app-weak-remedy = Activez l’authentification forte : { $names }.
rule-app-mfa-unknown = { $count ->
    [one] on ne sait pas si l’application { $names } a une authentification forte
   *[other] on ne sait pas si les applications { $names } ont une authentification forte
}
rule-app-mfa-unknown-remedy = Renseignez l’authentification forte : { $names }.
rule-no-backup = { $count ->
    [one] le stockage { $names } n’est pas sauvegardé
   *[other] les stockages { $names } ne sont pas sauvegardés
}
rule-no-backup-remedy = Sauvegardez au moins toutes les 24 heures : { $names }.
rule-backup-rare = { $count ->
    [one] le stockage { $names } est sauvegardé moins d’une fois par 24 heures
   *[other] les stockages { $names } sont sauvegardés moins d’une fois par 24 heures
}
rule-backup-rare-remedy = Rapprochez les sauvegardes à 24 heures ou moins : { $names }.
rule-backup-unknown = { $count ->
    [one] on ne sait pas à quel intervalle le stockage { $names } est sauvegardé
   *[other] on ne sait pas à quel intervalle les stockages { $names } sont sauvegardés
}
rule-backup-unknown-remedy = Renseignez l’intervalle entre sauvegardes : { $names }.
rule-unfiltered = { $count ->
    [one] le flux { $names } passe d’une zone à l’autre sans pare-feu
   *[other] les flux { $names } passent d’une zone à l’autre sans pare-feu
}
rule-unfiltered-remedy = Faites traverser un pare-feu, ou indiquez celui qui est traversé : { $names }.
rule-not-archived = rien n’est versé au service d’archivage
rule-not-archived-remedy = Stockez ces données dans le service d’archivage, ou versez-les-y par un flux.
rule-one-copy = { $count ->
    [one] le stockage { $names } n’existe qu’en un exemplaire
   *[other] les stockages { $names } n’existent qu’en un exemplaire
}
rule-one-copy-remedy = Répliquez ou sauvegardez : { $names }.
rule-no-antivirus = { $count ->
    [one] le stockage { $names } n’a pas d’antivirus
   *[other] les stockages { $names } n’ont pas d’antivirus
}
rule-no-antivirus-remedy = Installez un antivirus : { $names }.
rule-antivirus-unknown = { $count ->
    [one] on ne sait pas si le stockage { $names } a un antivirus
   *[other] on ne sait pas si les stockages { $names } ont un antivirus
}
rule-antivirus-unknown-remedy = Renseignez l’antivirus : { $names }.
rule-no-bastion = l’authentification est « { $auth } », sans bastion
rule-no-bastion-remedy = Faites passer l’administration par un bastion, et notez-le dans l’authentification du flux.
rule-auth-unknown = l’authentification n’est pas renseignée
rule-auth-unknown-remedy = Renseignez l’authentification du flux.
rule-not-sovereign = { $count ->
    [one] le stockage { $names } est hébergé à un niveau de souveraineté inférieur à 3
   *[other] les stockages { $names } sont hébergés à un niveau de souveraineté inférieur à 3
}
rule-not-sovereign-remedy = Hébergez chez un fournisseur de niveau 3 au moins, ou sur site : { $names }.
rule-sovereignty-unknown = { $count ->
    [one] le niveau de souveraineté d’un fournisseur du stockage { $names } n’est pas connu
   *[other] le niveau de souveraineté d’un fournisseur des stockages { $names } n’est pas connu
}
rule-sovereignty-unknown-remedy = Renseignez le niveau de souveraineté des fournisseurs : { $names }.
rule-not-filled = { $fields } : non renseigné
rule-not-filled-remedy = Renseignez : { $fields }.
rule-field-legal-basis = base légale
rule-field-data-subjects = personnes concernées
rule-field-retention = durée de conservation
rule-field-volume = volume
rule-not-hds = { $count ->
    [one] un fournisseur du stockage { $names } n’est pas certifié HDS
   *[other] un fournisseur des stockages { $names } n’est pas certifié HDS
}
rule-not-hds-remedy = Hébergez sur site ou chez un fournisseur certifié HDS : { $names }.
rule-hds-unknown = { $count ->
    [one] on ne connaît pas les qualifications d’un fournisseur du stockage { $names }
   *[other] on ne connaît pas les qualifications d’un fournisseur des stockages { $names }
}
rule-hds-unknown-remedy = Renseignez les qualifications des fournisseurs : { $names }.
rule-single-point = { $count ->
    [one] la perte de { $names } suffit à l’arrêter
   *[other] la perte d’un seul de ces éléments suffit à l’arrêter : { $names }
}
rule-single-point-remedy = Doublez, ou trouvez une autre voie : { $names }.
rule-back-too-late = { $count ->
    [one] la perte du site { $names } l’arrête pendant { $back }, pour une DMIA de { $need }
   *[other] la perte des sites { $names } l’arrête pendant { $back }, pour une DMIA de { $need }
}
rule-back-too-late-remedy = Prévoyez un secours hors du site, ou un rétablissement plus rapide.
rule-never-back = la perte du site { $names } l’arrête, et aucun rétablissement ne se calcule
rule-no-need = la perte du site { $names } l’arrête, et sa DMIA n’est pas renseignée
rule-no-need-remedy = Renseignez la DMIA du service.
rule-out-of-support = son support finit le { $end }, avant le { $day }
rule-out-of-support-remedy = Remplacez ou mettez à niveau ce composant, ou prolongez son support.
rule-no-date = « { $date } » n’est pas une date de fin de support
rule-no-date-remedy = Écrivez la fin de support comme 2027-12-31.
rule-straight-in = le flux va de { $from } directement à { $to }
rule-straight-in-remedy = Faites aboutir le flux dans une DMZ, ou passer par un mandataire inverse ou un bastion placé en DMZ.
rule-undeclared = le flux de { $from } vers { $to } n’est pas justifié
rule-undeclared-remedy = Renseignez la justification du flux, ou supprimez-le.
rule-administered-from = { $protocol } part de { $zone }, qui n’est pas la zone d’administration
rule-administered-from-remedy = Administrez depuis la zone d’administration ou par un bastion.
rule-administered-unknown = { $protocol } part d’un élément dont la zone n’est pas renseignée
rule-administered-unknown-remedy = Renseignez la zone de l’émetteur.
rule-no-filter = le flux passe de { $from } à { $to } sans traverser de pare-feu
rule-objects-to-data = le flux va de { $from } directement à { $to }
rule-objects-to-data-remedy = Faites aboutir le flux à une plateforme en DMZ ou en zone applicative.
rule-no-proxy = le flux sort vers Internet sans mandataire ni passerelle
rule-no-proxy-remedy = Faites sortir le flux par un mandataire, ou indiquez celui qui est traversé.
rule-std-outside = { $product } ne figure pas au catalogue de standards
rule-std-forbidden = { $product } est interdit par le catalogue de standards
rule-std-tolerated = { $product } n’était toléré que jusqu’au { $day }
rule-std-ended = { $product } n’était standard que jusqu’au { $day }
rule-std-because = { $said } ({ $reason })
rule-std-other-version = la version { $version } de { $product } ne figure pas au catalogue de standards
rule-std-other-version-remedy = Passez { $product } à une version standard : { $versions }.
rule-std-version-unknown = la version de { $product } n’est pas renseignée
rule-std-version-unknown-remedy = Renseignez la version.
rule-std-replace = Remplacez { $product } par { $replacement }.
rule-std-replace-by-one-of = Remplacez { $product } par un produit du catalogue : { $wanted }.
rule-std-leave = Remplacez { $product }, ou ajoutez-le au catalogue de standards.
rule-repair-encrypted = { $count ->
    [one] Noter comme chiffré au repos
   *[other] Noter comme chiffrés au repos ({ $count } éléments)
}
rule-repair-mfa = { $count ->
    [one] Noter l’authentification forte
   *[other] Noter l’authentification forte ({ $count } applications)
}
rule-repair-antivirus = { $count ->
    [one] Noter l’antivirus comme présent
   *[other] Noter l’antivirus comme présent ({ $count } éléments)
}
rule-repair-backup = { $count ->
    [one] Noter une sauvegarde toutes les 24 heures
   *[other] Noter une sauvegarde toutes les 24 heures ({ $count } stockages)
}
requirement-no-rule = Il n’y a pas de règle intégrée « { $rule } ».
requirement-not-met = « { $title } » n’est pas respectée : { $checked }.
requirement-partly-met = « { $title } » n’est respectée qu’en partie : { $checked }.
requirement-checked-on = vérifiée le { $day }
requirement-checked-once = vérifiée à une date non renseignée
requirement-by-hand-remedy = Faites le nécessaire, vérifiez de nouveau, puis notez le constat.
exemption-from-nothing = La dérogation porte sur « { $requirement } », qui n’est ni une exigence de la carte ni une règle intégrée.
exemption-of-nobody = La dérogation est accordée à « { $subject } », qui n’est plus sur la carte.
exemption-at-no-plateau = La dérogation vaut pour le plateau « { $plateau } », qui n’existe pas.
exemption-without-reason = La dérogation n’a pas de raison.
exemption-expired = La dérogation a expiré le { $day } : les constats comptent de nouveau.
exemption-not-yet = La dérogation ne vaut qu’à partir du { $day }.
standard-no-versions = Les versions « { $versions } » ne se lisent pas : écrivez par exemple >= 14, 12, 13 ou 7.x. La ligne est ignorée.
assurance-no-day = « { $date } » n’est pas une date : écrivez par exemple 2027-12-31.
cli-review = Ce que les règles et les exigences trouvent à redire à la carte
cli-arg-all-plateaus = Tous les plateaux, l’un après l’autre
cli-arg-fail-on-level = Code de sortie 1 dès qu’un constat atteint ce niveau
cli-arg-review-rule = Seulement cette règle intégrée
cli-arg-review-requirement = Seulement cette exigence
cli-arg-compare-with = Ce qui a changé depuis un plateau, une carte ou CARTE@VERSION
cli-arg-review-repair = Corrige ces constats, là où cela se fait sans risque
cli-arg-review-date = Jour auquel les dérogations sont regardées ; aujourd’hui par défaut
cli-review-clean = { $plateau } : aucun constat.
cli-review-counts = { $plateau } : { $count ->
    [0] aucun constat
    [one] 1 constat
   *[other] { $count } constats
}, { $exempt ->
    [0] aucun sous dérogation
    [one] 1 sous dérogation
   *[other] { $exempt } sous dérogation
}.
cli-review-head = { $id } – { $title } ({ $level }) : { $violations } sur { $applicable }
cli-review-head-by-hand = { $id } – { $title } ({ $level })
cli-review-fixed-by = Corrigé par { $package }
cli-review-exempt = Sous dérogation { $exemption } : ne compte pas
cli-review-was-exempt = La dérogation { $exemption } a expiré
cli-review-can-repair = Correction possible : --repair { $key } ({ $words })
cli-review-trend = Depuis { $name } : { $new } nouveaux, { $worse } aggravés, { $mixed } autres, { $better } améliorés, { $gone } disparus, { $same } inchangés.
cli-review-no-rule = Il n’y a pas de règle « { $rule } ». Connues : { $known }.
cli-review-no-requirement = Rien de tel n’est demandé : « { $requirement } ». Connu : { $known }.
cli-review-no-finding = Il n’y a pas de constat « { $key } » à ce plateau.
cli-review-no-repair = Le constat « { $key } » ne se corrige pas tout seul. { $remedy }
cli-review-column-requirement = Exigence
cli-review-column-rule = Règle
cli-review-column-title = Intitulé
cli-review-column-level = Niveau
cli-review-column-severity = Gravité
cli-review-column-subject = Objet
cli-review-column-at = En cause
cli-review-column-message = Constat
cli-review-column-remedy = Remède
cli-review-column-fixed-by = Chantier
cli-review-column-exemption = Dérogation
cli-review-column-trend = Évolution
cli-requirement = Exigences : list, add, set, remove
cli-requirement-list = Liste ce qui est demandé, et comment chaque exigence est tenue
cli-requirement-add = Ajoute une exigence
cli-requirement-set = Modifie des champs d’une exigence
cli-requirement-remove = Retire une exigence
cli-arg-requirement = Identifiant de l’exigence
cli-arg-requirement-fields = Champs : name, source, text, rule, condition, scope, level, severity, suspended, verdict, checked, evidence, owner_role…
cli-requirement-none = Il n’y a pas d’exigence « { $id } » sur la carte. Connues : { $known }.
cli-requirement-no-field = Une exigence n’a pas de champ « { $field } ». Connus : { $known }.
cli-requirement-wrong = { $field } ne prend pas « { $value } » : { $expected }.
cli-expects-severity = un nombre de 1 à 4, ou 0 pour aucun
cli-expects-flag = oui ou non
cli-expects-one-of = un de { $known }
cli-expects-day = une date comme 2027-12-31
cli-expects-scope = par exemple « environment=production,test ; kind=application »
cli-expects-condition = une condition qui se lit : { $error }
cli-requirement-judged-by = Jugée par
cli-requirement-by-condition = condition
cli-requirement-by-hand = constat manuel
cli-requirement-column-applicable = Concernés
cli-requirement-column-violations = Écarts
cli-requirement-column-exempt = Dérogations
cli-exemption = Dérogations : list, grant, revoke
cli-exemption-list = Liste les dérogations, et ce qu’elles valent aujourd’hui
cli-exemption-grant = Accorde une dérogation
cli-exemption-revoke = Retire une dérogation
cli-arg-exemption = Identifiant de la dérogation
cli-arg-exemption-requirement = L’exigence ou la règle intégrée qui n’a pas à être respectée
cli-arg-exemption-subject = L’élément ou le lien à qui elle est accordée ; tous par défaut
cli-arg-exemption-plateau = Le plateau pour lequel elle vaut ; tous par défaut
cli-arg-exemption-reason = Pourquoi
cli-arg-exemption-measures = Ce qui est fait à la place
cli-arg-exemption-role = Le rôle qui en répond, jamais un nom de personne
cli-arg-exemption-granted = Jour où elle est accordée ; aujourd’hui par défaut
cli-arg-exemption-expires = Dernier jour où elle vaut ; sans fin par défaut
cli-exemption-none = Il n’y a pas de dérogation « { $id } » sur la carte. Connues : { $known }.
cli-exemption-column-expires = Expire
cli-exemption-column-standing = Statut
cli-exemption-column-reason = Raison
cli-exemption-column-role = Rôle
exemption-standing-valid = en vigueur
exemption-standing-not-yet = à venir
exemption-standing-expired = expirée
exemption-standing-unreadable = date illisible
cli-column-plateau = Plateau
