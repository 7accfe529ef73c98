"""Vocabularies of the field as data, and the functions that load them."""
