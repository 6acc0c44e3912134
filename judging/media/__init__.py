"""Photos: may we open this file, and the pictures we serve in its place. Pure: no Flask, no database.

``intake`` reads headers in plain Python and is safe anywhere. ``renditions`` decodes
and belongs into the limited process that ``child`` starts. ``prints`` and ``likeness``
know a photo again, ``taken`` reads what its metadata says of when and with what.
"""
