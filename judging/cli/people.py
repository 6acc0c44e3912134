"""The first administrator, further ones, and a password set from the shell.

A new password is read from ``JUDGING_PASSWORD`` when that is set, else asked without showing it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

import config
from judging import settings
from judging.accounts import contacts, password_rules, profile, queries, registering, standing
from judging.accounts.models import Person
from judging.cli.context import application
from judging.errors import Refusal
from judging.infra import clock, passwords, schema
from judging.infra.db import writing


@click.command()
@click.option("--name", prompt="Your name")
@click.option("--email", prompt="Your e-mail")
def setup(name: str, email: str) -> None:
    """Prepare real operation: a secret key, the database, and the first administrator."""
    known = config.read()
    if not known["SECRET_KEY"]:
        settings.kept_key(known, make=True)
    with application(DEMO="0") as app:
        schema.prepare(app.instance_path)
        with _refusals():
            _appoint(name, email)
        click.echo(f"{name} administers this installation.")
        click.echo(f"Next: start it with `make serve`, then sign in at {app.config['PUBLIC_URL']}/sign-in.")
        click.echo("Make a competition under Administration and name its organiser.")


@click.group()
def admin() -> None:
    """Who administers this installation."""


@admin.command("add")
@click.argument("email")
@click.option("--name", default="", help="The name, for somebody who has no account yet.")
def add_administrator(email: str, name: str) -> None:
    """Make the person with EMAIL an administrator; without an account one is made."""
    with application(), _refusals():
        _appoint(name, email)
        click.echo(f"{email} administers this installation.")


@admin.command("list")
def list_administrators() -> None:
    """Show every administrator."""
    with application():
        for person in queries.administrators():
            click.echo(f"{person.name} <{person.email or person.phone}>{'' if person.is_active else ' (closed)'}")


@click.command()
@click.argument("contact")
def password(contact: str) -> None:
    """Set the password of the person with this e-mail or telephone CONTACT; every device is signed out."""
    with application(), _refusals():
        person = queries.by_contact(contact)
        if person is None:
            raise click.ClickException("Nobody has this e-mail or telephone number.")
        hashed = _hashed(person.name, person.email, person.phone)
        with writing():
            profile.set_password(person, hashed, letter=None, now=clock.now())
        click.echo("The password is set. Every device has been signed out.")


def _appoint(name: str, email: str) -> None:
    """The person with this address, made when unknown, becomes an administrator."""
    mail, _no_phone = contacts.checked(email=email, phone=None)
    hashed = None if queries.by_contact(email) else _hashed(name, mail, None)
    with writing():
        person = queries.by_contact(email) or _made(name, mail, hashed)
        standing.appoint(person, actor=None, now=clock.now())


def _made(name: str, mail: str | None, hashed: str | None) -> Person:
    details = registering.Details(name=name)
    person, _code = registering.register(details, email=mail, phone=None, hashed=hashed, language="vi", now=clock.now())
    return person


def _hashed(name: str, email: str | None, phone: str | None) -> str:
    typed = os.environ.get("JUDGING_PASSWORD") or click.prompt("Password", hide_input=True, confirmation_prompt=True)
    password_rules.check(typed, name=name, email=email, phone=phone)
    return passwords.hashed(typed)


@contextmanager
def _refusals() -> Iterator[None]:
    """A refusal ends the command with its sentence."""
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(refusal.reason % refusal.values) from refusal
