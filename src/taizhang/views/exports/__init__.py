"""The ledger for other programs: tables as CSV and Parquet, a Data Package, SDMX."""
