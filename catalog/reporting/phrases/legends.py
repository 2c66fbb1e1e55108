"""Legends: what tables and pictures of adequacy have in them."""

from catalog.adequacy.course import CourseMatrix

NOT_SEEN = "What the cells do not see"
NONE_LET_THROUGH = "None."
LEGEND_OF_LEFT = (
    "Groups: how many different things a cell shows of the mutants; those of one group print the same. Left: the "
    "expected number of programs that fit what was printed, each mutant as likely as any other, or as often as it was "
    "seen; a cell that prints what is right leaves a correct program and all that it lets through."
)
LEGEND_OF_CELLS = (
    "A letter stands for the cell that lets the mistake through, + for one that notices it; a cell without a mark does "
    "not call the function. The number is how often the mistake was seen."
)
LEGEND_OF_LINES = "Alone: what no other line of the cell notices."
LEGEND_OF_MUTANTS = (
    "A letter for each line that notices the mistake; those on top are noticed by the fewest lines. bptt-bugs tables "
    "shows what is printed."
)

NO_MATPLOTLIB = "the picture needs matplotlib: pip install 'bptt-bug-catalog[plot]'"
UNKNOWN_ENDING = "{}: a picture's name ends in .png, .svg or .pdf"
PICTURE_TITLE = "What each line of each cell sees"
PICTURE_KEY = (
    "the line sees the mistake",
    "no line of the cell sees it",
    "another line of the cell sees it",
    "the cell does not call the function",
)
NOT_CALLED = "not called"


# Of fewer columns no words stand above the generated mutants.
FEW_COLUMNS = 6


def made_in_picture(count: int, bands: int) -> str:
    """Return what stands beside the generated mutants of a function in the picture."""
    return (
        f"{count:,} generated, each row 1/{bands} of them, the least seen on top;\n"
        "above: how many the cell lets through, and % that each line sees"
    )


def let_through_of(count: int, of: int, columns: int) -> str:
    """Return how many generated mutants a cell lets through, as short as so many columns need it."""
    return f"{count:,} of {of:,} let through" if columns > FEW_COLUMNS else f"{count}/{of:,}"


def intro(course: CourseMatrix) -> str:
    """Return what the mutants are that cells are tried on."""
    named, made = int(course.named.sum()), int((~course.named).sum())
    return (
        f"Each cell is tried on the mutants of the functions that it calls: {named:,} mistakes that people make "
        f"(named), weighted by how often they were seen, and {made:,} made by operators (generated). Equal: mutants "
        "that give what a correct program gives on every input of the battery; other inputs were not tried, and they "
        "are in no other figure. Versions of a cell that print the same are one, the newest."
    )
