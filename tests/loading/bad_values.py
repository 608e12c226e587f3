"""Values that cannot stand in a field, each with the words it must get.

A line: kind of object, field, value, what is wrong, and a telling part of what would be right.
"""

TEXT = "Write text in quotation marks."
DEGREES = 'Write degrees with at most 6 decimal places, as "19.157".'
DAY = "Write a day of the calendar as 2025-03-26."
ORDER = "Write a whole number from 0 to 32767."
TRUTH = "Write true or false, without quotation marks."
DATE = "is not a date. Write it as one of: 2025, 2025-03, 2025-03-26, 2025-03~, 1964-XX-16, 1981-09/1981-10."
WHOLE_ADDRESS = "is not a web address. Write it whole, beginning with https://."
SLUG = "cannot stand in an address. Use small letters and digits of any script, with single hyphens"
TAG = "is not a language tag. Write en, zh-Hant, zh-Hans, ko, pt-BR ..."
KINDS = "Write one of: memorandum_of_understanding, memorandum_of_cooperation, framework, treaty, protocol"
EXCERPT = "An excerpt is at most 40 words or 90 Chinese, Japanese or Korean characters, and 500 in all."
EMPTY_IT = 'Leave the field out, or write "" to empty it.'
PLACE_KEY = 'Write the key of this place as ["slug"].'
PARTY_KEY = 'Write the key of this party as ["slug"].'
POST_KEY = 'Write the key of this office as ["person", "slug"].'
PARTY_KEYS = 'Write a list of keys, as [["party-slug"], ...].'

TEXTS = [
    ("agreement", "title_en", ["A title"], 'is a list (["A title"]), not what belongs here', TEXT),
    ("agreement", "title_en", 2025, "is a number (2025), not what belongs here", TEXT),
    ("agreement", "title_en", 1.5, "is a number (1.5), not what belongs here", TEXT),
    ("agreement", "title_en", {"en": "A"}, 'is an object ({"en": "A"}), not what belongs here', TEXT),
    ("agreement", "title_en", True, "is true or false (true), not what belongs here", TEXT),
    ("agreement", "title_en", None, "is null, not what belongs here", EMPTY_IT),
    ("agreement", "title_en", "A" * 2001, "has 2001 characters", "At most 2000 characters."),
    (
        "agreement",
        "title_en",
        "Trade\u202e edarT",
        "“Trade\\u202e edarT” cannot stand",
        "(U+202E) at place 6",
    ),
    ("agreement", "title_en", "Tra\u200bde", "“Tra\\u200bde” cannot stand here", "(U+200B) at place 4"),
    ("agreement", "title_en", "\ufeffTrade", "“\\ufeffTrade” cannot stand here", "(U+FEFF) at place 1"),
    ("agreement", "title_en", "Tra\u00adde", "“Tra\\u00adde” cannot stand here", "(U+00AD) at place 4"),
    ("agreement", "title_en", "Tra\x1b[31mde", "“Tra\\u001b[31mde” cannot stand here", "(U+001B) at place 4"),
    ("agreement", "title_en", "Tra\u2066de\u2069", "“Tra\\u2066de\\u2069” cannot", "(U+2066) at place 4"),
    ("agreement", "title_en", "Convencio\u0301n", "“Convencio\u0301n” cannot stand here", "Type them anew."),
    ("agreement", "title_en", "On\ntrade", "“On\\u000atrade” cannot stand here", "This is one line"),
    ("agreement", "title_en", "On\ttrade", "“On\\u0009trade” cannot stand here", "This is one line"),
    (
        "agreement",
        "title_en",
        "   ",
        "“   ” has spaces or line breaks",
        "Leave the field out, or fill it in.",
    ),
    (
        "agreement",
        "title_en",
        "On  trade ",
        "“On  trade ” has spaces or line breaks that",
        "Write “On trade”.",
    ),
    ("agreement", "title_zh_hant", "\u3000備忘錄", "“\\u3000備忘錄” has spaces or", "Write “備忘錄”."),
    ("agreement", "summary_en", "Words.\n", "“Words.\\u000a” has spaces or line breaks", "Write “Words.”."),
    (
        "agreement",
        "summary_en",
        "One.\r\nTwo.",
        "“One.\\u000d\\u000aTwo.” has spaces",
        "Write “One.\\u000aTwo.”.",
    ),
    ("agreement", "register_number", "1" * 41, "has 41 characters", "At most 40 characters."),
    ("agreement", "register_number", 2025, "is a number (2025), not what belongs here", TEXT),
    ("alias", "text", "A" * 501, "has 501 characters", "At most 500 characters."),
    ("alias", "text", "", "is empty", "Fill it in."),
    ("statement", "text", "", "is empty", "Fill it in."),
    ("statement", "text", None, "is null, not what belongs here", TEXT),
    ("party", "iso_code", "CN-HI-HAINAN", "has 12 characters", "At most 10 characters."),
    ("source", "publisher", "P" * 201, "has 201 characters", "At most 200 characters."),
    ("excerpt", "text", "word " * 40 + "word", "“word word word", EXCERPT),
    ("excerpt", "text", "海" * 91, "“海海海", EXCERPT),
    ("excerpt", "text", "w" * 501, "“www", EXCERPT),
    ("excerpt", "locator_en", "p" * 201, "has 201 characters", "At most 200 characters."),
    ("citation", "says", "s" * 501, "has 501 characters", "At most 500 characters."),
]

