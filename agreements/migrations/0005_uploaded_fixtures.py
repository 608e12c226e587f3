import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import agreements.models.record
import agreements.models.rules


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0004_sources_of_another_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    agreements.models.record.LineField(
                        blank=True, default="", max_length=255, verbose_name="file"
                    ),
                ),
                ("reason", agreements.models.record.TextField(blank=True, default="", verbose_name="why")),
                ("content", models.BinaryField(default=b"", verbose_name="text of the file")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="size")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("checking", "Being checked"),
                            ("checked", "To be decided"),
                            ("refused", "Refused"),
                            ("applying", "Being applied"),
                            ("applied", "Applied"),
                            ("failed", "Stopped"),
                            ("discarded", "Discarded"),
                        ],
                        db_index=True,
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "uploaded_at",
                    agreements.models.record.KeptDateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="uploaded"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("attempt", models.PositiveIntegerField(default=0, verbose_name="attempt")),
                (
                    "heartbeat_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last sign of life"),
                ),
                ("progress", models.JSONField(blank=True, default=dict, verbose_name="progress")),
                ("report", models.JSONField(blank=True, default=dict, verbose_name="report")),
                (
                    "outcome",
                    agreements.models.record.LineField(
                        blank=True, default="", max_length=64, verbose_name="fingerprint of the report"
                    ),
                ),
                (
                    "trouble",
                    agreements.models.record.TextField(
                        blank=True, default="", verbose_name="what stopped it"
                    ),
                ),
                (
                    "uploader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "load",
                "verbose_name_plural": "loads",
                "ordering": ["-uploaded_at", "-pk"],
                "permissions": [("add_upload", "Can load fixtures")],
                "default_permissions": (),
                "constraints": [
                    agreements.models.rules.KeptByField(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "waiting",
                                    "checking",
                                    "checked",
                                    "refused",
                                    "applying",
                                    "applied",
                                    "failed",
                                    "discarded",
                                ],
                            )
                        ),
                        name="upload_state_known",
                        violation_error_code="state",
                        violation_error_message="This is not one of the choices for “state”.",
                    ),
                    agreements.models.rules.KeptByField(
                        condition=models.Q(("name", ""), _negated=True),
                        name="upload_name_filled",
                        violation_error_code="name",
                        violation_error_message="This must not be empty.",
                    ),
                    agreements.models.rules.KeptByField(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="upload_reason_filled",
                        violation_error_code="reason",
                        violation_error_message="This must not be empty.",
                    ),
                    agreements.models.rules.KeptByField(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length(models.F("name")), 255
                            )
                        ),
                        name="upload_name_length",
                        violation_error_message="At most 255 characters.",
                    ),
                    agreements.models.rules.KeptByField(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length(models.F("outcome")), 64
                            )
                        ),
                        name="upload_outcome_length",
                        violation_error_message="At most 64 characters.",
                    ),
                    agreements.models.rules.KeptByField(
                        condition=agreements.models.rules.WithoutNul("name", "reason", "outcome", "trouble"),
                        name="upload_without_nul",
                        violation_error_message="The character NUL cannot stand in text.",
                    ),
                ],
            },
        ),
    ]
