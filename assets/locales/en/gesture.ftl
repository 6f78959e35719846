gesture-edge-of-map = The edge of the map is reached.
gesture-not-smaller = No box is smaller than its title.
gesture-not-smaller-than-content = A container always holds what lies in it.
gesture-grid = Keep to the grid
