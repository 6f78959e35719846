unfolding-repairs-known = repair times of the map
unfolding-repairs-assumed = 4 h (24 h for a place) where the map gives none
unfolding-repairs-lasting = nothing is repaired
