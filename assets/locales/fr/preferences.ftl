history-back = Revenir jusqu’ici
history-forward = Avancer jusqu’ici
history-saved = enregistré
history-show = Historique des modifications
history-start = À l’ouverture
history-tab = Historique
overview-elements = { $count ->
        [one] Élément
       *[other] Éléments
    }
overview-links = { $count ->
        [one] Lien
       *[other] Liens
    }
overview-notes = { $count ->
        [one] Note
       *[other] Notes
    }
overview-views = { $count ->
        [one] Vue
       *[other] Vues
    }
preferences-grid = Aligner sur la grille
preferences-grid-about = En déplaçant et en redimensionnant ; Ctrl l’ignore.
preferences-journal = Chaque modification va dans un journal de secours en un dixième de seconde, jusqu’à l’enregistrement : après une panne ou une coupure, le prochain démarrage la propose. Votre fichier ne change que lorsque vous enregistrez, et les versions précédentes vont dans les sauvegardes.
preferences-keys = Clavier
preferences-language = Langue
preferences-larger = Plus grande
preferences-motion-about = Montre où les choses arrivent, sans le chemin.
preferences-open = Préférences…
preferences-own-dialog = Fenêtre de fichiers de Portolan
preferences-own-dialog-about = Même là où le système en a une.
preferences-percent = { $percent } %
preferences-role = Votre rôle
preferences-role-hint = Par exemple : RSSI
preferences-safety = Enregistrement
preferences-scale = Échelle de l’interface
preferences-scale-100 = Interface à 100 %
preferences-scale-125 = Interface à 125 %
preferences-scale-150 = Interface à 150 %
preferences-scale-200 = Interface à 200 %
preferences-scale-75 = Interface à 75 %
preferences-smaller = Plus petite
preferences-theme = Thème
preferences-title = Préférences
preferences-wheel = La molette zoome
preferences-wheel-about = Au lieu de faire défiler ; Ctrl et la molette zooment toujours.
status-failed = Échec de l’enregistrement
status-failed-about = Le dernier enregistrement a échoué ; vos modifications sont gardées dans le journal de secours. Enregistrez à nouveau, ou sous un autre nom.
status-kept = Modifications gardées au journal
status-kept-about = Le fichier n’a pas encore ces modifications. Elles survivent à une panne : le prochain démarrage les propose.
status-kept-no-file = Gardée au journal, pas encore de fichier
status-no-file-about = La carte n’a pas encore de fichier. Enregistrez-la pour lui en donner un.
status-not-kept-about = Le fichier n’a pas ces modifications, et le journal de secours ne peut pas être écrit : enregistrez vite.
status-read-only-about = Cette carte ne peut pas être modifiée ici. Enregistrez-la sous un autre nom pour modifier la copie.
status-saved-about = Le fichier contient ce que vous voyez.
status-saving-about = Le fichier est en cours d’écriture ; vous pouvez continuer.
cli-set = Modifier des champs d’éléments et de liens
cli-arg-set-fields = Champ et valeur, par exemple criticality=4, eol=31/12/2030, tags=web,citoyen ; une valeur vide efface
cli-arg-set-ids = Éléments et liens à modifier, ou « map » pour la carte elle-même
cli-arg-set-own = Les champs inconnus du catalogue deviennent des attributs propres
cli-arg-set-write = Écrire les modifications dans la carte
cli-set-no-equals = « { $word } » n’a pas de valeur : écrivez CHAMP=VALEUR.
cli-set-no-field = { $id } n’a pas de champ « { $field } ». Proches : { $near }. Avec --own, il devient un attribut propre.
cli-set-no-record = Il n’y a ni élément ni lien « { $id } » à ce plateau.
cli-set-not-written = Rien n’a été écrit (--write).
cli-set-wrong = { $id }.{ $field } ne peut pas être « { $value } » : { $expected }.
