"""The table of links that are wrapped around another, the one place where hosts are named.

Those of searches, mails and chats, of caches, translators and archives. Each row has an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.fetching.wrapped import (
    Lead,
    among_segments,
    cached,
    defended,
    encoded_in_query,
    in_amp_path,
    in_news_id,
    in_path,
    in_query,
    in_turbo_path,
    to_preview,
    translated,
    whole_query,
)


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A kind of links that hold another."""

    #: Lower case, without a port.
    host: re.Pattern[str]

    lead: Lead

    #: One that is of this kind, and where it leads.
    example: tuple[str, str]

    #: One that looks like it, and is not.
    other: str

    #: Whether the host keeps a copy, which is worth reading where the page itself is gone.
    keeps_copy: bool = False


def _host(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Its names in all countries: ``google.de``, ``google.co.in``.
_GOOGLE = r"google\.(?:com?\.)?[a-z]{2,3}"

#: Of one program that pays for clicks.
_JUNCTION = r"(?:www\.)?(?:anrdoezrs|dpbolvw|jdoqocy|kqzyfj|tkqlhce)\.(?:net|com)"

#: Looked through from the top; the one place where hosts are named.
WRAPPERS = (
    Wrapper(
        _host(rf"(?:www\.|news\.)?{_GOOGLE}"),
        in_query("url", "q", path=r"/url|/news/url"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fx%3Fid%3D1&usg=A", "https://a.org/x?id=1"),
        "https://www.google.com/search?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(rf"(?:www\.)?{_GOOGLE}"),
        in_amp_path("/amp/"),
        ("https://www.google.com/amp/s/a.org/x?id=1", "https://a.org/x?id=1"),
        "https://www.google.com/amp/s/localhost/x",
    ),
    Wrapper(
        _host(r".+\.cdn\.ampproject\.org"),
        in_amp_path("/"),
        ("https://a-org.cdn.ampproject.org/c/s/a.org/x", "https://a.org/x"),
        "https://a-org.cdn.ampproject.org/i/s/a.org/x.jpg",
    ),
    Wrapper(
        _host(r"[\w-]+\.bing-amp\.com"),
        in_amp_path("/"),
        ("https://www-a-org.bing-amp.com/c/s/www.a.org/x", "https://www.a.org/x"),
        "https://www-a-org.bing-amp.com/x",
    ),
    Wrapper(
        _host(r"news\.google\.com"),
        in_news_id,
        ("https://news.google.com/rss/articles/CBMiD2h0dHBzOi8vYS5vcmcveNIBAA?oc=5", "https://a.org/x"),
        "https://news.google.com/articles/CBMiZEFVX3lxTE1fYQ?hl=en",
    ),
    Wrapper(
        _host(r"lm?\.(?:facebook|instagram|messenger)\.com|l\.threads\.(?:net|com)"),
        in_query("u", path=r"/(?:l\.php)?"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2Fx&h=AT0", "https://a.org/x"),
        "https://l.facebook.com/help?u=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.|m\.)?facebook\.com"),
        in_query("u", path=r"/(?:l\.php|flx/warn/?)"),
        ("https://www.facebook.com/flx/warn/?u=https%3A%2F%2Fa.org%2Fx&h=AT0", "https://a.org/x"),
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:t\.umblr\.com|(?:www\.)?tumblr\.com)"),
        in_query("z", path=r"/redirect"),
        ("https://t.umblr.com/redirect?z=https%3A%2F%2Fa.org%2Fx&t=1", "https://a.org/x"),
        "https://www.tumblr.com/tagged/redirect?z=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.|m\.)?youtube\.com"),
        in_query("q", path=r"/redirect"),
        ("https://www.youtube.com/redirect?event=d&q=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://www.youtube.com/results?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:out\.reddit\.com|(?:www\.)?reddit\.com|(?:www\.)?linkedin\.com|away\.vk\.com|(?:m\.)?vk\.com|steamcommunity\.com)"),
        in_query("url", "to", "u", path=r"/(?:t3_\w+|media|redir/redirect|safety/go|away(?:\.php)?|linkfilter/)?"),
        ("https://away.vk.com/away.php?to=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://www.reddit.com/submit?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:go\.)?bsky\.app|(?:www\.)?tiktok\.com|(?:www\.)?weibo\.c(?:n|om)|link\.juejin\.cn|(?:www\.)?exit\.sc"),
        in_query("u", "target", "url", path=r"/(?:redirect|link/v2|sinaurl)?"),
        ("https://go.bsky.app/redirect?u=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://bsky.app/search?u=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:m\.)?ok\.ru"),
        in_query("st.link", path=r"/dk"),
        ("https://ok.ru/dk?cmd=logExternal&st.link=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://ok.ru/profile?st.link=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(rf"click\.linksynergy\.com|go\.(?:skimresources|redirectingat)\.com|(?:www\.)?awin1\.com|{_JUNCTION}"),
        in_query("murl", "url", "ued", "p", path=r"/(?:deeplink|cread\.php|click-[\d-]+)?"),
        ("https://go.skimresources.com/?id=1X2&url=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://click.linksynergy.com/help?murl=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(_JUNCTION),
        in_path(r"/links/\d+/type/dlg/(?:sid/[^/]+/)?(?=https?(?::|%3a))"),
        ("https://www.anrdoezrs.net/links/123/type/dlg/sid/a/https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://www.anrdoezrs.net/links/123/https://a.org/x",
    ),
    Wrapper(
        _host(r"(?:html\.|lite\.)?duckduckgo\.com"),
        in_query("uddg", path=r"/l/?"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.org%2Fx&rut=1", "https://a.org/x"),
        "https://duckduckgo.com/?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.|cn\.)?bing\.com"),
        encoded_in_query,
        ("https://www.bing.com/ck/a?!&&p=b3&hsh=4&u=a1aHR0cHM6Ly9hLm9yZy94&ntb=1", "https://a.org/x"),
        "https://www.bing.com/search?q=u%3Da1aHR0cHM6Ly9hLm9yZy94",
    ),
    Wrapper(
        _host(
            r"slack-redir\.net|(?:www\.)?flipboard\.com|(?:www\.)?pinterest\.com|link\.zhihu\.com"
            r"|link\.csdn\.net|c\.pc\.qq\.com|www\.douban\.com"
        ),
        in_query("url", "target", "pfurl", path=r"/(?:link2?/?|redirect|offsite/?|middlem\.html)?"),
        ("https://slack-redir.net/link?url=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://flipboard.com/bookmarklet?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"href\.li|anonym\.to|nullrefer\.com|(?:www\.)?dereferer\.me"),
        whole_query,
        ("https://href.li/?https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://href.li/?x",
    ),
    Wrapper(
        _host(r"linkprotect\.cudasvc\.com"),
        in_query("a", path=r"/url"),
        (
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fa.org%2fx&c=E,1,b&typo=1",
            "https://a.org/x",
        ),
        "https://linkprotect.cudasvc.com/help?a=https%3a%2f%2fa.org%2fx",
    ),
    Wrapper(
        _host(r"(?:[\w-]+\.)?turbopages\.org|(?:www\.)?yandex\.(?:ru|com|kz|by)"),
        in_turbo_path,
        ("https://a-org.turbopages.org/a.org/s/x", "https://a.org/x"),
        "https://yandex.ru/turbo?text=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"translate\.yandex\.(?:ru|com)|papago\.naver\.(?:net|com)|(?:www\.)?translatetheweb\.com|(?:www\.)?microsofttranslator\.com"),
        in_query("url", "a", path=r"/(?:translate|website|bv\.aspx)?"),
        ("https://papago.naver.net/website?locale=ko&source=en&target=ko&url=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://translate.yandex.ru/dictionary?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"r\.search\.yahoo\.com"),
        among_segments,
        ("https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fa.org%2fx/RK=2/RS=b", "https://a.org/x"),
        "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1",
    ),
    Wrapper(
        _host(r"(?:[a-z0-9-]+\.)*safelinks\.protection\.(?:outlook|office365)\.(?:com|us|de|cn)|statics\.teams\.cdn\.office\.net"),
        in_query("url"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2Fx%3Fid%3D1&data=05%7C01&sdata=q%3D&reserved=0",
            "https://a.org/x?id=1",
        ),
        "https://safelinks.protection.outlook.com.evil.org/?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"urldefense(?:\.proofpoint)?\.(?:com|us)"),
        defended,
        ("https://urldefense.com/v3/__https://a.org/x*y__;Iw!!Abc!Def$", "https://a.org/x#y"),
        "https://urldefense.com/v4/__https://a.org/x__;!!Abc",
    ),
    Wrapper(
        _host(rf"(?:www\.|translate\.)?{_GOOGLE}"),
        in_query("u", path=r"/translate(?:_[a-z])?|/website"),
        ("https://translate.google.com/translate?sl=de&tl=en&u=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://translate.google.com/?sl=de&text=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"[a-z0-9-]+\.translate\.goog"),
        translated,
        ("https://www-my--site-org.translate.goog/x?id=1&_x_tr_sl=de&_x_tr_tl=en", "https://www.my-site.org/x?id=1"),
        "https://localhost.translate.goog/x",
    ),
    Wrapper(
        _host(r"web\.archive\.org"),
        in_path(r"/web/\d{1,14}(?:[a-z]{2}_)?\*?/", bare=True),
        ("https://web.archive.org/web/20200101000000if_/https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://web.archive.org/web/index.html",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"web\.archive\.org"),
        in_path(r"/(?:web|save)/(?:\*/)?(?=https?(?::|%3a))"),
        ("https://web.archive.org/web/*/http:/a.org/x", "http://a.org/x"),
        "https://web.archive.org/details/x",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"archive\.(?:ph|is|today|li|vn|fo|md)"),
        in_path(r"/(?:o/\w+/|newest/|oldest/|timegate/|\d[\d.-]{3,20}/)?(?=https?:)"),
        ("https://archive.ph/2024.01.02-030405/https://a.org/x", "https://a.org/x"),
        "https://archive.ph/AbC12",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"webcache\.googleusercontent\.com"),
        cached,
        ("https://webcache.googleusercontent.com/search?q=cache:AbC-12:https://a.org/x+harbour&hl=en", "https://a.org/x"),
        "https://webcache.googleusercontent.com/search?q=harbour",
    ),
    Wrapper(
        _host(r"(?:www\.)?(?:t|telegram)\.(?:me|dog)"),
        in_query("url", path=r"/iv/?"),
        ("https://t.me/iv?url=https%3A%2F%2Fa.org%2Fx&rhash=1", "https://a.org/x"),
        "https://t.me/share/url?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"deref-(?:gmx|web-02|web|mail)\.(?:net|com|de)"),
        in_query("redirectUrl", path=r"/mail/client/[\w-]+/dereferrer/?"),
        (
            "https://deref-gmx.net/mail/client/-x_1/dereferrer/?redirectUrl=https%3A%2F%2Fa.org%2Fx",
            "https://a.org/x",
        ),
        "https://deref-gmx.net/?redirectUrl=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.)?(?:t|telegram)\.(?:me|dog)"),
        to_preview,
        ("https://t.me/s/harbour/123?before=130", "https://t.me/harbour/123?embed=1"),
        "https://t.me/c/1234567/123",
    ),
    Wrapper(
        _host(r"r\.jina\.ai|12ft\.io|freedium\.cfd|txtify\.it|outline\.com"),
        in_path(r"/", bare=True),
        ("https://r.jina.ai/https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://outline.com/AbC12",
    ),
    Wrapper(
        _host(r"12?ft\.io|(?:www\.)?printfriendly\.com|(?:www\.)?textise\.net|getpocket\.com|(?:www\.)?instapaper\.com"),
        in_query("q", "url", "u", "strURL", path=r"/(?:api/)?(?:proxy|print/?|p/g/\w+|showtext\.aspx|redirect|text)"),
        ("https://12ft.io/proxy?q=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://getpocket.com/save?url=https%3A%2F%2Fa.org%2Fx",
    ),
)  # fmt: skip
