"""What of a link names the page, and what only tells where the click came from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

#: Parameters that name the click, not the page.
#:
#: Sources: ClearURLs rules ("globalRules"), https://docs.clearurls.xyz/latest/specs/rules/;
#: AdGuard's tracking parameter filter (general list); Brave's query filter,
#: https://github.com/brave/brave-browser/wiki/Query-String-Filter
_TRACKING = re.compile(
    r"utm_\w+|utm|ga_(?:source|medium|term|content|campaign|place)|[a-z]?clid|fbclid|gclsrc"
    r"|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hs\w+|hsctatracking|vero_id|vero_conv|oly_anon_id"
    r"|oly_enc_id|rb_clickid|s_cid|ml_subscriber(?:_hash)?|wickedid|_openstat|at_\w+"
    r"|pk_(?:source|medium|campaign|keyword|kwd|content|cid)|piwik_\w+|mtm_\w+|matomo_\w+"
    r"|cmpid|cmp|ncid|icid|itm_\w+|ref_src|ref_url|fb_(?:action_ids|action_types|source|ref)"
    r"|action_(?:object|type|ref)_map|spm|scm|trk|trkcampaign|sc_(?:campaign|channel|cid)"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|smid|__twitter_impression|guccounter"
    r"|guce_referrer(?:_sig)?|xtor|wt_?mc|wt\.mc_id|ocid|soc_src|soc_trk|_branch_match_id",
    re.IGNORECASE,
)


def clean_link(url: str) -> str:
    """Return a link without tracking parameters and fragment.

    Never raises: what is no link comes back as it is, to be refused where links are judged. The
    host, the path and the order of the other parameters stay.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower()
    except ValueError:
        return url
    kept = [
        pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])
    ]
    # "#!" was a page's address in its own right: https://developers.google.com/search/docs/ajax-crawling
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, host, parts.path, "&".join(kept), fragment)).strip()
