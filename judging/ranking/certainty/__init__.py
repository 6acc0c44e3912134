"""How sure are we: statistics about a result, beside the exact ranking and never inside it.

Everything here is advice in floats. The ranking imports none of it, so a result is the same
with this package deleted; each module derives its formula and says when it must not be used.
"""

import os

# Before numpy is imported anywhere: its threads wait for each other by spinning, which on systems of a few hundred
# judges costs several times what it gains, and most on a server whose cores are busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
