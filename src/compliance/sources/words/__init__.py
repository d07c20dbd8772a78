"""Letters and words: encodings, old Vietnamese letters, and what a Vietnamese syllable can be."""
