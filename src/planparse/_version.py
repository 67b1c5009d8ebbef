"""The version of the package, and that of the JSON it writes: what names a result needs them without the models."""

__version__ = "0.1.0"

SCHEMA_VERSION = "1.0.0"
"""Version of the JSON: a new key raises the second number, a changed or dropped one the first."""
