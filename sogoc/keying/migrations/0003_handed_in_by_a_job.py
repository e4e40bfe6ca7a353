from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("keying", "0002_practice_stays_in_the_browser"),
    ]

    operations = [
        migrations.AddField(
            model_name="bookwork",
            name="handing",
            field=models.BigIntegerField(null=True),
        ),
    ]
