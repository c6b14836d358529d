"""The only code that speaks SQL to the home's own file."""