CHOICES = [
    ("agreement", "kind", "memorandum", "“memorandum” is not one of the choices", KINDS),
    (
        "agreement",
        "kind",
        "tretay",
        "“tretay” is not one of the choices",
        "Did you mean “treaty”? Write one of:",
    ),
    (
        "agreement",
        "kind",
        "Treaty",
        "“Treaty” is not one of the choices",
        "Did you mean “treaty”? Write one of:",
    ),
    ("agreement", "kind", "x" * 300, f"“{'x' * 59}…” is not one of the choices", KINDS),
    (
        "agreement",
        "kind",
        "treaty\u200b",
        "“treaty\\u200b” is not one of the choices",
        "Did you mean “treaty”?",
    ),
    ("agreement", "kind", "", "is empty", KINDS),
    ("agreement", "kind", None, "is null, not what belongs here", KINDS),
    ("agreement", "kind", 3, "is a number (3), not what belongs here", KINDS),
    ("agreement", "kind", ["treaty"], 'is a list (["treaty"]), not what belongs here', KINDS),
    ("agreement", "state", "public", "“public” is not one of the choices", "Did you mean “published”?"),
    ("agreement", "state", "", "is empty", "Write one of: draft, in_review, published, withdrawn."),
    ("agreement", "binding", True, "is true or false (true), not what", "Write one of: yes, no, not_known."),
    ("agreement", "text_held", "maybe", "“maybe” is not one of the choices", "Write one of: yes, no."),
    ("participation", "role", "signatry", "“signatry” is not one", "Did you mean “signatory”?"),
    ("attendance", "role", "slept", "“slept” is not one", "signed, witnessed, hosted, spoke, attended."),
    ("relation", "kind", "amend", "“amend” is not one of the choices", "Did you mean “amends”?"),
    ("source", "check_result", "200", "“200” is not one of the choices", "answered, moved, gone, no_answer."),
]

