"""Which passwords are taken: long enough, not everybody's, not the person's own name or contact."""

from judging.errors import Invalid
from judging.infra.text import folded, phone_key

SHORTEST = 8
LONGEST = 128

#: What people type first when eight characters are asked; compared without marks, case and spaces.
_TYPED_FIRST = """
    password passw0rd password1 password12 password123 p@ssword p@ssw0rd 1password mypassword passwords
    qwertyuiop qwerty123 qwerty12 qwertyui 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 qazwsxedc zaq12wsx asdfghjk
    asdfghjkl zxcvbnm1 zxcvbnm123 asdf1234 abcd1234 abc12345 abcd12345 a1234567 a12345678 aa123456 aa12345678
    a123456789 123456aa 123456abc 123456a@ 12345678a 123456789a 1234abcd 123abc123 12341234 12344321 123123123
    123321123 123123123a 11223344 1122334455 12121212 10203040 13579246 147258369 159357456 741852963 789456123
    87654321 987654321 0987654321 09876543 12345678 123456789 1234567890 01234567 012345678 0123456789 23456789
    iloveyou iloveyou1 sunshine princess football baseball superman welcome1 welcome123 letmein1 trustno1 whatever
    starwars computer internet michelle jennifer facebook google123 samsung1 samsung123 admin123 admin1234
    administrator administrator1 adminadmin root1234 test1234 testtest guest123 changeme changeme1 default1 secret123
    master123 dragon123 monkey123 shadow123 hello123 hello1234 freedom1 liverpool manchester chelsea1 arsenal1
    matkhau1 matkhau12 matkhau123 matkhaumoi matkhaucuatoi matkhaudai matkhau1234 matkhau12345 khongbiet khongbiet1
    khongnho anhyeuem anhyeuem1 emyeuanh emyeuanh1 yeuemnhieu yeuanhnhieu yeuemmaimai yeuanhmaimai anhnhoem
    toiyeuem iloveyou3000 vietnam1 vietnam123 vietnam2024 vietnam2025 vietnam2026 hanoi123 hanoi2024 hanoi2025
    hanoi2026 saigon123 nguyenvana giadinh1 giadinhtoi hanhphuc hanhphuc1 maimaiyeu mainhoem quenmatkhau congaiyeu
    conyeume mebong123 bome1234 hoilamgi quangninh haiphong1 danang123 nghean37 thanhhoa36 langnghe langnghe1
    cuocthi1 duthi123 giamkhao giamkhao1 giamkhao123 bantochuc bantochuc1
"""
COMMON = frozenset(_TYPED_FIRST.split())


def check(password: str, *, name: str, email: str | None, phone: str | None) -> None:
    """Raises Invalid, saying what to do, when ``password`` is not one we take."""
    if len(password) < SHORTEST:
        raise Invalid("Please choose a password of at least %(n)s characters.", n=SHORTEST)
    if len(password) > LONGEST:
        raise Invalid("Please choose a password of at most %(n)s characters.", n=LONGEST)
    bare = _bare(password)
    if bare in COMMON or len(set(bare)) < 3:
        raise Invalid(
            "Many people use this password. Please choose another, such as three words that do not belong together."
        )
    own = {_bare(each) for each in (name, email, (email or "").split("@")[0], phone) if each}
    if bare in own or (phone and phone_key(password) == phone):
        raise Invalid(
            "A password that is your own name, telephone number or e-mail is easily guessed. Please choose another."
        )


def _bare(text: str) -> str:
    return folded(text).replace(" ", "")
