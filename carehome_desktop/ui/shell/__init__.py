"""The frame around every page: the home's name, the places, and the honest line."""