DATES = [
    ("agreement", "signed_on", "26 March 2025", "“26 March 2025” cannot stand here", DATE),
    (
        "agreement",
        "signed_on",
        "03/26/2025",
        "“03/26/2025” cannot stand here",
        DATE,
    ),
    (
        "agreement",
        "signed_on",
        "2001/2002/2003",
        "“2001/2002/2003” cannot",
        "Write a range as 1981-09/1981-10.",
    ),
    ("agreement", "signed_on", "03-26-2025", "“03-26-2025” cannot stand here", DATE),
    ("agreement", "signed_on", "2025-3-26", "“2025-3-26” cannot stand here", DATE),
    ("agreement", "signed_on", "20250326", "“20250326” cannot stand here", DATE),
    ("agreement", "signed_on", "2025-03-26T10:00", "“2025-03-26T10:00” cannot stand here", DATE),
    ("agreement", "signed_on", "２０２５", "“２０２５” cannot stand here", DATE),
    ("agreement", "signed_on", "2025年3月26日", "“2025年3月26日” cannot stand here", DATE),
    ("agreement", "signed_on", " 2025", "“ 2025” cannot stand here", DATE),
    ("agreement", "signed_on", "2025-XX", "“2025-XX” cannot stand here", DATE),
    ("agreement", "signed_on", "2025?~", "“2025?~” cannot stand here", DATE),
    ("agreement", "signed_on", "1981-09/", "“1981-09/” cannot stand here", DATE),
    ("agreement", "signed_on", "2025-02-29", "“2025-02-29” cannot", "there is no day 29 in that month."),
    ("agreement", "signed_on", "2025-13", "“2025-13” cannot stand here", "there is no month 13."),
    ("agreement", "signed_on", "2025-00-10", "“2025-00-10” cannot stand here", "there is no month 00."),
    ("agreement", "signed_on", "0000", "“0000” cannot stand here", "years run from 0001 to 9999."),
    ("agreement", "signed_on", "2025/2024", "“2025/2024” cannot stand here", "ends before it begins."),
    (
        "agreement",
        "signed_on",
        "2025-03-26/2025-03-27-1",
        "“2025-03-26/2025-03-27-1” cannot",
        "is not a date.",
    ),
    ("agreement", "signed_on", "about the spring of 2025", "has 24 characters", "At most 23 characters."),
    ("agreement", "signed_on", 2025, "is a number (2025), not what", 'Write it in quotation marks: "2025".'),
    ("agreement", "signed_on", [2025, 3], "is a list ([2025, 3]), not what belongs here", TEXT),
    ("agreement", "signed_on", None, "is null, not what belongs here", EMPTY_IT),
    ("source", "read_on", "2025-02-30", "“2025-02-30” is no day", DAY),
    ("source", "read_on", "2025-03", "“2025-03” is no day", DAY),
    ("source", "read_on", "26/03/2025", "“26/03/2025” is no day", DAY),
    ("source", "read_on", "2025-W13-3", "“2025-W13-3” is no day", DAY),
    ("source", "read_on", "", "“” is no day", DAY),
    ("source", "read_on", 20250326, "is a number (20250326), not what belongs here", DAY),
    ("excerpt", "compared_on", True, "is true or false (true), not what belongs here", DAY),
]

ADDRESSES = [
    (
        "source",
        "web_address",
        "javascript:alert(1)",
        "“javascript:alert(1)” cannot stand here",
        WHOLE_ADDRESS,
    ),
    ("source", "web_address", "JaVaScRiPt:alert(1)", "“JaVaScRiPt:alert(1)” cannot", WHOLE_ADDRESS),
    ("source", "web_address", "data:text/html,<p>", "“data:text/html,<p>” cannot stand here", WHOLE_ADDRESS),
    ("source", "web_address", "ftp://source.example/", "“ftp://source.example/” cannot", WHOLE_ADDRESS),
    ("source", "web_address", "www.globaltimes.cn", "“www.globaltimes.cn” cannot stand here", WHOLE_ADDRESS),
    ("source", "web_address", "//source.example/", "“//source.example/” cannot stand here", WHOLE_ADDRESS),
    ("source", "web_address", "https://", "“https://” cannot stand here", WHOLE_ADDRESS),
    (
        "source",
        "web_address",
        "https://bank.example@evil.example/",
        "“https://bank.example@evil",
        WHOLE_ADDRESS,
    ),
    ("source", "web_address", "https://source.example:0/", "“https://source.example:0/”", WHOLE_ADDRESS),
    (
        "source",
        "web_address",
        "https://source.example:99999/",
        "“https://source.example:99999",
        WHOLE_ADDRESS,
    ),
    ("source", "web_address", "https://[::1/", "“https://[::1/” cannot stand here", WHOLE_ADDRESS),
    (
        "source",
        "web_address",
        "https://a.example/a b",
        "“https://a.example/a b” cannot",
        "cannot hold spaces",
    ),
    (
        "source",
        "web_address",
        'https://a.example/"><b>',
        '“https://a.example/"><b>” cannot',
        "angle brackets.",
    ),
    (
        "source",
        "archive_address",
        "https://a.example/\u202egpj",
        "“https://a.example/\\u202egpj”",
        "(U+202E)",
    ),
    ("source", "web_address", "https://a.example/" + "a" * 1983, "has 2001 characters", "At most 2000"),
    ("source", "web_address", ["https://a.example/"], 'is a list (["https://a.example/"])', TEXT),
    ("sourceaddress", "web_address", "javascript:alert(1)", "“javascript:alert(1)” cannot", WHOLE_ADDRESS),
    ("sourceaddress", "web_address", "", "is empty", "Fill it in."),
    ("agreement", "text_address", "vbscript:x", "“vbscript:x” cannot stand here", WHOLE_ADDRESS),
]

