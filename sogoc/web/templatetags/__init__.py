"""Filters and parts for templates."""
