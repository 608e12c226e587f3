"""The words of the site in Chinese: all of them, whole, and in the signs of each script."""

import ast
import re
from collections import Counter

import polib
import pytest
from django.conf import settings
from django.template import Context, engines
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from jinja2 import nodes
from jinja2.ext import extract_from_ast

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w[^>]*>")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
WITHOUT_CONTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


def catalogue(language):
    return polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))


def words_of(message):
    return list(message.msgstr_plural.values()) if message.msgid_plural else [message.msgstr]


def templates():
    """The public pages and those of the editors, which have a folder of their own."""
    folder = settings.BASE / "templates"
    files = sorted(folder.rglob("*.html"))
    editors = [file for file in files if file.is_relative_to(folder / "admin")]
    return [file for file in files if file not in editors], [
        str(file.relative_to(folder)) for file in editors
    ]


def trees_of_pages():
    """The public pages, as Jinja2 has parsed them."""
    return [engines["pages"].env.parse(file.read_text(encoding="utf-8")) for file in templates()[0]]


def said_in_pages():
    for tree in trees_of_pages():
        for _, name, words in extract_from_ast(tree, babel_style=False):
            yield (words[0], words[1]) if name in WITH_CONTEXT else (None, words[0])


def said_to_editors():
    for name in templates()[1]:
        nodes = get_template(name).template.nodelist
        for node in nodes.get_nodes_by_type((TranslateNode, BlockTranslateNode)):
            context = node.message_context.resolve(Context()) if node.message_context else None
            if isinstance(node, BlockTranslateNode):
                yield context, node.render_token_list(node.singular)[0]
            else:
                yield context, str(node.filter_expression.var.literal)


def said_in_code():
    for folder in ("agreements", "mousite"):
        for file in (settings.BASE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                words = [part.value for part in node.args if isinstance(part, ast.Constant)] if name else []
                if words and name in WITHOUT_CONTEXT:
                    yield None, words[0]
                elif words and name in WITH_CONTEXT:
                    yield words[0], words[1]


def keeps_placeholders(english, words):
    """Values stand as often as in English; markup may: a number can have words for the ear on both sides."""
    wanted, found = Counter(PLACEHOLDER.findall(english)), Counter(PLACEHOLDER.findall(words))
    values = [mark for mark in wanted if not mark.startswith("<")]
    return set(wanted) == set(found) and all(wanted[mark] == found[mark] for mark in values)


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_catalogue_holds_every_message_and_no_other(language):
    said = {*said_in_pages(), *said_to_editors(), *said_in_code()}

    held = {(message.msgctxt, message.msgid) for message in catalogue(language)}

    assert {"missing": said - held, "never said": held - said} == {"missing": set(), "never said": set()}


def calls_of_messages():
    """Each call of a message in the public pages: the name, the words written in it, how many must be, the values."""
    words_of_call = {"_": 1, "pgettext": 2, "ngettext": 2}
    for tree in trees_of_pages():
        for call in tree.find_all(nodes.Call):
            name = getattr(call.node, "name", "")
            if name in words_of_call:
                wanted = words_of_call[name]
                words = [part.value for part in call.args[:wanted] if isinstance(part, nodes.Const)]
                yield name, words, wanted, {value.key for value in call.kwargs}


def test_words_of_a_message_are_written_where_a_page_says_it():
    calls = list(calls_of_messages())

    assert len(calls) > 200
    assert [words for _, words, wanted, _ in calls if len(words) != wanted] == []


def test_page_gives_a_message_the_values_that_it_holds():
    unlike = [
        (words, given)
        for name, words, _, given in calls_of_messages()
        if set(re.findall(r"%\((\w+)\)s", " ".join(words))) - ({"number"} if name == "ngettext" else set())
        != given
    ]

    assert unlike == []


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_catalogue_has_words_for_every_message(language):
    messages = catalogue(language)

    unfinished = [message.msgid for message in messages if message.fuzzy or not message.translated()]

    assert unfinished == []


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_translation_keeps_the_placeholders(language):
    messages = catalogue(language)

    changed = [
        (message.msgid, words)
        for message in messages
        for words in words_of(message)
        if not keeps_placeholders(message.msgid_plural or message.msgid, words)
    ]

    assert changed == []


@pytest.mark.parametrize(("language", "signs"), [("zh_Hant", "big5hkscs"), ("zh_Hans", "gb2312")])
def test_translation_keeps_to_its_script(language, signs):
    messages = catalogue(language)

    strange = [
        words
        for message in messages
        for words in words_of(message)
        if "".join(HAN.findall(words)).encode(signs, "ignore").decode(signs) != "".join(HAN.findall(words))
    ]

    assert strange == []


@pytest.mark.parametrize(("language", "foreign"), [("zh_Hant", "“”‘’"), ("zh_Hans", "「」『』")])
def test_translation_uses_the_quotation_marks_of_its_readers(language, foreign):
    messages = catalogue(language)

    quoting = [words for message in messages for words in words_of(message) if set(words) & set(foreign)]

    assert quoting == []


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_translation_sets_full_width_marks_between_chinese_words(language):
    messages = catalogue(language)

    narrow = [
        words
        for message in messages
        for words in words_of(message)
        if re.search("[\u4e00-\u9fff][,.;:!?()]|[,;:!?()][\u4e00-\u9fff]", words)
    ]

    assert narrow == []
