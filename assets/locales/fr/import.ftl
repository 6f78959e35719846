import-format-portolan-sample = Forme neutre de Portolan (JSON)
import-format-neutral-map = Carte neutre du générateur (JSON)
import-view-everything = Carte complète
import-view-overview = Vue d’ensemble
import-empty = Le fichier est vide.
import-empty-hint = Exportez-le de nouveau depuis l’outil d’origine.
import-too-large = Le fichier fait { $size } Mo ; { $limit } Mo au plus sont lus.
import-too-large-hint = Exportez une partie de la carte, ou relevez la limite si vous avez confiance dans ce fichier.
import-not-utf8 = Ce n’est pas du texte UTF-8.
import-not-utf8-hint = Enregistrez de nouveau le fichier avec l’encodage UTF-8.
import-syntax = Le texte s’interrompt ou n’est pas du JSON à cet endroit : { $reason }.
import-syntax-hint = Rien n’a été importé. Regardez cet endroit, ou exportez de nouveau le fichier.
import-unknown-format = La forme de ce fichier n’est pas connue.
import-unknown-format-hint = Formes lues : { $formats }.
import-other-version = Le fichier annonce « { $found } » ; la forme lue est « { $expected } ».
import-other-version-hint = Exportez-le de nouveau dans la forme lue, ou mettez Portolan à jour.
import-missing-id = Un enregistrement n’a pas d’identifiant ; il a reçu « { $given } ».
import-duplicate-id = L’identifiant « { $id } » est donné deux fois ; le second enregistrement s’appelle maintenant « { $given } ». Les références restent au premier.
import-shared-id = L’identifiant « { $id } » sert aussi dans une autre liste ; cet enregistrement s’appelle maintenant « { $given } ».
import-unusable-id = « { $id } » ne peut pas servir d’identifiant ; l’enregistrement s’appelle maintenant « { $given } ».
import-unknown-element-kind = { $count ->
    [one] Un élément est du type inconnu « { $kind } ».
   *[other] { $count } éléments sont du type inconnu « { $kind } ».
}
import-unknown-link-kind = { $count ->
    [one] Un lien est du type inconnu « { $kind } ».
   *[other] { $count } liens sont du type inconnu « { $kind } ».
}
import-unknown-kind-hint = Ils ont été gardés tels quels. Choisissez un type du catalogue si l’un d’eux convient.
import-unknown-plateau = Il n’y a pas de plateau « { $plateau } » ; cette mention a été laissée de côté.
import-repeated-field = « { $field } » est donné deux fois ; la dernière valeur a été gardée.
import-left-out = « { $field } » a été laissé de côté : { $reason }.
import-wrong-type = « { $field } » doit être { $expected } ; ce que dit le fichier a été gardé comme attribut.
import-missing-field = Il manque « { $field } » à « { $id } ».
import-dangling = { $record } mentionne « { $missing } », qui n’existe pas.
