"""A page's bytes in, the article and its key points out; pure, without network or clock."""
