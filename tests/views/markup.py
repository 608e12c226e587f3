"""What a page is made of, read with Python's own parser: its links, anchors, texts and their languages."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

#: Elements that HTML never closes.
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Markup(HTMLParser):
    """A page as lists: every element with its attributes, every text with the elements around it."""

    def __init__(self, response):
        super().__init__()
        self.path = response.request["PATH_INFO"]
        self.open = []
        self.elements = []
        self.texts = []
        self.feed(response.content.decode())
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, words):
        if words.strip():
            self.texts.append((words.strip(), list(self.open)))

    @property
    def words(self):
        """All that a reader reads, one space between words."""
        read = (words for words, around in self.texts if not is_within(around, "head", "style", "script"))
        return " ".join(" ".join(read).split())

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def hrefs(self):
        return [
            attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes
        ]

    @property
    def addresses(self):
        """Where the links of this site lead, whole, without what stands behind `#`; but those that robots are to leave."""
        followed = [
            attributes["href"]
            for tag, attributes in self.elements
            if tag == "a" and "href" in attributes and attributes.get("rel") != "nofollow"
        ]
        whole = (urlsplit(urljoin(self.path, href)) for href in followed)
        return sorted(
            {part._replace(fragment="").geturl() for part in whole if not part.netloc and part.path}
        )

    @property
    def choices(self):
        """Name and value of every box that can be ticked, with the number shown beside it."""
        return [
            (attributes["name"], attributes["value"])
            for tag, attributes in self.elements
            if tag == "input" and attributes.get("type") == "checkbox"
        ]


def is_within(around, *tags):
    """Whether a text stands in an element of one of these kinds."""
    return any(tag in tags for tag, _ in around)


def language_of(around):
    """The language a text is marked with: that of the nearest element that names one."""
    return next((attributes["lang"] for _, attributes in reversed(around) if "lang" in attributes), "")


def ask(client, address):
    """The page at an address; fails where there is none."""
    response = client.get(address)
    assert response.status_code == 200, address
    return Markup(response)
