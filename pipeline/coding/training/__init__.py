"""Training of the encoder and of the coder on top; needs the extra ``train``."""