NUMBERS = [
    ("area", "order", True, "is true or false (true), not what belongs here", ORDER),
    ("area", "order", "1", "is text (1), not what belongs here", ORDER),
    ("area", "order", 1.0, "is a number (1.0), not what belongs here", ORDER),
    ("area", "order", None, "is null, not what belongs here", ORDER),
    ("area", "order", -1, "is -1", ORDER),
    ("area", "order", 32768, "is 32768", ORDER),
    ("area", "order", 2**63 - 1, "is 9223372036854775807", ORDER),
    ("event", "is_expected", 1, "is a number (1), not what belongs here", TRUTH),
    ("event", "is_expected", "true", "is text (true), not what belongs here", TRUTH),
    ("event", "is_expected", None, "is null, not what belongs here", TRUTH),
    ("citation", "inferred", 0, "is a number (0), not what belongs here", TRUTH),
    ("citation", "inferred", [], "is a list ([]), not what belongs here", TRUTH),
    ("place", "latitude", [19.157], "is a list ([19.157]), not what belongs here", DEGREES),
    ("place", "latitude", True, "is true or false (true), not what belongs here", DEGREES),
    ("place", "latitude", "19°09′N", "“19°09′N” is no such number", DEGREES),
    ("place", "latitude", "", "“” is no such number", DEGREES),
    ("place", "latitude", "NaN", "“NaN” is no such number", DEGREES),
    ("place", "latitude", "1e1", "“1e1” is no such number", DEGREES),
    ("place", "latitude", "1e999999999", "“1e999999999” is no such number", DEGREES),
    ("place", "latitude", "１９", "“１９” is no such number", DEGREES),
    ("place", "latitude", "1_9", "“1_9” is no such number", DEGREES),
    ("place", "latitude", " 19 ", "“ 19 ” is no such number", DEGREES),
    ("place", "latitude", "19,157", "“19,157” is no such number", DEGREES),
    ("place", "latitude", 19.1234567, "“19.1234567” is no such number", DEGREES),
    ("place", "latitude", 1e300, "“1e+300” is no such number", DEGREES),
]

SLUGS = [
    ("agreement", "slug", "two words", "“two words” cannot stand here", SLUG),
    ("agreement", "slug", "Memorandum", "“Memorandum” cannot stand here", SLUG),
    ("agreement", "slug", "hainan_hong_kong", "“hainan_hong_kong” cannot stand here", SLUG),
    ("agreement", "slug", "hainan--hong-kong", "“hainan--hong-kong” cannot stand here", SLUG),
    ("agreement", "slug", "-hainan", "“-hainan” cannot stand here", SLUG),
    ("agreement", "slug", "../admin", "“../admin” cannot stand here", SLUG),
    ("agreement", "slug", "o’brien", "“o’brien” cannot stand here", SLUG),
    ("agreement", "slug", "cafe\u0301", "“cafe\u0301” cannot stand here", "Type them anew."),
    ("agreement", "slug", "", "is empty", "Fill it in."),
    ("agreement", "slug", "a" * 121, "has 121 characters", "At most 120 characters."),
    ("agreement", "slug", 5, "is a number (5), not what belongs here", TEXT),
    ("agreement", "slug", ["new"], 'is a list (["new"]), not what belongs here', TEXT),
    ("agreement", "slug", None, "is null, not what belongs here", TEXT),
    ("excerpt", "slug", "", "is empty", "Fill it in."),
    ("attendance", "slug", "John Lee", "“John Lee” cannot stand here", SLUG),
]

