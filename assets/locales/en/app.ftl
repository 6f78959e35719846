app-name = Portolan
