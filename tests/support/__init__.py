"""What the tests stand on: private servers, a real browser, a closed network."""

from __future__ import annotations
