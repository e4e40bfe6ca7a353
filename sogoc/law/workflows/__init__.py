"""Transition tables, one workflow a file; the folder is the registry."""

from __future__ import annotations

import sys

from sogoc.law.declared import declared
from sogoc.law.workflow import Workflow

WORKFLOWS: dict[str, Workflow] = declared(sys.modules[__name__], "WORKFLOW")
