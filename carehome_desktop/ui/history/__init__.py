"""Everything that was ever queued, and the record of each."""
