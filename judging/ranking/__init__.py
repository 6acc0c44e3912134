"""From judges' scores to places and prizes, exactly and without a database. Begin reading at ``pipeline.rank``."""
