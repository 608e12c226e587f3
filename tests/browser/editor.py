"""Someone at the desk with a browser: signs in, types, chooses, presses, and counts what it takes."""

import time

from playwright.sync_api import expect

PASSWORD = "a long word"


class Editor:
    """One person in one browser window."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.clicks = self.signs = 0
        self.began = time.monotonic()

    def sign_in(self, name):
        self.page.goto(f"{self.site}/admin/")
        self.page.locator("#id_username").fill(name)
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.locator("[type=submit]").last.click()
        return self

    def open(self, path):
        """Goes to an address of the desk, as a link would lead there: one click."""
        self.clicks += 1
        self.page.goto(f"{self.site}{path}")

    def type(self, **values):
        """Types into fields by their names in the form; a double underscore stands for a hyphen."""
        for name, value in values.items():
            field = self.page.locator(f"#content-main [name='{name.replace('__', '-')}']")
            self.clicks += 1
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            elif value is True:
                field.check()
            else:
                self.signs += len(value)
                field.fill(value)

    def choose(self, name, words):
        """Chooses a record by typing some of its words."""
        name = name.replace("__", "-")
        self.clicks += 2
        self.signs += len(words)
        self.page.locator(f"#id_{name} + .select2 .select2-selection").click()
        self.page.locator(".select2-container--open .select2-search__field").fill(words)
        option = self.page.locator(
            ".select2-results__option[aria-selected], .select2-results__option--selectable"
        )
        expect(option.first).to_contain_text(words)
        option.first.click()

    def row(self, prefix):
        """Adds a row to a table of the form; its name begins with what is given back."""
        self.clicks += 1
        number = self.page.locator(f"#id_{prefix}-TOTAL_FORMS").input_value()
        self.page.locator(f"#{prefix}-group .add-row a").last.click()
        return f"{prefix}__{number}"

    def press(self, name):
        """Presses the button of the form with a name, the lower one of two."""
        self.clicks += 1
        self.page.locator(f"[type=submit][name='{name}']").last.click()

    @property
    def messages(self):
        """What the desk says on top of the page."""
        return self.page.locator(".messagelist li").all_inner_texts()
