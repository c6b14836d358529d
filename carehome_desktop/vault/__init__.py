"""How the encrypted store on disk is found, locked, unlocked and looked after."""
