"""Settings: the home, its people, the way out, the look, the records and the recovery phrase."""
