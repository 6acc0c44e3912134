"""The rules of a competition as one TOML document: ``docs/rules.md`` in code, from schema to fingerprint."""
