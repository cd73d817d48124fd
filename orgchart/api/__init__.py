"""The JSON API: thin views over services, one shape for errors, an OpenAPI schema."""
