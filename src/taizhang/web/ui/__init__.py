"""The look: base page, navigation, words in Chinese and English, static files."""
