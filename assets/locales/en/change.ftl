change-nature-equipment = equipment
change-nature-link = link
change-nature-place = place
change-nature-provider = provider
change-nature-software = software
