"""The accounts of those who enter: Django's own pages, asked only what they declare."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from agreements.admin.questions import QuestionsMixin

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(QuestionsMixin, UserAdmin):
    """Accounts; one is made inactive, not deleted: what it entered would lose its author."""

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Group)
class RoleAdmin(QuestionsMixin, GroupAdmin):
    """Groups of accounts and what they may do."""
