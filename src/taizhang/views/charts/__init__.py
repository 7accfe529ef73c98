"""Charts as SVG, made without a browser or a library."""
