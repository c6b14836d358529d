"""One class for each thing a person does; one transaction for each act."""
