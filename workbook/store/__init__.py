"""The only rooms that know sqlite-utils and SQLCipher: nobody above could tell which engine is below."""
