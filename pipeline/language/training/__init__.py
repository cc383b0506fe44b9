"""Training of the Dutch pipeline that ships with the package; not needed to analyse."""
