"""Ratios of cost, each taken side by side in one run: ``make benchmark``."""
