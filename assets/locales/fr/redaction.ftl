# Ce qui est retenu quand une carte sort de la maison.
redaction-pattern-key = Clés, mots de passe et jetons
redaction-pattern-url = Adresses web
redaction-pattern-mail = Adresses de courriel
redaction-pattern-path = Chemins de fichiers
redaction-pattern-ip = Adresses IP et MAC
redaction-pattern-host = Noms de machines
redaction-pattern-phone = Numéros de téléphone
redaction-internal = Interne
redaction-internal-about = Pour les équipes de la maison : seuls les clés, mots de passe et jetons sont masqués.
redaction-partner = Partenaire
redaction-partner-about = Pour un prestataire ou un partenaire : ni adresses, ni versions, ni contacts, ni coûts, ni notes, ni exigences.
redaction-partner-marking = Diffusion limitée
redaction-public = Public
redaction-public-about = Pour tous : les services et ce qui les porte, sans noms techniques, sans équipements, sans projets ni notes.
redaction-public-marking = Diffusion publique
redaction-element = Élément
redaction-table-out = Retiré : le profil ne garde pas cette sorte d’enregistrement.
redaction-removed = Retiré de la carte.
redaction-merged = Fondu dans « { $into } ».
redaction-link-out = Retiré : une extrémité est retenue.
redaction-link-led = Relie désormais ce qui contient ses extrémités.
redaction-link-twice = Retiré : un autre lien dit la même chose.
redaction-view-out = Retirée : elle ne montre plus rien.
redaction-note-out = Retiré : ce dont il parle est retenu.
redaction-scenario-out = Retiré : plus rien n’y est perdu.
redaction-name = Nom remplacé par « { $by } ».
redaction-left-out = Laissé vide.
redaction-masked = Remplacé par { $by }.
redaction-partly = Laissé en partie.
redaction-text = Se lit désormais : { $by }
redaction-cut = Retiré pour que la carte reste cohérente.
redaction-open = Profils de diffusion…
redaction-title = Profils de diffusion
redaction-about = Ce qui est retenu selon qui lit. Un profil s’applique à la carte avant tout export : noms, infobulles, identifiants et métadonnées suivent.
redaction-fixed = Profil intégré : copiez-le pour le changer.
redaction-built-in = intégré
redaction-own = de la carte
redaction-copy = Copier
redaction-copy-of = { $name } (copie)
redaction-new = Nouveau profil
redaction-new-name = Nouveau profil
redaction-remove = Supprimer ce profil
redaction-counting = Décompte de ce qui serait retenu…
redaction-part-elements = Éléments
redaction-part-values = Valeurs et textes
redaction-part-kept = Ce qui reste
redaction-field-kinds = Types retenus
redaction-field-marking = Marque de diffusion
redaction-field-anonymous = Remplacer les noms techniques par un type et un numéro
redaction-way-remove = Retirés avec leurs liens
redaction-way-merge = Fondus dans ce qui les contient
redaction-keeps-notes = Notes, discussions et décisions
redaction-keeps-assurance = Exigences, dérogations et constats
redaction-keeps-projects = Chantiers, budgets et responsables
redaction-keeps-scenarios = Scénarios de perte
redaction-words-hint = Un mot ou un nom par ligne
redaction-nothing = Aucun
redaction-add-selection = Ajouter la sélection
redaction-clear = Vider
redaction-column-table = Table
redaction-column-name = Nom
redaction-column-id = Identifiant
redaction-column-field = Champ
redaction-column-what = Ce qui est retenu
redaction-column-origin = Origine
redaction-column-about = Pour qui
redaction-column-says = Valeur
redaction-column-file = Fichier
redaction-column-part = Partie
redaction-column-found = Texte trouvé
redaction-cli = Profils de diffusion : ce qui est retenu selon qui lit
redaction-cli-list = Liste les profils de la carte et les profils intégrés
redaction-cli-show = Montre tout ce que dit un profil
redaction-cli-set = Crée ou change un profil de la carte
redaction-cli-remove = Supprime un profil de la carte
redaction-cli-apply = Écrit la carte telle qu’elle peut sortir, et ce qui a été retenu
redaction-cli-check = Cherche dans des fichiers finis ce qu’un profil cache
redaction-cli-profile = Profil : internal, partner, public ou l’identifiant d’un profil de la carte
redaction-cli-output = Fichier de la carte qui peut sortir (.ron)
redaction-cli-files = Fichiers à examiner
redaction-cli-map = La carte entière dont viennent les fichiers
redaction-cli-name = Nom du profil
redaction-cli-about = Pour qui, en quelques mots
redaction-cli-marking = Marque de diffusion de ce qui sort
redaction-cli-kinds = Types d’éléments retenus, séparés par des virgules
redaction-cli-elements = Identifiants d’éléments retenus, avec ce qu’ils contiennent
redaction-cli-withheld = Champs laissés vides
redaction-cli-masked = Champs remplacés par des jetons stables
redaction-cli-patterns = Motifs masqués partout : key, url, mail, path, ip, host, phone
redaction-cli-words = Mots et noms masqués partout
redaction-cli-like = Part d’un autre profil
redaction-cli-withholding = Ce que deviennent les éléments retenus : remove les retire, merge les fond dans ce qui les contient
redaction-cli-anonymous = Remplacer les noms techniques par un type et un numéro
redaction-cli-keep = Ce qui reste : notes, assurance, projects, scenarios
redaction-cli-unknown = aucun profil « { $id } » ; profils connus : { $known }
redaction-cli-not-own = la carte ne garde aucun profil « { $id } » ; seuls ses propres profils se suppriment
redaction-cli-no-word = { $option } ne connaît pas « { $word } » ; mots connus : { $known }
redaction-cli-same-file = « { $file } » est la carte entière : donnez un autre fichier à -o, sinon elle serait perdue
redaction-cli-unread = n’a pas pu être examinée : abîmée, ou trop grande une fois décompressée
redaction-elements =
    { $count ->
        [0] aucun élément
        [one] { $count } élément
       *[other] { $count } éléments
    }
redaction-counts =
    { $elements ->
        [0] Aucun élément retenu
        [one] { $elements } élément retenu
       *[other] { $elements } éléments retenus
    }, { $records ->
        [0] aucun autre enregistrement touché
        [one] { $records } autre enregistrement touché
       *[other] { $records } autres enregistrements touchés
    }, { $left ->
        [0] aucune valeur vidée
        [one] { $left } valeur vidée
       *[other] { $left } valeurs vidées
    }, { $replaced ->
        [0] aucune valeur masquée
        [one] { $replaced } valeur masquée
       *[other] { $replaced } valeurs masquées
    }.
redaction-cli-clean =
    Rien de caché dans { $files ->
        [one] ce fichier
       *[other] ces { $files } fichiers
    } ({ $secrets } textes cherchés).
redaction-cli-leaks =
    Des textes cachés se trouvent dans { $files ->
        [one] ce fichier, ou il n’a pas pu être lu en entier
       *[other] ces { $files } fichiers, ou ils n’ont pas pu être lus en entier
    } ({ $secrets } textes cherchés).
redaction-keep = Garder le profil
