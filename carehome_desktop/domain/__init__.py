"""What a care home reports, in plain Python: no Qt, no SQL, no HTTP, no clock of its own."""
