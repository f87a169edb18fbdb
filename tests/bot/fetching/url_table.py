"""Links and what becomes of them, one a line, as the guards of other projects have them and more.

A line is ``verdict link [name=address,address ...] [>redirect ...]``. Verdicts: ``go``; ``bad``
(bad-link); ``no`` (address-not-allowed); ``shut`` (either of the two); ``none`` (unreachable). A
second answer after ``/`` is what the name resolves to when it is asked again. Names that a line
does not give resolve to a public address. ``\\t`` and the like stand for the characters.

Kinds of cases are those of smokescreen, Synapse, GitLab, Mastodon, ssrf_filter, go-camo, WHATWG's
urltestdata and Orange Tsai's "A New Era of SSRF" (Black Hat 2017).
"""

from __future__ import annotations

from dataclasses import dataclass, field

PUBLIC = "93.184.215.14"

_LINES = r"""
# plain links
go http://a.org
go HTTP://A.ORG:80/
go https://a.org:443/x?y=1#z
go https://a.org:8443/
go http://a.org:8000/
go http://a.org:8080/
go http://a.org:080/
go http://a.org./
go http://a_b.a.org/
go https://xn--bcher-kva.org/
go https://bücher.org/ä?ö=ü
go https://BÜCHER.org/
go https://ma\u00f1ana.es/
go https://пример.рф/
go https://例え.jp/
go http://1.1.1.1/
go http://[2606:4700:4700::1111]/
go http://[2606:4700:4700:0:0:0:0:1111]:8080/
go http://123.org/
go http://0x.org/
go http://1.2.3.4.org/
go https://a.org/?u=http://127.0.0.1/
go https://a.org/@127.0.0.1
go https://a.org/..%2f..%2fx
go https://a.org/%00
go https://a.org/a|b{c}^`"<>
go https://a.org?x
go https://a.org/'
go http://local.org/
go http://internal.org/
go http://127.0.0.1.nip.org/
# schemes and shapes
bad ftp://a.org/
bad file:///etc/passwd
bad file://a.org/x
bad gopher://127.0.0.1:6379/_x
bad dict://a.org:11211/
bad ldap://a.org/
bad jar:http://a.org!/
bad javascript:alert(1)
bad data:text/html,x
bad blob:https://a.org/1
bad view-source:http://a.org/
bad tg://resolve?domain=x
bad ws://a.org/
bad unix:/run/docker.sock
bad //a.org/
bad /x
bad a.org
bad http:a.org
bad http:/a.org
bad http:///a.org
bad http:////a.org
bad https:\\\\a.org\\
bad http://
bad http://?x
bad http://#x
bad http://:80/
bad ://a.org
bad http//a.org
bad httpss://a.org
# user names
bad http://u@a.org/
bad http://u:p@a.org/
bad http://:p@a.org/
bad http://@a.org/
bad http://a.org@127.0.0.1/
bad http://127.0.0.1@a.org/
bad http://a.org:80@127.0.0.1/
go http://a.org#@127.0.0.1:80@x.org/x
bad http://u%40x@a.org/
# ports
bad http://a.org:0/
bad http://a.org:1/
bad http://a.org:21/
bad http://a.org:22/
bad http://a.org:25/
bad http://a.org:2375/
bad http://a.org:6379/
bad http://a.org:9200/
bad http://a.org:65535/
bad http://a.org:65536/
bad http://a.org:99999999999999999999/
bad http://a.org:/
bad http://a.org:8o/
bad http://a.org:-80/
bad http://a.org:+80/
bad http://a.org:8_0/
bad http://a.org:٨٠/
bad http://a.org:80:80/
bad http://1.1.1.1:22/
bad http://[2606:4700:4700::1111]:22/
# characters that parsers disagree about
bad http://a.org\t/
bad http://a\t.org/
bad http://a.org\n/
bad http://a.org\r\nHost: x.org/
bad http://a.org/\r\nX: y
bad http://a.org\0/
bad http://a.org\x0b/
bad http://a.org\x7f/
bad http://a.org\u00a0/
bad http://a.org\u2028/
bad http://a.org\ufeff/
bad \x01http://a.org/
bad http://a.org/\ud800
bad http://\udc00.org/
bad http://a.org\\@127.0.0.1/
bad http://a.org\\.b.org/
bad http://a.org/\\x
bad http://127.0.0.1%2f@a.org/
bad http://a.org%2f.b.org/
bad http://127.0.0.1%00.a.org/
bad http://%61.org/
bad http://a.org%20/
bad http://a.org%09/
bad http://a.org%23.b.org/
bad http://a.org,b.org/
bad http://a.org;b.org/
bad http://a.org&b.org/
bad http://a.org=b/
bad http://a.org*/
bad http://a.org$x/
bad http://a.org!/
bad http://a.org|b/
bad http://a.org^b/
bad http://<a.org>/
bad http://[a.org]/
bad http://[a.org/
bad http://a.org]/
bad http://a..org/
bad http://.a.org/
bad http://-a.org/
bad http://a-.org/
bad http://./
bad http://../
bad http://a.org../
bad http://xn--/
bad http://xn--a.org/
bad http://xn--ls8h.\u2024org/
bad http://a\u2044b.org/
bad http://a\u2215b.org/
bad http://a℀.b.org/
bad http://\u202egro.a/
bad http://a\u200d.org/
bad http://a\u200c.org/
# addresses in odd forms
bad http://2130706433/
bad http://017700000001/
bad http://0x7f000001/
bad http://0x7F.0.0.1/
bad http://0177.0.0.1/
bad http://0177.1/
bad http://127.1/
bad http://127.0.1/
bad http://127.0.0.01/
bad http://127.0.0.0x1/
bad http://00.0.0.0/
bad http://0/
bad http://0.0/
bad http://1.2.3.4.5/
bad http://256.1.1.1/
bad http://1.1.1/
bad http://1.1/
bad http://134744072/
bad http://0x08080808/
bad http://8.8.8.010/
bad http://1.1.1.0x1/
bad http://x.0x/
bad http://x.0/
bad http://-1/
shut http://１２７.0.0.1/
shut http://127。0。0。1/
shut http://127．0．0．1/
shut http://①②⑦.0.0.1/
shut http://⑯⑨。②⑤④。⑯⑨｡②⑤④/
shut http://٣.1.1.1/
shut http://[::ffff:127.0.0.01]/
shut http://[::ffff:127.1]/
bad http://[::1%25eth0]/
bad http://[::1%eth0]/
bad http://[fe80::1%25eth0]/
bad http://[127.0.0.1]/
bad http://[::1]x/
bad http://[::1]80/
bad http://[::1
bad http://[]/
bad http://[:::1]/
bad http://[1::2::3]/
bad http://[v1.a]/
bad http://[2606:4700:4700::1111%250]/
# addresses of ours
no http://0.0.0.0/
no http://127.0.0.1/
no http://127.0.0.1./
no http://127.127.127.127/
no http://10.0.0.1:8080/
no http://172.16.0.1/
no http://192.168.1.1/
no http://169.254.169.254/latest/meta-data/
no http://169.254.170.2/
no http://168.63.129.16/
no http://100.100.100.200/
no http://192.0.0.192/
no http://192.88.99.1/
no http://198.18.0.1/
no http://224.0.0.1/
no http://233.252.0.1/
no http://255.255.255.255/
no http://[::]/
no http://[::1]/
no http://[0:0:0:0:0:0:0:1]/
no http://[::127.0.0.1]/
no http://[::ffff:127.0.0.1]/
no http://[::ffff:7f00:1]/
no http://[::FFFF:a9fe:a9fe]/
no http://[::ffff:0:127.0.0.1]/
no http://[::8.8.8.8]/
no http://[64:ff9b::127.0.0.1]/
no http://[64:ff9b::8.8.8.8]/
no http://[64:ff9b:1::1]/
no http://[100::1]/
no http://[2001::1]/
no http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/
no http://[2001:db8::1]/
no http://[2002:7f00:1::]/
no http://[2002:808:808::]/
no http://[2620:4f:8000::1]/
no http://[3fff::1]/
no http://[4000::1]/
no http://[5f00::1]/
no http://[fc00::1]/
no http://[fd00:ec2::254]/
no http://[fe80::1]/
no http://[fec0::1]/
no http://[ff02::1]/
no http://[::ffff:10.0.0.1]:8443/
# names that mean something inside only, whatever they resolve to
no http://localhost/
no http://LOCALHOST:8080/
no http://localhost./
no http://x.localhost/
no http://localhost.localdomain/
no http://intranet/
no http://router/
no http://metadata/
no http://metadata.google.internal/computeMetadata/v1/
no http://a.internal./
no http://a.local/
no http://a.LAN/
no http://a.home/
no http://x.home.arpa/
no http://1.0.0.127.in-addr.arpa/
no http://a.corp/
no http://db.svc/
no http://db.default.svc.cluster.local/
no http://a.onion/
no http://a.i2p/
no http://a.invalid/
no http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/
no http://ｌｏｃａｌｈｏｓｔ/
no http://locaLHost/
# names and what they resolve to
go http://a.org/ a.org=1.1.1.1,8.8.8.8
go http://a.org/ a.org=2606:4700:4700::1111
go http://a.org/ a.org=::ffff:8.8.8.8
none http://a.org/ a.org=
no http://a.org/ a.org=127.0.0.1
no http://a.org/ a.org=0.0.0.0
no http://a.org/ a.org=10.0.0.1
no http://a.org/ a.org=100.64.0.1
no http://a.org/ a.org=169.254.169.254
no http://a.org/ a.org=168.63.129.16
no http://a.org/ a.org=192.88.99.1
no http://a.org/ a.org=224.0.0.251
no http://a.org/ a.org=::
no http://a.org/ a.org=::1
no http://a.org/ a.org=::ffff:10.0.0.1
no http://a.org/ a.org=::10.0.0.1
no http://a.org/ a.org=64:ff9b::a00:1
no http://a.org/ a.org=2002:a00:1::
no http://a.org/ a.org=fe80::1%eth0
no http://a.org/ a.org=fec0::1
no http://a.org/ a.org=ff0e::1
no http://a.org/ a.org=5f00::1
no http://a.org/ a.org=3fff:fff::1
no http://a.org/ a.org=1.1.1.1,10.0.0.1
no http://a.org/ a.org=10.0.0.1,1.1.1.1
no http://a.org/ a.org=1.1.1.1,::1
no http://a.org/ a.org=nonsense
no http://a.org/ a.org=0x7f.1
no https://bücher.org/ xn--bcher-kva.org=127.0.0.1
# redirects
go http://a.org/ >https://a.org/
go http://a.org/ >/x >y >?z >//b.org/ >https://c.org/
go https://a.org/ >https://b.org/x#y
go http://a.org/ >http://ä.org/
bad https://a.org/ >http://a.org/
bad http://a.org/ >ftp://a.org/
bad http://a.org/ >file:///etc/passwd
bad http://a.org/ >gopher://127.0.0.1:6379/_x
bad http://a.org/ >data:text/html,x
bad http://a.org/ >tg://resolve
bad http://a.org/ >http://u@a.org/
bad http://a.org/ >http://a.org:22/
bad http://a.org/ >//a.org:6379/
bad http://a.org/ >http://0x7f.1/
bad http://a.org/ >http://2130706433/
bad http://a.org/ >http://a.org\\@127.0.0.1/
bad http://a.org/ >///127.0.0.1/
bad http://a.org/ >////127.0.0.1/
bad http://a.org/ >http:/127.0.0.1/
bad http://a.org/ >http:127.0.0.1
bad http://a.org/ >http:///127.0.0.1/
bad http://a.org/ >/\\127.0.0.1/
bad http://a.org/ >\\\\127.0.0.1\\
bad http://a.org/ >//127.0.0.1\\@a.org/
bad http://a.org/ >/%0d%0aX:\ty
no http://a.org/ >http://127.0.0.1/
no http://a.org/ >//127.0.0.1/
no http://a.org/ >//[::1]/
no http://a.org/ >http://localhost/
no http://a.org/ >http://169.254.169.254/latest/meta-data/
no http://a.org/ >http://[::ffff:169.254.169.254]/
no http://a.org/ in.org=10.0.0.1 >http://in.org/
no http://a.org/ in.org=10.0.0.1 >https://b.org/ >https://in.org/
no http://a.org/ in.org=1.1.1.1,::1 >//in.org/
# rebinding: another answer at the next hop
no http://a.org/ a.org=1.1.1.1/127.0.0.1 >/again
no http://a.org/ a.org=1.1.1.1/1.1.1.1/10.0.0.1 >/1 >/2
"""


@dataclass(frozen=True, slots=True)
class UrlCase:
    """One line."""

    verdict: str
    url: str

    #: By name: what each look-up in turn answers; the last holds for all later ones.
    names: dict[str, list[list[str]]] = field(default_factory=dict)

    redirects: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " > ".join(map(ascii, (self.url, *self.redirects)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that are right; "" for none."""
        return {
            "go": ("",),
            "bad": ("bad-link",),
            "no": ("address-not-allowed",),
            "shut": ("bad-link", "address-not-allowed"),
            "none": ("unreachable",),
        }[self.verdict]


def _case(line: str) -> UrlCase:
    verdict, url, *more = line.split(" ")
    while more and "=" not in more[0] and not more[0].startswith(">"):
        url += " " + more.pop(0)
    named = dict(part.split("=", 1) for part in more if not part.startswith(">"))
    return UrlCase(
        verdict,
        _unescaped(url),
        {
            name: [[a for a in turn.split(",") if a] for turn in answers.split("/")]
            for name, answers in named.items()
        },
        tuple(_unescaped(part[1:]) for part in more if part.startswith(">")),
    )


def _unescaped(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode-escape")


CASES = tuple(_case(line) for line in _LINES.splitlines() if line and line[0] != "#")