LANGUAGES = [
    ("source", "language", "English", "“English” cannot stand here", TAG),
    ("source", "language", "en_US", "“en_US” cannot stand here", "Did you mean “en-US”?"),
    ("source", "language", "zh-hant", "“zh-hant” cannot stand here", "Did you mean “zh-Hant”?"),
    ("source", "language", "", "is empty", "Fill it in."),
    ("source", "language", "en" + "-abcdefgh" * 4, "has 38 characters", "At most 35 characters."),
    ("agreement", "authentic_languages", "en, zh-Hant", "“en, zh-Hant” cannot stand here", TAG),
    ("agreement", "authentic_languages", "en  ko", "“en  ko” cannot stand here", TAG),
    ("agreement", "authentic_languages", ["en", "ko"], 'is a list (["en", "ko"])', TEXT),
]

KEYS = [
    ("agreement", "place", "boao", "is text (“boao”), not a key", 'Write ["boao"].'),
    ("agreement", "place", 7, "is the number 7: a number of a row means nothing elsewhere", PLACE_KEY),
    ("agreement", "place", True, "is true or false (true), not what belongs here", PLACE_KEY),
    ("agreement", "place", {"slug": "boao"}, 'is an object ({"slug": "boao"}), not what belongs', PLACE_KEY),
    ("agreement", "place", [], "[] has 0 parts; a key of this kind has 1", PLACE_KEY),
    ("agreement", "place", ["boao", "hainan"], '["boao", "hainan"] has 2 parts; a key of this', PLACE_KEY),
    ("agreement", "place", [["boao"]], '[["boao"]] is no key: each of its parts is text', PLACE_KEY),
    ("agreement", "place", [7], "[7] is no key: each of its parts is text", PLACE_KEY),
    ("agreement", "place", [None], "[null] is no key: each of its parts is text", PLACE_KEY),
    ("agreement", "place", ["boao\x1fx"], "“boao\\u001fx” cannot stand here", "(U+001F) at place 5"),
    ("agreement", "place", ["bo\u202eao"], "“bo\\u202eao” cannot stand here", "(U+202E) at place 3"),
    ("participation", "party", ["hainan\x1f"], "“hainan\\u001f” cannot stand here", "(U+001F) at place 7"),
    ("participation", "party", None, "is null, not what belongs here", PARTY_KEY),
    (
        "commitment",
        "area",
        None,
        "is null, not what belongs here",
        "Write the key of this area of cooperation as",
    ),
    ("attendance", "post", ["secretary"], '["secretary"] has 1 part; a key of this kind has 2', POST_KEY),
    ("citation", "excerpt", ["signed"], '["signed"] has 1 part', 'of this excerpt as ["source", "slug"].'),
    (
        "citation",
        "excerpt",
        12,
        "is the number 12: a number of a row",
        'of this excerpt as ["source", "slug"].',
    ),
    ("event", "hosts", "hainan", "is text (hainan), not what belongs here", PARTY_KEYS),
    ("event", "hosts", None, "is null, not what belongs here", PARTY_KEYS),
    ("event", "hosts", ["hainan"], "is text (“hainan”), not a key", 'Write ["hainan"].'),
    ("event", "hosts", [1, 2], "is the number 1: a number of a row means nothing elsewhere", PARTY_KEY),
    ("event", "hosts", [["hainan"], ["hainan"]], 'names ["hainan"] twice', "Name each once."),
]

VALUES = [*TEXTS, *CHOICES, *DATES, *ADDRESSES, *NUMBERS, *SLUGS, *LANGUAGES, *KEYS]
