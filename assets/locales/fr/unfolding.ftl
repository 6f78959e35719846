unfolding-repairs-known = délais de réparation de la carte
unfolding-repairs-assumed = 4 h (24 h pour un lieu) là où la carte n’en donne pas
unfolding-repairs-lasting = rien n’est réparé
