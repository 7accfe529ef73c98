"""Charts: options for ECharts as plain dicts, each with the table that says the same in figures.

A view makes a ``Chart`` by one of the functions (``line_of_years``, ``bars``, ``stacked_shares``, ``stages``,
``map_of_places``) and the template shows it with ``{% chart that_chart %}``; there is no chart without its
table. Colours are names of tokens (``token:actual``), which the page turns into those of its light or dark
look. What is a target is dashed, what is estimated hollow; colour never says it alone.
"""
