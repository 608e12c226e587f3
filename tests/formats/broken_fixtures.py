"""Files that are not JSON, as people and machines write them, with the flaw each must get.

Under the words of the flaw: what the file holds, the object's number, the line and the column.
"""

SLIPS = {
    (
        "Nothing stands between this comma and “}”.",
        "Take the comma out, or write the entry that is missing.",
    ): [
        ('[\n  {"a": 1},\n  {"a": 2,}\n]', 2, 3, 10),
    ],
    (
        "Nothing stands between this comma and “]”.",
        "Take the comma out, or write the entry that is missing.",
    ): [
        ('[{"a": 1},\n]', 2, 1, 10),
        ('[{"a": [1,\n]}]', 1, 1, 10),
    ],
    ("Nothing stands before this comma.", "Take the comma out, or write the entry that is missing."): [
        ('[,{"a": 1}]', 1, 1, 2),
        ('[{"a": 1},,{"a": 2}]', 2, 1, 11),
        ('[{,"a": 1}]', 1, 1, 3),
        ('[{"a": 1,,"b": 2}]', 1, 1, 10),
        ('[{"a": [1,,2]}]', 1, 1, 11),
    ],
    (
        "' is no quotation mark of JSON.",
        'Put keys and texts between straight double quotation marks: "like this".',
    ): [
        ("[{'a': 1}]", 1, 1, 3),
        ("[{\"a\": 'x'}]", 1, 1, 8),
    ],
    (
        "“ is no quotation mark of JSON.",
        'Put keys and texts between straight double quotation marks: "like this".',
    ): [
        ("[{“a”: 1}]", 1, 1, 3),
    ],
    (
        "「 is no quotation mark of JSON.",
        'Put keys and texts between straight double quotation marks: "like this".',
    ): [
        ('[{"a": 「x」}]', 1, 1, 8),
    ],
    ("“：” is no sign of JSON.", "Write “:”."): [
        ('[{"a"：1}]', 1, 1, 6),
    ],
    ("“，” is no sign of JSON.", "Write “,”."): [
        ('[{"a": 1，"b": 2}]', 1, 1, 9),
    ],
    ("“；” is no sign of JSON.", "Write “,”."): [
        ('[{"a": 1}；{"b": 2}]', 1, 1, 10),
    ],
    ("“=” is no sign of JSON.", "Write “:”."): [
        ('[{"a" = 1}]', 1, 1, 7),
    ],
    ("“(” is no sign of JSON.", "Write “[”."): [
        ('[{"a": (1, 2)}]', 1, 1, 8),
    ],
    ('There is no comma before “"b"”.', "Put a comma between two entries."): [
        ('[{"a": 1\n  "b": 2}]', 1, 2, 3),
        ('[{"a": "x"\n"b": "y"}]', 1, 2, 1),
        ('[{"a": {} "b": 2}]', 1, 1, 11),
    ],
    ("There is no comma before “{”.", "Put a comma between two entries."): [
        ('[{"a": 1}\n{"b": 2}]', 1, 2, 1),
    ],
    ('There is no comma before “"y"”.', "Put a comma between two entries."): [
        ('[{"a": ["x" "y"]}]', 1, 1, 13),
    ],
    ("A comment stands here; JSON has none.", "Take the comment out."): [
        ('[{"a": 1, // one\n"b": 2}]', 1, 1, 11),
        ('[/* all */ {"a": 1}]', 1, 1, 2),
        ('[\n# first\n{"a": 1}]', 1, 2, 1),
    ],
    ("The key a has no quotation marks.", 'Write "a".'): [
        ("[{a: 1}]", 1, 1, 3),
    ],
    ("The key 12 has no quotation marks.", 'Write "12".'): [
        ('[{"x": 2, 12: 1}]', 1, 1, 11),
    ],
    ("The key name_en has no quotation marks.", 'Write "name_en".'): [
        ('[{name_en": "x"}]', 1, 1, 3),
    ],
    (
        'There is no colon behind the key "name_en: ".',
        'Write a colon and a value behind it: "key": "value".',
    ): [
        ('[{"name_en: "x"}]', 1, 1, 14),
    ],
    ('There is no colon behind the key "a".', 'Write a colon and a value behind it: "key": "value".'): [
        ('[{"a" 1}]', 1, 1, 7),
        ('[{"a", 1}]', 1, 1, 6),
        ('[{"a"}]', 1, 1, 6),
    ],
    ("The key before this has no value.", "Write its value behind the colon, or take the key out."): [
        ('[{"a": }]', 1, 1, 8),
        ('[{"a": , "b": 1}]', 1, 1, 8),
    ],
    ("There is no key before this colon.", 'Write a key before it: "key": "value".'): [
        ("[{: 1}]", 1, 1, 3),
    ],
    ("A colon stands where none can be.", "Write it only between a key and its value, inside “{” and “}”."): [
        ('[{"a": : 1}]', 1, 1, 8),
        ('[{"a": ["b": 1]}]', 1, 1, 12),
        ('[{"a": 1: 2}]', 1, 1, 9),
        ('[{"a": 1}:]', 1, 1, 10),
    ],
    ("“True” is no word of JSON.", "Write “true”."): [
        ('[{"a": True}]', 1, 1, 8),
    ],
    ("“None” is no word of JSON.", "Write “null”."): [
        ('[{"a": None}]', 1, 1, 8),
    ],
    ("“FALSE” is no word of JSON.", "Write “false”."): [
        ('[{"a": FALSE}]', 1, 1, 8),
    ],
    ("“undefined” is no word of JSON.", "Write “null”."): [
        ('[{"a": undefined}]', 1, 1, 8),
    ],
    ("“Hainan” is no word of JSON.", "Put a text between double quotation marks."): [
        ('[{"a": Hainan}]', 1, 1, 8),
        ("[Hainan, 1]", 1, 1, 2),
    ],
    (
        "“2025-03-26” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": 2025-03-26}]', 1, 1, 8),
        ("[2025-03-26, 1]", 1, 1, 2),
    ],
    (
        "“007” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": 007}]', 1, 1, 8),
    ],
    (
        "“+1” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": +1}]', 1, 1, 8),
    ],
    (
        "“.5” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": .5}]', 1, 1, 8),
    ],
    (
        "“1.” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": 1.}]', 1, 1, 8),
    ],
    (
        "“0x1F” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": 0x1F}]', 1, 1, 8),
    ],
    (
        "“12年” is no number of JSON.",
        "Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5.",
    ): [
        ('[{"a": 12年}]', 1, 1, 8),
    ],
    (
        "The line ends inside a text.",
        "Close the text with a double quotation mark; write a line break inside a text as \\n.",
    ): [
        ('[{"a": "x\ny"}]', 1, 1, 10),
        ('[{"a": "x\r\ny"}]', 1, 1, 10),
    ],
    ("A tab stands inside a text.", "Write a tab inside a text as \\t, or a space."): [
        ('[{"a": "x\ty"}]', 1, 1, 10),
    ],
    ("The control character \\u0000 stands inside a text.", "Take it out."): [
        ('[{"a": "x\x00y"}]', 1, 1, 10),
    ],
    ("The control character \\u001b stands inside a text.", "Take it out."): [
        ('[{"a": "x\x1b[31my"}]', 1, 1, 10),
    ],
    ("“\\U” means nothing in a text.", "Write a backslash as \\\\, a character by its number as \\u6d77."): [
        ('[{"a": "C:\\Users"}]', 1, 1, 11),
    ],
    ("“\\u” means nothing in a text.", "Write a backslash as \\\\, a character by its number as \\u6d77."): [
        ('[{"a": "\\u12g4"}]', 1, 1, 9),
    ],
    ("A double quotation mark inside a text ends it.", 'Write a quotation mark inside a text as \\".'): [
        ('[{"a": "say "hello" to"}]', 1, 1, 14),
        ('[{"a": "x""y"}]', 1, 1, 11),
    ],
    (
        "“}” stands here although “[” of line 1 is still open.",
        "Close it first with “]”, or take this bracket out.",
    ): [
        ('[{"a": [1, 2}]', 1, 1, 13),
        ('[{"a": 1}}]', 1, 1, 10),
        ('[{"a": 1}, }]', 2, 1, 12),
    ],
    (
        "“]” stands here although “{” of line 1 is still open.",
        "Close it first with “}”, or take this bracket out.",
    ): [
        ('[{"a": 1]', 1, 1, 9),
        ('[{"a": [1, 2]]}]', 1, 1, 14),
    ],
    (
        "“{” stands here although “{” of line 1 is still open.",
        "Close it first with “}”, or take this bracket out.",
    ): [
        ('[{"a": {"b": 1}\n, {"a": 2}]', 1, 2, 3),
    ],
    (
        "“[” stands here although “{” of line 1 is still open.",
        "Close it first with “}”, or take this bracket out.",
    ): [
        ('[{"a": {"b": 1}, ["c"]}]', 1, 1, 18),
    ],
    (
        "The invisible character \\u00a0 stands between the words.",
        "Take it out, or put a plain space in its place.",
    ): [
        ('[{"a":\xa01}]', 1, 1, 7),
    ],
    (
        "The invisible character \\u3000 stands between the words.",
        "Take it out, or put a plain space in its place.",
    ): [
        ('[{"a": 1},\u3000{"b": 2}]', 2, 1, 11),
    ],
    (
        "The invisible character \\u200b stands between the words.",
        "Take it out, or put a plain space in its place.",
    ): [
        ('[{\u200b"a": 1}]', 1, 1, 3),
    ],
    (
        "The invisible character \\ufeff stands between the words.",
        "Take it out, or put a plain space in its place.",
    ): [
        ('[\ufeff{"a": 1}]', 1, 1, 2),
    ],
    (
        "The file ends, and “[” of line 1 is still open.",
        "Close it with “]”; if the file was cut off while it was copied, get it again.",
    ): [
        ("[", 1, 1, 2),
        ("[ \n", 1, 2, 1),
        ('[{"a": 1}', 1, 1, 10),
        ('[{"a": 1},', 2, 1, 11),
        ('[{"a": 1}, {"b": [1, 2', 2, 1, 23),
        ("[12", 1, 1, 4),
        ('["a"', 1, 1, 5),
        ('[{"a": 1}, ', 2, 1, 12),
    ],
    (
        "A text begins here that is not closed before the file ends.",
        "Close it with a double quotation mark; if the file was cut off while it was copied, get it again.",
    ): [
        ('[{"a": 1}, {"b', 2, 1, 13),
        ('[{"a": "x\\', 1, 1, 8),
        ('[{"a": "x\\u12', 1, 1, 8),
    ],
    (
        "The file ends, and “{” of line 1 is still open.",
        "Close it with “}”; if the file was cut off while it was copied, get it again.",
    ): [
        ('[{"a": 1}, {"b": tru', 2, 1, 21),
        ('[{"a"', 1, 1, 6),
        ('[{"a": 12.', 1, 1, 11),
        ('[{"a": -', 1, 1, 9),
    ],
}
