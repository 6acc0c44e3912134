"""``judging``: every command of the installation; ``judging --help`` lists them."""

import click

from judging.cli import demo, diagnose, erasing, importing, keeping, people, rank, rules, serving


@click.group()
def main() -> None:
    """Judge product-design competitions."""


for command in (keeping.backup, keeping.check, keeping.restore, keeping.upgrade, serving.serve, serving.work):
    main.add_command(command)
for command in (people.admin, people.password, people.setup):
    main.add_command(command)
main.add_command(erasing.erase_again)
main.add_command(importing.import_entries)
main.add_command(demo.demo)
main.add_command(rank.rank)
main.add_command(diagnose.diagnose)
main.add_command(rules.rules)
