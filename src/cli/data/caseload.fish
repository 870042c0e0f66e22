# Completion of caseload(1) for fish.  The lists are made by man/update.py.
# begin lists
# end lists
