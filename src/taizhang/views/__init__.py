"""What people and programs read: records, tables, workbooks, pages; pure functions of values."""
