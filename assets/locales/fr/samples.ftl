samples-hello = Une première carte
samples-hello-about = Dix éléments : un petit intranet, pour essayer.
samples-metropole = Métropole de Rivelac
samples-metropole-about = Tout un système hybride en trois plateaux, avec exigences, notes et chantiers.
samples-cloud-migration = Vers le cloud
samples-cloud-migration-about = Des salles en propre vers un cloud de confiance et du SaaS, en trois plateaux.
