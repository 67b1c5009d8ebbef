"""The only reader of mappings/: wordings and patterns, lists of facts, names resolved to canonical ids."""
