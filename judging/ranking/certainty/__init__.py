"""How sure are we: statistics about a result, beside the exact ranking and never inside it.

Everything here is advice in floats. The ranking imports none of it, so a result is the same
with this package deleted; each module derives its formula and says when it must not be used.
"""
