"""What links are wrapped around: read out of the link alone, and judged like any."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.links import clean_link, without_click
from bot.fetching.secret_links import looks_secret
from bot.fetching.unwrapping import keeps_copy, unwrapped
from bot.fetching.wrappers import WRAPPERS, Wrapper
from tests.bot.fetching.recording import verdict

LINK = "https://a.org/x"


@pytest.mark.parametrize("wrapper", WRAPPERS, ids=lambda wrapper: wrapper.example[0][:40])
def test_each_wrapper_has_its_examples(wrapper: Wrapper) -> None:
    """One that is undone, by its own row of the table, and one that stays as it is."""
    link, inner = wrapper.example

    assert unwrapped(link) == inner
    assert unwrapped(wrapper.other) == wrapper.other
    assert keeps_copy(link) == wrapper.keeps_copy


@pytest.mark.parametrize(
    ("link", "inner"),
    [
        ("https://www.google.co.in/url?q=https://a.org/x&sa=D", LINK),
        ("https://news.google.com/news/url?sa=t&url=https://a.org/x", LINK),
        (
            "https://news.google.com/articles/CBMiD2h0dHBzOi8vYS5vcmcveNIBE2h0dHBzOi8vYS5vcmcvYW1wL3g",
            LINK,
        ),
        (
            "https://lm.facebook.com/l.php?h=AT1&u=https%3A%2F%2Fa.org%2Fx%3Ffbclid%3DIw1",
            LINK + "?fbclid=Iw1",
        ),
        ("https://l.instagram.com/?u=https%3A%2F%2Fa.org%2Fx&e=AT0", LINK),
        ("https://www.reddit.com/media?url=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://out.reddit.com/t3_ab1?url=https%3A%2F%2Fa.org%2Fx&token=AQ", LINK),
        ("https://www.linkedin.com/safety/go?url=https%3A%2F%2Fa.org%2Fx&trk=f", LINK),
        ("https://steamcommunity.com/linkfilter/?u=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://www.tiktok.com/link/v2?aid=1&target=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://weibo.cn/sinaurl?u=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://link.juejin.cn/?target=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://click.linksynergy.com/deeplink?id=1&mid=2&murl=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://www.jdoqocy.com/click-123-456?url=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://www.kqzyfj.com/links/123/type/dlg/https://a.org/x", LINK),
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.org_x-3Fid-3D1-26p-3Da-2Db&d=DwMFaQ&c=V",
            "https://a.org/x?id=1&p=a-b",
        ),
        (
            "https://urldefense.proofpoint.com/v1/url?u=http://a.org/x&k=oI%3D&r=IK",
            "http://a.org/x",
        ),
        ("https://urldefense.com/v3/__https:/a.org/x?id=1__;!!A!B$", "https://a.org/x?id=1"),
        ("https://urldefense.com/v3/__https://a.org/x**Ay__;KysrKys!!A!B$", "https://a.org/x++y"),
        (
            "https://amp-a-org.cdn.ampproject.org/v/s/amp.a.org/x?usqp=mq",
            "https://amp.a.org/x?usqp=mq",
        ),
        ("https://a-org.translate.goog/x?_x_tr_sch=http&_x_tr_sl=auto", "http://a.org/x"),
        ("https://translate.google.com/website?sl=de&tl=en&u=https://a.org/x", LINK),
        ("https://web.archive.org/web/2020/a.org/x", "http://a.org/x"),
        ("https://web.archive.org/web/https%3A%2F%2Fa.org%2Fx%3Fid%3D1", LINK + "?id=1"),
        ("https://archive.is/newest/https://a.org/x", LINK),
        ("https://archive.today/https://a.org/x?id=1", LINK + "?id=1"),
        ("https://webcache.googleusercontent.com/search?q=cache:a.org/x", "http://a.org/x"),
        ("https://12ft.io/https://a.org/x", LINK),
        ("https://12ft.io:443/https://a.org/x", LINK),
        ("HTTPS://L.Instagram.com?u=https%3A%2F%2Fa.org%2Fx", LINK),
        ("https://r.jina.ai/a.org/x", "http://a.org/x"),
        ("https://t.me/harbour/12?single&comment=3", "https://t.me/harbour/12?embed=1"),
        ("https://telegram.me/harbour/7/12", "https://t.me/harbour/12?embed=1"),
    ],
)
def test_forms_in_use(link: str, inner: str) -> None:
    """Forms of wrappers beside those of the table."""
    assert unwrapped(link) == inner


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/harbour",
        "https://t.me/+AbCdEf/12",
        "https://t.me/joinchat/AbC",
        "https://t.me/proxy?server=a.org",
        "https://www.google.com.evil.org/url?url=https%3A%2F%2Fa.org%2Fx",
        "https://www.google.com@evil.org/url?url=https%3A%2F%2Fa.org%2Fx",
        "https://www.google.com:8080/url?url=https%3A%2F%2Fa.org%2Fx",
        "https://evil.org/url?url=https%3A%2F%2Fa.org%2Fx",
        "https://google.xyz.io/amp/s/a.org/x",
        "https://www.google.com/url?url=javascript%3Aalert(1)",
        "https://www.google.com/url?url=file%3A%2F%2F%2Fetc%2Fpasswd",
        "https://www.google.com/url?url=%2F%2Fa.org",
        "https://goo\ngle.com/url?url=https%3A%2F%2Fa.org%2Fx",
        "https://web.archive.org/",
        "https://r.jina.ai/",
        "https://urldefense.com/v3/__https://a.org/x__;%%%!!A",
        "https://news.google.com/articles/CBMi_w",
        "https://news.google.com/articles/CBMi____",
        "https://[::1/url?url=https%3A%2F%2Fa.org%2Fx",
    ],
)
def test_what_does_not_say_where_it_leads_stays(link: str) -> None:
    """Nor what only looks like a wrapper."""
    assert unwrapped(link) == link


@pytest.mark.parametrize(
    "inside",
    [
        "http://localhost/x",
        "http://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "http://[::1]/x",
        "http://0x7f.1/x",
        "https://user@a.org/x",
        "https://a.org:22/x",
        "https://a.org/ x",
        "https://a.org/x\r\nHost: b.org",
    ],
)
async def test_what_a_wrapper_leads_to_is_judged_as_any_link(inside: str) -> None:
    """A wrapper is no way around the guard."""
    link = clean_link(f"https://www.google.com/url?url={quote(inside, safe='')}")

    reason, dialled = await verdict(link, {"a.org": ["93.184.215.14"]})

    assert reason in {"address-not-allowed", "bad-link"}
    assert dialled == []


def test_a_secret_within_a_wrapper_is_one() -> None:
    """Whatever the wrapper itself carries of the click is not."""
    mail = "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C01%7Cq8sKd02jDk3f9sSlq&sdata=Kd92jsQ3"

    assert looks_secret(
        clean_link(mail.format("https%3A%2F%2Fa.org%2Freset%2Fq8sKd02jDk3f9sSlq8sK"))
    )
    assert not looks_secret(clean_link(mail.format("https%3A%2F%2Fa.org%2Fx")))


def test_wrappers_in_wrappers_come_off_up_to_five() -> None:
    """Deeper ones are nobody's honest link, and stay whole."""
    google = "https://www.google.com/url?url={}"
    link = LINK
    for _ in range(5):
        link = google.format(quote(link, safe=""))
        assert unwrapped(link) == LINK
    deeper = google.format(quote(link, safe=""))

    assert unwrapped(deeper) == deeper
    assert (
        unwrapped("https://web.archive.org/web/" * 60 + LINK)
        == "https://web.archive.org/web/" * 60 + LINK
    )


