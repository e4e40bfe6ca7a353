"""Approval by duty, sending to the ministry's system, and its answers."""
