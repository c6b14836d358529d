"""Settings: the home, its people, sending, the look, the records and the recovery phrase."""
