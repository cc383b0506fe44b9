"""Dutch for what the system says when it refuses, and for a mistake in the program itself."""

import errno
import os
import tempfile
import traceback

_REFUSALS = {
    errno.ENOENT: "bestaat niet",
    errno.EACCES: "mag niet worden gelezen of geschreven; sluit het bestand als het open staat",
    errno.EPERM: "mag niet worden gelezen of geschreven; sluit het bestand als het open staat",
    errno.EISDIR: "is een map, geen bestand",
    errno.ENOTDIR: "is een bestand, geen map",
    errno.EEXIST: "bestaat al, als iets anders",
    errno.ENOSPC: "past niet meer op de schijf",
    errno.EROFS: "staat op een schijf waarop niet geschreven mag worden",
    errno.ENAMETOOLONG: "heeft een te lange naam",
}


def describe_os_error(error: OSError) -> str:
    """Say in Dutch which file could not be read or written, and why."""
    reason = _REFUSALS.get(error.errno or 0, error.strerror or str(error))
    if not error.filename:
        return f"Lezen of schrijven lukte niet: {reason}."
    return f"Lezen of schrijven lukte niet: '{error.filename}' {reason}."


def describe_crash(error: Exception) -> str:
    """Say in Dutch that the program itself went wrong.

    The details, of use to a programmer only, go to a file of their own that is named.
    """
    handle, name = tempfile.mkstemp(prefix="verzuim-fout-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(traceback.format_exception(error))
    return (
        f"Er ging iets mis in het programma zelf ({type(error).__name__}). Dat ligt niet aan u. "
        f"Stuur het bestand '{name}' aan wie het programma beheert; uw documenten zijn "
        "niet veranderd."
    )
