"""The web application: people and units, library, ledger, review, reading. Django lives only here."""
