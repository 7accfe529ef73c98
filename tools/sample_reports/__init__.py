"""Turns the sources of the sample reports into the files that a government office would hand out."""
