"""Reads and checks a county's folder. What it lets through, the rest of the product may trust."""

from conference.county.directory import read_directory
from conference.county.faults import CountyFaults
from conference.county.folder import read_county
from conference.county.red_days import holidays_of

__all__ = ["CountyFaults", "holidays_of", "read_county", "read_directory"]
