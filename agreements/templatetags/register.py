"""What the editors' pages, which are Django's own templates, share with the public ones."""

from django import template

from agreements.markup import words

register = template.Library()
register.filter("phrase", words.phrase)
