"""What strangers write where a name, a title or a sentence should stand."""

from hypothesis import strategies as st

HOSTILE = (
    # Mentions, commands, hashtags, cashtags.
    "@durov", "@@durov", "x@@durov", "(@durov)", "/@durov", "/start", "x@/start", "/stop@precis_bot", "-/start",
    ".../help", "#buy", "##buy", "/#buy", "#buy_at_scam_com", "$USD", "$$USD", "$1INCH", "#покупай", "#खरीदें",
    # Links, hosts, addresses of mail.
    "https://scam.example/x", "http://scam.14", "ftp://u:p@scam.co.uk/x", "xtg://resolve?domain=scam",
    "tg://resolve?domain=scam", "TG://x", "tg:\\\\resolve", "tg:resolve?domain=scam", "ton://transfer/x",
    "xton://transfer/x", "tonsite://x.ton", "t.me/joinchat/x", "scam.t.me", "WIN at casino.example", "scam.zip",
    "scam.рф", "xn--80ak6aa92e.xn--p1ai", "скам.xn--p1ai", "casino。example", "casino．example", "10.0.0.1:80/x",
    "a..scam.com", "scam.com.", "//scam.com", "me@scam.com", "mailto:me@scam.com", "a.b+c@scam.co.uk", "x_.scam.com",
    "[x](tg://user?id=1)", "javascript:alert(1)",
    # Numbers that are dialled or paid from.
    "+1 (212) 555-0123", "+12125550123", "8 800 555 35 35", "4111 1111 1111 1111", "4111-1111-1111-1111",
    # Markup of Telegram, XML, Markdown; quotes.
    "<b>", "</b></i></code></a>", "<a href='tg://user?id=1'>x</a>", "&lt;b&gt;", "&#x202e;", "]]>", "<!--", "\"'><x y=",
    "*_[`", "{label}", "%s",
    # What is not seen, or turns what is: direction, width, tags, controls, halves, noncharacters.
    "safe\u202egpj.exe", "\u2066a\u2069", "\u200e\u200f", "a\u200bb", "@\u200bdurov", "@\u2060durov", "a\u200d\u200d\u200d",
    "\ufeff", "\U000e0041\U000e007f", "\x00", "\x07", "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\x85", "\x7f", "\r\nFAKE: x",
    "a\nb\n2026-01-01T00:00:00Z [info] fake", "\u2028", "\u2029", "\ud800", "\udfff\ud800", "\ufffe", "\uffff", "\ufdd0",
    "\U0010ffff", "\ue000", "e" + "\u0301" * 30, "\u3164", "\xad", "",
    # Long ones.
    "W" * 1300, "😀" * 1300, "@𝐀" * 650, "a.𝐀𝐀" * 330, "sub." * 60 + "example.org",
)  # fmt: skip

#: These, with anything else around and between.
hostile_texts = st.lists(
    st.sampled_from([text for text in HOSTILE if len(text) < 50])
    | st.text(max_size=6)
    | st.sampled_from("@/#$.:+- "),
    max_size=10,
).map("".join)
