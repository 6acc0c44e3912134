"""What a ZIP raises that is damaged, or packed in a way that is not known here; a workbook is a ZIP too."""

import lzma
import zipfile
import zlib

#: NotImplementedError before RuntimeError, which says that a part is locked and is its base.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError),
    *(EOFError, OSError, ValueError),  # an end too early, a place that is not there; bzip2 says OSError
)
