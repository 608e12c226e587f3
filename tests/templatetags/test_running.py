"""Running text: sentences that follow one another, set as each language sets them."""

import pytest
from django.template import Context, Template
from django.utils import translation


def rendered(text, language):
    template = Template("{% load register %}{% running %}" + text + "{% endrunning %}")
    with translation.override(language):
        return template.render(Context())


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已簽署。\n  海南博鰲。", "已簽署。海南博鰲。"),
        ("佐證：\n<a>類別</a>、\n<a>日期</a>", "佐證：<a>類別</a>、<a>日期</a>"),
        ("主題：<b>亞洲。</b>\n  年會", "主題：<b>亞洲。</b>年會"),
        ("於<a>Boao</a> <i>2025年</i>", "於<a>Boao</a> <i>2025年</i>"),
        ("年會。<sup>1a</sup> 推斷", "年會。<sup>1a</sup> 推斷"),
    ],
)
def test_running_text_has_no_space_behind_a_chinese_mark(text, expected, language):
    assert rendered(text, language) == expected


def test_running_text_in_english_keeps_its_spaces():
    assert rendered("Signed。 <b>Boao</b>, “Hainan” 2025.", "en") == "Signed。 <b>Boao</b>, “Hainan” 2025."
