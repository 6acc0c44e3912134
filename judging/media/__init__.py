"""Photos: may we open this file, and the pictures we serve in its place. Pure: no Flask, no database.

``intake`` reads headers in plain Python and is safe anywhere. ``renditions`` decodes
and belongs into the limited process that ``child`` starts.
"""
