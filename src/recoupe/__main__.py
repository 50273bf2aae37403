"""`python -m recoupe`: the command line, where the program itself is not on the search path."""

from recoupe.cli import main

if __name__ == "__main__":  # worker processes import this module under another name
    main()
