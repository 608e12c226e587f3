"""Good fixtures with something wrong in them: seeded, so that each can be made again by its number."""

import copy
import json
import string

HOSTILE = [
    "\x00",
    "\x1f",
    "\x7f",
    "\u202e",
    "\u200b",
    "\ud800",
    "\ufeff",
    "e\u0301",
    "\n",
    " ",
    '"',
    "\\",
    "海",
    "😀",
]
OTHER_TYPES = [
    None,
    True,
    False,
    0,
    1,
    -1,
    2**31,
    2**63,
    1.5,
    1e308,
    "",
    " ",
    "0",
    [],
    {},
    [[]],
    [None],
    ["a"],
]
OTHER_TYPES += [["a", "b"], [["a"], ["a"]], {"slug": "a"}, float("nan"), "2025-02-30", "javascript:alert(1)"]
MODELS = [
    "agreement",
    "party",
    "citation",
    "alias",
    "excerpt",
    "participation",
    "event",
    "revision",
    "agreemnt",
]
STRAY = [
    "pk",
    "id",
    "version",
    "created_at",
    "signed_first_day",
    "citations",
    "name",
    "title_en",
    "slug",
    "fields",
]
BYTES = [
    b"\x00",
    b"\xff",
    b"\xe6",
    b'"',
    b"\\",
    b",",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\n",
    b"\xef\xbb\xbf",
    b"NaN",
    b"//",
]


def mutant(text, chance):
    """The bytes of a good fixture with something done to it, and what that was."""
    if chance.random() < 0.2:
        return bytes_changed(text.encode(), chance)
    objects = json.loads(text)
    done = [chance.choice(CHANGES)(objects, chance) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    # Half characters stand in a file as escapes.
    return json.dumps(objects, ensure_ascii=chance.random() < 0.5, indent=2).encode(errors="replace"), done


def bytes_changed(data, chance):
    """The file with some of its bytes changed."""
    start = chance.randrange(len(data))
    stop = min(len(data), start + chance.choice((1, 1, 2, 10, 300)))
    piece = chance.choice(BYTES)
    way = chance.choice(("cut off", "taken out", "put in", "overwritten", "doubled", "swapped", "flipped"))
    return {
        "cut off": data[:start],
        "taken out": data[:start] + data[stop:],
        "put in": data[:start] + piece + data[start:],
        "overwritten": data[:start] + piece + data[stop:],
        "doubled": data[:stop] + data[start:stop] + data[stop:],
        "swapped": data[:start] + data[start:stop][::-1] + data[stop:],
        "flipped": data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :],
    }[way], [f"byte {start} to {stop} {way} {piece!r}"]


def an_object(objects, chance):
    """One of the objects that still are objects with fields, or a new one where none is left."""
    whole = [one for one in objects if isinstance(one, dict) and isinstance(one.get("fields"), dict)]
    return chance.choice(whole) if whole else {"model": "agreements.area", "fields": {"slug": "a"}}


def a_field(one, chance):
    return chance.choice(sorted(one["fields"]) or ["slug"])


def drop_object(objects, chance):
    gone = objects.pop(chance.randrange(len(objects))) if objects else None
    return f"dropped {gone}"


def double_object(objects, chance):
    one = copy.deepcopy(an_object(objects, chance))
    objects.insert(chance.randrange(len(objects) + 1), one)
    return f"doubled {one}"


def swap_objects(objects, chance):
    chance.shuffle(objects)
    return "shuffled"


def replace_object(objects, chance):
    at = chance.randrange(len(objects) + 1)
    objects[at : at + 1] = [chance.choice(OTHER_TYPES)]
    return f"object {at} replaced"


def rename_model(objects, chance):
    one = an_object(objects, chance)
    one["model"] = chance.choice(
        [f"agreements.{chance.choice(MODELS)}", "auth.user", one.get("fields"), None, "party"]
    )
    return f"model renamed to {one.get('model')}"


def drop_section(objects, chance):
    one = an_object(objects, chance)
    gone = chance.choice(sorted(one))
    del one[gone]
    return f"dropped {gone}"


def add_stray(objects, chance):
    one = an_object(objects, chance)
    into = chance.choice((one, one["fields"]))
    name = chance.choice(STRAY)
    into[name] = chance.choice(OTHER_TYPES)
    return f"added {name} {into[name]!r}"


def drop_field(objects, chance):
    one = an_object(objects, chance)
    name = a_field(one, chance)
    one["fields"].pop(name, None)
    return f"dropped {one.get('model')}.{name}"


def rename_field(objects, chance):
    one = an_object(objects, chance)
    name = a_field(one, chance)
    other = chance.choice((misspelt(name, chance), a_field(an_object(objects, chance), chance)))
    if name in one["fields"]:
        one["fields"][other] = one["fields"].pop(name)
    return f"renamed {one.get('model')}.{name} to {other}"


def retype_value(objects, chance):
    one = an_object(objects, chance)
    name = a_field(one, chance)
    one["fields"][name] = chance.choice(OTHER_TYPES)
    return f"{one.get('model')}.{name} set to {one['fields'][name]!r}"


def change_value(objects, chance):
    one = an_object(objects, chance)
    name = a_field(one, chance)
    one["fields"][name] = changed(one["fields"].get(name), chance)
    return f"{one.get('model')}.{name} set to {str(one['fields'][name])[:60]!r}"


def swap_values(objects, chance):
    one, other = an_object(objects, chance), an_object(objects, chance)
    name, second = a_field(one, chance), a_field(other, chance)
    if chance.random() < 0.5 and name in other["fields"]:
        second = name
    held = one["fields"].get(name)
    one["fields"][name], other["fields"][second] = other["fields"].get(second), held
    return f"swapped {one.get('model')}.{name} and {other.get('model')}.{second}"


def changed(value, chance):
    """A value of the same type that says something else."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return chance.choice((value + 1, -value, value * 1000, float(value), str(value)))
    if isinstance(value, list):
        parts = [changed(part, chance) if chance.random() < 0.5 else part for part in value]
        return chance.choice((parts, parts[1:], [*parts, *parts], parts[::-1]))
    return misspelt(value, chance) if isinstance(value, str) else chance.choice(OTHER_TYPES)


def misspelt(text, chance):
    """A text with a slip in it, or with what nobody would type."""
    at = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + chance.choice(string.ascii_lowercase) + text[at:],
            text[:at] + chance.choice(HOSTILE) + text[at:],
            text[:at],
            text.swapcase(),
            text[::-1],
            text * chance.choice((2, 300)),
            f" {text}",
            chance.choice(("2025", "2031-12-31", "published", "other", "en", "https://a.example/", "海南")),
        )
    )


CHANGES = [
    *(drop_object, double_object, swap_objects, replace_object, rename_model, drop_section, add_stray),
    *(
        drop_field,
        drop_field,
        rename_field,
        retype_value,
        retype_value,
        change_value,
        change_value,
        change_value,
    ),
    swap_values,
]
