"""`python -m recoupe`: the command line, where the program itself is not on the search path."""

from recoupe.cli import main

main()
