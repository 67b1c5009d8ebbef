"""Plans side by side: what changed between two, what agencies have in common, and which wording they share."""
