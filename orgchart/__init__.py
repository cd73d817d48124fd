"""The organisation chart product: models, commands, scenes, exports, API and pages."""
