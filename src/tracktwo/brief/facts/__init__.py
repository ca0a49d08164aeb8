"""All that a brief says, found out before any word is written."""
