# Partage des versions avec d’autres dépôts.
sharing-address-empty = Il manque une adresse.
sharing-address-option = « { $address } » commence comme une option de programme et n’est pas une adresse.
sharing-address-hidden = L’adresse « { $address } » contient des signes invisibles.
sharing-address-helper = « { $address } » lancerait un programme sur ce poste ; de telles adresses sont refusées.
sharing-address-unencrypted = « { $address } » n’est pas chiffrée : quiconque se trouve sur le chemin pourrait lire la carte.
sharing-address-unencrypted-hint = Prenez l’adresse https:// ou ssh:// du même hôte.
sharing-address-password = L’adresse { $address } contient un mot de passe.
sharing-address-password-hint = Ôtez-le : il est demandé au besoin et n’est conservé nulle part.
sharing-address-unknown = « { $address } » n’est pas l’adresse d’un dépôt.
sharing-address-hint = Une adresse est un dossier, comme /srv/cartes/si.git, ou https://hote/cartes/si.git, ou utilisateur@hote:cartes/si.git.
sharing-no-remote = Aucun dépôt distant ne s’appelle « { $name } ».
sharing-no-remote-hint = « portolan versions remote list CARTE » montre ceux qui existent.
sharing-no-remotes = Ces versions ne sont encore partagées avec aucun autre dépôt.
sharing-no-remotes-hint = Ajoutez-en un : dans la fenêtre par Versions, Partager…, ou avec « portolan versions remote add ».
sharing-taken = Un dépôt distant s’appelle déjà « { $name } ».
sharing-taken-hint = Choisissez un autre nom, ou retirez d’abord celui-là.
sharing-bad-name = « { $name } » ne peut pas être le nom d’un dépôt distant.
sharing-bad-name-hint = Employez des lettres, des chiffres, « - », « _ » et « . ».
sharing-untrusted = Le dépôt est arrivé avec l’adresse { $address } (« { $name } »), que vous n’avez pas confirmée.
sharing-untrusted-hint = Si la carte peut aller là, confirmez-la : dans la fenêtre quand elle le demande, ou avec « portolan versions remote trust CARTE ».
sharing-cancelled = Arrêté. Rien n’a changé.
sharing-cancelled-hint = Ce qui était déjà parti est peut-être arrivé ; « fetch » le montre.
sharing-timed-out = { $place } ne répond pas.
sharing-timed-out-hint = Rien n’a changé. Vérifiez la connexion et réessayez.
sharing-unreachable = { $place } est hors d’atteinte : { $reason }
sharing-unreachable-hint = Vérifiez l’adresse, le réseau et les réglages du proxy, puis réessayez.
sharing-no-host = Il n’y a pas d’hôte { $place }, ou ce poste n’est pas connecté.
sharing-sent-away = { $place } renvoie à un autre hôte.
sharing-sent-away-hint = Rien n’y a été envoyé. Si le dépôt a déménagé, retirez ce dépôt distant et ajoutez la nouvelle adresse.
sharing-certificate = { $place } ne peut pas prouver son identité : { $reason }
sharing-certificate-hint = En HTTPS, faites ajouter l’autorité de certification à ce système ; en SSH, connectez-vous une fois avec « ssh » dans un terminal et vérifiez la clé.
sharing-login-needed = { $place } veut savoir qui demande.
sharing-login-wrong = { $place } n’accepte pas cet utilisateur et ce mot de passe.
sharing-login-hint = Donnez l’utilisateur et le mot de passe, ou un jeton d’accès à sa place. Ni l’un ni l’autre n’est conservé.
sharing-forbidden = { $place } ne le permet pas : { $reason }
sharing-forbidden-hint = Demandez à son propriétaire le droit de lire ou d’écrire, ou vérifiez la clé ou l’utilisateur employés.
sharing-no-repository = Il n’y a pas de dépôt à { $place }.
sharing-no-repository-hint = Vérifiez l’adresse. Certains hôtes répondent ainsi à qui n’a pas le droit de voir un dépôt.
sharing-nonsense = La réponse de { $place } n’est pas celle d’un hôte git.
sharing-nonsense-hint = Rien n’a changé. Vérifiez l’adresse ; une page d’authentification du réseau peut s’interposer.
sharing-too-large = Ce qui viendrait de { $place }, ou irait là, dépasse la taille raisonnable.
sharing-too-large-hint = Rien n’a changé. Gardez les cartes dans un dépôt à elles.
sharing-incomplete = Ce qui est venu de { $place } n’est pas complet.
sharing-incomplete-hint = Rien n’a changé. Réessayez ; si cela persiste, ce dépôt est endommagé.
sharing-refused = { $place } refuse : { $reason }
sharing-refused-hint = Rien n’y a changé. Les règles de l’hôte demandent peut-être une autre branche.
sharing-moved = Quelqu’un a envoyé ses versions à { $place } avant vous.
sharing-moved-hint = Fusionnez-les, puis renvoyez : « portolan versions pull », ou « push --merge » pour les deux à la fois.
sharing-checked-out = Dans { $folder }, quelqu’un travaille sur cette branche même.
sharing-checked-out-hint = Partagez par un dépôt sans fichiers de travail : « portolan versions remote add … --create » en fait un.
sharing-detached = Aucune branche n’est en place ici : il n’y a rien à envoyer ni à recevoir.
sharing-detached-hint = Passez d’abord sur une branche.
sharing-no-branch = { $place } n’a pas encore de branche « { $branch } ».
sharing-no-branch-hint = Envoyez vos versions, et elle y sera.
sharing-no-map = { $place } n’a pas de fichier { $map } sur cette branche. Il a : { $others }
sharing-no-map-hint = Clonez-le dans un dossier à part pour travailler sur ces cartes.
sharing-unrelated = Ces versions et celles de { $place } n’ont rien en commun.
sharing-unrelated-hint = Clonez ce dépôt dans un dossier à part, ou partagez avec un dépôt vide.
sharing-blocked = Des fichiers modifiés ici seraient remplacés : { $files }
sharing-blocked-hint = Validez ou rétablissez ces fichiers, puis recevez de nouveau.
sharing-not-empty = { $folder } contient déjà quelque chose.
sharing-not-empty-hint = Nommez un dossier vide, ou qui n’existe pas encore.
sharing-disk = { $path } ne peut pas être écrit : { $reason }
sharing-disk-hint = La carte et ses versions sont telles qu’elles étaient. Faites de la place, ou vérifiez les droits sur le dossier, et réessayez.
sharing-with-hint = { $message } { $hint }
sharing-field = Peut aller à
sharing-unsound = La carte de la version { $version } ne se lit pas en entier.
sharing-unsound-hint = Rien n’a changé. Qui l’a gardée peut rétablir une version antérieure et l’envoyer.
sharing-state-empty = pas encore de version
sharing-state-never = { $ahead ->
    [one] rien de partagé encore, une version à envoyer
   *[other] rien de partagé encore, { $ahead } versions à envoyer
}
sharing-state-even = les deux ont la même chose
sharing-state-ahead = { $ahead ->
    [one] une version à envoyer
   *[other] { $ahead } versions à envoyer
}
sharing-state-behind = { $behind ->
    [one] une version à recevoir
   *[other] { $behind } versions à recevoir
}
sharing-state-both = { $ahead ->
    [one] une version
   *[other] { $ahead } versions
} à envoyer, { $behind } à recevoir
sharing-unconfirmed = non confirmé : arrivé avec le dépôt
sharing-added = « { $name } » désigne désormais { $address }.
sharing-removed = « { $name } » est retiré. Ses versions restent où elles sont.
sharing-confirmed = { $address } est confirmée.
sharing-sent-nothing = { $place } a déjà tout.
sharing-sent = { $count ->
    [0] Envoyé à { $place } :
    [one] Une version a été envoyée à { $place }
   *[other] { $count } versions ont été envoyées à { $place }
}{ $tags ->
    [0] .
    [one] , avec une étiquette.
   *[other] , avec { $tags } étiquettes.
}
sharing-remarks = { $place } dit : { $remarks }
sharing-followed = À jour : version « { $title } ».
sharing-merged = Fusionné : « { $title } ». Envoyez, et les autres l’auront aussi.
sharing-merge-title = Fusion de { $place }
sharing-conflict = Les deux côtés ont modifié { $record }.
sharing-conflicts = { $count ->
    [one] Une modification d’ici et une de { $place } se contredisent.
   *[other] { $count } modifications d’ici et de { $place } se contredisent.
}
sharing-conflicts-hint = Rien n’a changé. Ouvrez la carte dans la fenêtre et recevez-y les versions : chaque conflit s’y montre sur la carte. En ligne de commande, « portolan merge » les règle.
sharing-cloned = { $count ->
    [0] { $folder } est là ; il n’a pas encore de carte.
    [one] { $folder } est là, avec une carte.
   *[other] { $folder } est là, avec { $count } cartes.
}
sharing-question = « { $title } » ne dit pas qu’elle peut aller à { $place }. { $count ->
    [one] Une version
   *[other] { $count } versions
} de la branche « { $branch } » partiraient, et toute la carte avec.
sharing-question-marked = « { $title } » porte la mention « { $marking } » et ne dit pas qu’elle peut aller à { $place }. { $count ->
    [one] Une version
   *[other] { $count } versions
} de la branche « { $branch } » partiraient, et toute la carte avec.
sharing-ask-yes = Envoyer ? [o/N]
sharing-ask-hint = Envoyez avec --yes, ou inscrivez le lieu dans la liste de la carte : Fichier, Propriétés de la carte…, « Peut aller à ».
sharing-ask-user = Utilisateur chez { $host } :
sharing-ask-secret = Mot de passe ou jeton de { $user } chez { $host } (ni affiché, ni conservé) :
sharing-connecting = Connexion…
sharing-comparing = Comparaison…
sharing-receiving = Réception…
sharing-checking = Vérification…
sharing-sending = Envoi…
sharing-waiting = En attente de l’hôte…
sharing-pushing = Envoi à { $name }…
sharing-fetching = Réception de { $name }…
sharing-cloning = Copie du dépôt…
cli-versions-remote = Dépôts avec lesquels les versions sont partagées
cli-versions-fetch = Voir ce que le dépôt distant a ; la carte reste telle quelle
cli-versions-push = Envoyer les versions de la branche en cours, et ses étiquettes
cli-versions-pull = Recevoir les versions distantes dans la carte, en fusionnant si les deux ont avancé
cli-versions-clone = Copier un dépôt de cartes dans un dossier
cli-remote-list = Les lister, avec ce qui est à envoyer et à recevoir
cli-remote-add = En ajouter un
cli-remote-remove = En retirer un ; les versions restent
cli-remote-trust = Confirmer l’adresse d’un dépôt distant arrivé avec le dépôt
cli-arg-remote = Quel dépôt distant (par défaut : celui que suit la branche, ou « origin »)
cli-arg-remote-name = Son nom ici, par exemple origin
cli-arg-address = Un dossier, https://hote/chemin, ou utilisateur@hote:chemin
cli-arg-create = Créer d’abord un dépôt vide dans ce dossier
cli-arg-all-branches = Toutes les branches, pas seulement celle en cours
cli-arg-push-merge = Si quelqu’un a été plus rapide, fusionner ses versions et renvoyer
cli-arg-push-yes = Envoyer sans demander où la carte peut aller
cli-arg-clone-folder = Le dossier à créer
ui-share = Partager…
ui-send-versions = Envoyer les versions
ui-take-versions = Recevoir les versions
ui-clone = Ouvrir depuis un dépôt…
ui-sharing-title = Partager les versions de cette carte
ui-sharing-about = Les versions vont vers un autre dépôt et en reviennent : un dossier partagé, ou un hôte git. La carte elle-même reste chez vous.
ui-sharing-none = Pas encore partagée. Ajoutez le dépôt que tout le monde emploie.
ui-sharing-no-version = Gardez d’abord une version : seules les versions se partagent.
ui-sharing-unkept = La carte a des changements qui ne sont dans aucune version ; ils restent ici tant qu’aucune n’est gardée.
ui-sharing-fetch = Regarder
ui-sharing-fetch-name = Voir ce que { $name } a
ui-sharing-pull = Recevoir
ui-sharing-pull-name = Recevoir les versions de { $name } dans la carte
ui-sharing-push = Envoyer
ui-sharing-push-name = Envoyer des versions à { $name }
ui-sharing-remove = Retirer { $name }
ui-sharing-confirm = Confirmer cette adresse
ui-sharing-confirm-name = Confirmer l’adresse de { $name }
ui-sharing-add-title = Un autre dépôt
ui-sharing-name = Nom
ui-sharing-address = Adresse
ui-sharing-address-like = /srv/cartes/si.git · https://hote/cartes/si.git · utilisateur@hote:cartes/si.git
ui-sharing-create = Y créer un dépôt vide
ui-sharing-add = Ajouter
ui-sharing-stop = Arrêter le transfert
ui-sharing-percent = { $what } { $percent } %
ui-sharing-moved = Quelqu’un a été plus rapide. Ses versions sont fusionnées avec les vôtres, puis les deux sont envoyées.
ui-sharing-moved-do = Fusionner, puis envoyer
ui-sharing-anywhere-do = Envoyer
ui-sharing-anywhere-always = Envoyer, et inscrire { $place } dans la liste de la carte
ui-sharing-trust = Le dépôt est arrivé avec cette adresse : { $address }. Portolan peut-il lui parler ?
ui-sharing-trust-do = Confirmer
ui-sharing-login = { $host } demande qui vous êtes. Un jeton tient lieu de mot de passe. Ni l’un ni l’autre n’est conservé.
ui-sharing-login-wrong = { $host } ne l’accepte pas. Réessayez.
ui-sharing-user = Utilisateur
ui-sharing-secret = Mot de passe ou jeton
ui-sharing-login-do = Continuer
ui-clone-title = Ouvrir depuis un dépôt
ui-clone-about = Copie un dépôt avec toutes ses versions dans un dossier à vous, et ouvre sa carte.
ui-clone-folder = Dossier
ui-clone-do = Copier et ouvrir
ui-clone-choose = Quelle carte ?
ui-shared-with = Peut aller à
ui-shared-with-hint = Des hôtes ou des dossiers, séparés par des virgules. Un envoi ailleurs pose d’abord la question.
