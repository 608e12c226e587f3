"""How far a long work has come, for whoever looks on at a terminal."""

from tqdm import tqdm

STEPS = {
    "read": "Reading",
    "compare": "Comparing",
    "write": "Writing",
    "check": "Checking",
    "index": "Indexing",
    "ask": "Asking",
}


class Bar:
    """A progress bar for what takes longer than a moment; nothing where no terminal is."""

    def __init__(self, quiet=False):
        self.quiet = quiet
        self.bar = None
        self.step = ""
        self.total = None

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        if self.bar is not None:
            self.bar.close()

    def __call__(self, step, done):
        """Moves on: ``done`` objects of a step lie behind."""
        if step != self.step:
            if self.bar is not None:
                # The next step has as many objects as the one before.
                self.total = self.bar.n
                self.bar.close()
            self.step = step
            # `disable=None` asks whether this is a terminal.
            self.bar = tqdm(
                desc=STEPS[step], total=self.total, unit=" objects", delay=0.7, disable=self.quiet or None
            )
        self.bar.update(done - self.bar.n)
