from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_excerpt_words_may_follow"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="loaded",
            field=models.JSONField(
                blank=True,
                editable=False,
                help_text="What the files said, where the editors' word stayed: a list of objects.",
                null=True,
                verbose_name="said by files",
            ),
        ),
    ]
