"""Every link through the real Fetcher, over a network that records what is dialled."""

import pytest

from bot.fetching import Fetcher, FetchError
from tests.bot.fetching.recording import RecordingBackend, verdict

PUBLIC = "93.184.215.14"

REFUSED = {
    "scheme": "ftp://a.org/ file:///etc/passwd gopher://a.org/ javascript:alert(1) data:text/html,x "
    "//a.org/ a.org tg://resolve http:/a.org http:a.org https:///a.org",
    "userinfo": "http://u@a.org/ http://u:p@a.org/ http://a.org@127.0.0.1/ http://@a.org/ "
    "http://127.0.0.1:80@a.org/",
    "port": "http://a.org:22/ http://a.org:6379/ http://a.org:0/ http://a.org:65536/ http://a.org:/ "
    "http://a.org:8o/ http://a.org:-80/ http://93.184.215.14:25/",
    "address": "http://127.0.0.1/ http://10.1.2.3/ http://169.254.169.254/latest http://0/ "
    "http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ "
    "http://[fd00::1]/ http://[64:ff9b::7f00:1]/ http://[fe80::1%25eth0]/ http://[::1 "
    "http://[127.0.0.1]/ http://[::1]x/",
    "odd form of an address": "http://2130706433/ http://0x7f000001/ http://0x7f.1/ http://0177.0.0.1/ "
    "http://127.1/ http://127.0.1/ http://127.0.0.01/ http://127.0.0.1.nip.0/ http://1.2.3.4.5/ "
    "http://256.1.1.1/ http://0x5db8d70e/ http://１２７.0.0.1/ http://127。0。0。1/ http://①②⑦.0.0.1/",
    "name": "http://localhost/ http://intranet/ http://a.local/ http://a.internal/ http://a.LAN/ "
    "http://a.localhost/ http://x.home.arpa/ http://a.svc/ http://localhost./ http://-a.org/ "
    "http://a..org/ http://.a.org/ http://metadata.google.internal/",
    "confusion": "http://a.org\\@127.0.0.1/ http://127.0.0.1%2f@a.org/ http://a.org%2f.evil.org/ "
    "http://127.0.0.1%00.a.org/ http://a.org\t/ http://a.org\n.evil.org/ http://a.org\u200b%20/ "
    "http://ex%61mple.org/ http://a.org,b.org/ http://a.org;b.org/ http://[a.org]/",
}


@pytest.mark.parametrize(
    "url", [url for urls in REFUSED.values() for url in urls.split(" ")], ids=ascii
)
async def test_refused_without_a_dial(url: str) -> None:
    """Neither is a connection opened nor, for most, a name looked up."""
    names = {
        name: [PUBLIC] for name in ("a.org", "example.org", "evil.org", "intranet", "localhost")
    }

    reason, dialled = await verdict(url, names)

    assert reason in {"bad-link", "address-not-allowed"}
    assert dialled == []


@pytest.mark.parametrize(
    "url",
    [
        "http://a.org",
        "HTTPS://A.ORG/x?y=%20#z",
        "https://a.org:8443/",
        "http://a.org./",
        f"http://{PUBLIC}/",
        "https://bücher.org/ä?ö=ü",
        "https://xn--bcher-kva.org/",
        "https://a.org/a|b{c}",
        "https://a.org/path@with:signs",
    ],
)
async def test_followed(url: str) -> None:
    """What people send is fetched, from the address that was judged."""
    names = {"a.org": [PUBLIC], "xn--bcher-kva.org": [PUBLIC]}

    assert await verdict(url, names) == ("", [PUBLIC])


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["64:ff9b::a00:1"],
        ["fe80::1%eth0"],
        ["nonsense"],
    ],
)
async def test_a_name_that_leads_inside_is_refused(answers: list[str]) -> None:
    """One bad answer among good ones is enough."""
    assert await verdict("http://a.org/", {"a.org": answers}) == ("address-not-allowed", [])


async def test_a_name_that_does_not_exist_is_unreachable() -> None:
    """Nothing is dialled for it."""
    assert await verdict("http://nowhere.org/") == ("unreachable", [])


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "//127.0.0.1/",
        "http://inside.org/",
        "http://a.org:22/",
        "file:///etc/passwd",
        "http://u@a.org/",
        "http://localhost/",
    ],
)
async def test_each_hop_is_judged(location: str) -> None:
    """A public page cannot send us inside."""
    names = {"a.org": [PUBLIC], "inside.org": ["10.0.0.1"]}

    reason, dialled = await verdict("http://a.org/", names, [location])

    assert reason in {"bad-link", "address-not-allowed"}
    assert dialled == [PUBLIC]


async def test_five_redirects_are_followed_and_no_more() -> None:
    """Relative ones too; a loop ends."""
    names = {"a.org": [PUBLIC]}

    assert (await verdict("http://a.org/", names, ["/1", "2", "?3", "//a.org/4", "/5"]))[0] == ""
    assert (await verdict("http://a.org/", names, ["/x"] * 6))[0] == "too-many-redirects"


async def test_no_way_back_from_https() -> None:
    """A redirect to http would show the rest of the way to anybody."""
    names = {"a.org": [PUBLIC]}

    assert (await verdict("https://a.org/", names, ["http://a.org/"]))[0] == "bad-link"


async def test_a_name_that_changes_is_judged_each_time() -> None:
    """Rebinding: what is dialled is what was judged, and the next hop is judged anew."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    backend = RecordingBackend(["/again"])

    async def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    async with Fetcher(resolve=resolve, backend=backend) as fetcher:
        with pytest.raises(FetchError) as raised:
            await fetcher.get("http://a.org/")

    assert raised.value.reason == "address-not-allowed"
    assert "127.0.0.1" not in str(raised.value)
    assert backend.dialled == [PUBLIC]


async def test_a_peer_that_is_another_is_left() -> None:
    """Whatever lies between us and the network."""
    backend = RecordingBackend(peer="10.0.0.1")

    async with Fetcher(backend=backend) as fetcher:
        with pytest.raises(FetchError, match="public"):
            await fetcher.get(f"http://{PUBLIC}/")


async def test_the_site_is_asked_by_its_name() -> None:
    """An address is dialled; Host and the certificate's name stay those of the link."""
    backend = RecordingBackend()

    async def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC]

    async with Fetcher(resolve=resolve, backend=backend) as fetcher:
        await fetcher.get("https://a.org/x")

    assert backend.server_names == ["a.org"]
    assert b"GET /x HTTP/1.1\r\n" in backend.sent
    assert b"host: a.org\r\n" in backend.sent.lower()


async def test_an_opened_network_is_open_and_nothing_else() -> None:
    """On any port, by address or by a name that leads there; its neighbours stay shut."""
    opened = ["10.1.0.0/16"]
    names = {"a.org": ["10.1.2.3"], "b.org": ["10.2.0.1"], "c.org": [PUBLIC]}

    assert await verdict("http://10.1.2.3:9000/", allowed=opened) == ("", ["10.1.2.3"])
    assert await verdict("http://a.org:9000/", names, allowed=opened) == ("", ["10.1.2.3"])
    assert (await verdict("http://10.2.0.1/", allowed=opened))[0] == "address-not-allowed"
    assert (await verdict("http://b.org/", names, allowed=opened))[0] == "address-not-allowed"
    assert await verdict("http://c.org:9000/", names, allowed=opened) == ("bad-link", [])
    assert await verdict("http://c.org/", names, ["http://10.1.2.3/"], opened) == (
        "",
        [PUBLIC, "10.1.2.3"],
    )
