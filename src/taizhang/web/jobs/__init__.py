"""Background jobs (后台作业): a leased queue in the database that survives a killed worker."""
