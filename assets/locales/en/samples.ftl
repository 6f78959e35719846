samples-hello = A first map
samples-hello-about = Ten elements: a small intranet, to try things out.
samples-metropole = Métropole de Rivelac
samples-metropole-about = A whole hybrid information system in three plateaus, with requirements, notes and work packages.
samples-cloud-migration = Towards the cloud
samples-cloud-migration-about = From own rooms to a trusted cloud and SaaS, in three plateaus.
