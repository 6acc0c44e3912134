"""How far the judges agree. Begin reading at ``agreement.agreement``."""
