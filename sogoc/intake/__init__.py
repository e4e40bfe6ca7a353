"""Packages and the plan arrive: found, read apart, checked, stored, staged."""
