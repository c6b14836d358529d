"""The tables as they are now, by what they are for: a start loads only those it asks. `store/schema.py` knows them all."""
