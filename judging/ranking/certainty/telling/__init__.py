"""A diagnosis in sentences, for a chair who never studied statistics. Begin reading at ``words.told``."""