def test_a_wrapper_around_itself_ends() -> None:
    """A preview is its own."""
    assert unwrapped("https://t.me/harbour/12?embed=1") == "https://t.me/harbour/12?embed=1"


def test_a_copy_is_named_by_its_own_link() -> None:
    """It answers for itself only, never for the page that it is of."""
    copy = "https://web.archive.org/web/2020/https://a.org/x"

    assert clean_link(copy) == LINK
    assert without_click(copy) == copy


hosts = st.sampled_from([wrapper.example[0] for wrapper in WRAPPERS])


@given(hosts, st.text(max_size=60), st.integers(min_value=0, max_value=200))
def test_mangled_wrappers_raise_nothing(link: str, text: str, place: int) -> None:
    """And what came off once does not come off again."""
    mangled = link[:place] + text + link[place:]

    assert clean_link(clean_link(mangled)) == clean_link(mangled)
    assert len(unwrapped(mangled)) <= max(len(mangled), 2000)


async def test_a_short_link_to_a_wrapper_leads_to_the_page() -> None:
    """What a redirect names is taken out of its wrapper, too; inside it is judged as ever."""
    names = {"short.org": ["93.184.215.15"], "a.org": ["93.184.215.14"]}

    led = await verdict(
        "https://short.org/1", names, ["https://www.google.com/url?q=https://a.org/x"]
    )
    assert led == ("", ["93.184.215.15", "93.184.215.14"])

    inside = await verdict(
        "https://short.org/1", names, ["https://www.google.com/url?q=https://127.0.0.1/x"]
    )
    assert inside == ("address-not-allowed", ["93.184.215.15"])
