"""Values of the field: places in a text, quantities, statements, tasks. No input or output, standard library only."""
