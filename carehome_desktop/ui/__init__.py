"""What a person sees: standard widgets that show and tell, and neither fetch nor save."""
