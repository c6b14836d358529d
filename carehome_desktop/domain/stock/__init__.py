"""PPE in the cupboard: what came and went, how much is there, and how long it lasts. Amounts are whole singles throughout."""
