"""All guidance, readable outside a return."""
