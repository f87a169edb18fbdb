"""Parameters of links that name the click, not the page.

Sources: ClearURLs' global rules, https://docs.clearurls.xyz/latest/specs/rules/; AdGuard's URL
tracking filter, general list, https://github.com/AdguardTeam/AdguardFilters/tree/master/TrackParamFilter;
Brave's query filter, https://github.com/brave/brave-browser/wiki/Query-String-Filter; Neat URL's
defaults, https://github.com/Smile4ever/Neat-URL. What any site of news uses to name an article
(id, p, page, s, ref, source, from) is left out, whoever lists it.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_PATTERNS = r"""
utm utm_\w+ otm_\w+ ga_(?:source|medium|term|content|campaign|place) gs_l
fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid tblci li_fat_id srsltid
igshid igsh mibextid fb_(?:action_ids|action_types|comment_id|ref|source) action_(?:object|type|ref)_map
mc_cid mc_eid mkt_tok _hsenc _hsmi __hs\w+ hsctatracking vero_id vero_conv oly_anon_id oly_enc_id
rb_clickid s_cid ml_subscriber(?:_hash)? wickedid _openstat _branch_match_id _ga _gl
at_(?:campaign|medium|custom\d|creation|variant|link\w*|format|ptr\w*|bbc_team|recipient_\w+)
pk_(?:source|medium|campaign|keyword|kwd|content|cid) piwik_\w+ mtm_\w+ matomo_\w+
cmpid cmp ncid icid itm_\w+ int_(?:source|medium|campaign) ref_src ref_url spm scm trk trkcampaign
sc_(?:campaign|channel|cid|llid|lid|eh|uid) ns_(?:mchannel|source|campaign|linkname|fee) smid smtyp
__twitter_impression guccounter guce_referrer(?:_sig)? xtor wt_?mc wt\.mc_id ocid soc_src soc_trk
dicbo ito mbid sr_share taid cvid echobox elqtrack(?:id)? hmb_(?:campaign|medium|source) asgtbndr
"""

_TRACKING = re.compile("|".join(_PATTERNS.split()), re.IGNORECASE)

#: How sites ask themselves for the AMP form of a page.
_AMP = re.compile(
    r"amp|(?:outputtype|output|type|m)=amp|amp=(?:1|true)|_amp=(?:1|true)", re.IGNORECASE
)


def names_the_click(pair: str) -> bool:
    """Whether a ``name=value`` of a query can go without the page becoming another."""
    name = unquote(pair.partition("=")[0])
    return bool(_TRACKING.fullmatch(name) or _AMP.fullmatch(pair))
