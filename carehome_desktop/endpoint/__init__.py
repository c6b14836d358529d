"""The HTTP server that implements the contract in resources/endpoint/openapi.yaml, for practice and for tests."""
