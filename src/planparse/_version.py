"""The version of the package; the version of the JSON is `planparse.model.SCHEMA_VERSION`."""

__version__ = "0.1.0"
