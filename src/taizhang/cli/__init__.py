"""The command line: one thin module a command, messages in Chinese and English."""
