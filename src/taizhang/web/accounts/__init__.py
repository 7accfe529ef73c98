"""People and units (人员与单位): the tree of units, posts, who holds them, and what each may do."""
