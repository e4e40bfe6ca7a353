"""Reconciliation with the population database (design §3, room 7): who of the books is who there, and why."""
