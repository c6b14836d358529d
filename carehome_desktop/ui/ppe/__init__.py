"""PPE: what is in the cupboard, how long it lasts, and recording what comes and goes."""
