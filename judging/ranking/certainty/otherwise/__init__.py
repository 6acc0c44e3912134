"""Who would stand on the other side of a line if something were otherwise. Begin reading at ``whatif.changes``."""
