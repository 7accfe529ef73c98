"""Values of the field: places in a text, statements, tasks. No input or output, standard library only."""
