"""Sentences for what a database refused, where no form could know it before."""

import re

from django.apps import apps


def refusal_of(fault: Exception) -> str:
    """The message of the rule that a fault names; empty where it names none of ours."""
    named = set(re.findall(r"\w+", str(fault)))
    for model in apps.get_app_config("agreements").get_models():
        for rule in model._meta.constraints:
            if rule.name in named:
                return str(rule.get_violation_error_message())
    return ""
