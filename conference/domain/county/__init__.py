"""The county as the domain sees it: members, functions and their phones, ladders, formats, words."""
