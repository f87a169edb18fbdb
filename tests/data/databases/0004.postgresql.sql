SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.amendment (
    story_id bigint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    after_chat_id bigint
);
CREATE TABLE public.article (
    id bigint NOT NULL,
    url text,
    content json NOT NULL,
    read_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;
CREATE TABLE public.body (
    id bigint NOT NULL,
    content json NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.body_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.body_id_seq OWNED BY public.body.id;
CREATE TABLE public.chat (
    id bigint NOT NULL,
    paused_at timestamp with time zone,
    on_hold_at timestamp with time zone,
    timezone character varying(64),
    quiet character varying(11),
    digest character varying(9),
    digest_at timestamp with time zone,
    muted json,
    share boolean DEFAULT false NOT NULL
);
CREATE TABLE public.copy (
    article_id bigint NOT NULL,
    story_id bigint NOT NULL,
    feed_id bigint,
    outlet text NOT NULL,
    fingerprint bytea NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.delivery (
    id bigint NOT NULL,
    dedup_key character varying(200) NOT NULL,
    chat_id bigint NOT NULL,
    content json,
    body_id bigint,
    state character varying(8) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    priority smallint NOT NULL,
    attempts integer NOT NULL,
    epoch bigint,
    settled_at timestamp with time zone,
    message_id bigint,
    error text,
    CONSTRAINT ck_delivery_state CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'sending'::character varying, 'sent'::character varying, 'unknown'::character varying, 'failed'::character varying])::text[])))
);
CREATE SEQUENCE public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.delivery_id_seq OWNED BY public.delivery.id;
CREATE TABLE public.digest_item (
    chat_id bigint NOT NULL,
    story_id bigint NOT NULL,
    topic character varying(130) NOT NULL,
    thread_id bigint,
    told_at timestamp with time zone
);
CREATE TABLE public.entry (
    id bigint NOT NULL,
    feed_id bigint NOT NULL,
    guid character varying(200) NOT NULL,
    link_hash bigint NOT NULL,
    text_hash bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    content json,
    due_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL
);
CREATE SEQUENCE public.entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.entry_id_seq OWNED BY public.entry.id;
CREATE TABLE public.fan_out (
    id bigint NOT NULL,
    story_id bigint NOT NULL,
    topics json NOT NULL,
    about json NOT NULL,
    after_chat_id bigint
);
CREATE SEQUENCE public.fan_out_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.fan_out_id_seq OWNED BY public.fan_out.id;
CREATE TABLE public.feed (
    id bigint NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    home text,
    label character varying(64),
    chat_id bigint,
    added_at timestamp with time zone NOT NULL,
    look_at timestamp with time zone,
    state json
);
CREATE SEQUENCE public.feed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.feed_id_seq OWNED BY public.feed.id;
CREATE TABLE public.inbox (
    update_id bigint NOT NULL,
    body text,
    received_at timestamp with time zone NOT NULL,
    error text
);
CREATE TABLE public.link (
    url text NOT NULL,
    article_id bigint NOT NULL
);
CREATE TABLE public.role (
    name character varying(20) NOT NULL,
    epoch bigint NOT NULL
);
CREATE TABLE public.story (
    id bigint NOT NULL,
    title text NOT NULL,
    url text NOT NULL,
    outlet text NOT NULL,
    point json NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    topics bytea NOT NULL,
    event_key bytea NOT NULL,
    article_id bigint,
    body_id bigint
);
CREATE TABLE public.story_band (
    band bigint NOT NULL,
    article_id bigint NOT NULL
);
CREATE SEQUENCE public.story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.story_id_seq OWNED BY public.story.id;
CREATE TABLE public.subscription (
    id bigint NOT NULL,
    chat_id bigint NOT NULL,
    topic character varying(130) NOT NULL,
    label text NOT NULL,
    digest boolean,
    thread_id bigint,
    followed_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.subscription_id_seq OWNED BY public.subscription.id;
CREATE TABLE public.tag (
    topic character varying(130) NOT NULL,
    label text NOT NULL,
    stories integer NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);
ALTER TABLE ONLY public.body ALTER COLUMN id SET DEFAULT nextval('public.body_id_seq'::regclass);
ALTER TABLE ONLY public.delivery ALTER COLUMN id SET DEFAULT nextval('public.delivery_id_seq'::regclass);
ALTER TABLE ONLY public.entry ALTER COLUMN id SET DEFAULT nextval('public.entry_id_seq'::regclass);
ALTER TABLE ONLY public.fan_out ALTER COLUMN id SET DEFAULT nextval('public.fan_out_id_seq'::regclass);
ALTER TABLE ONLY public.feed ALTER COLUMN id SET DEFAULT nextval('public.feed_id_seq'::regclass);
ALTER TABLE ONLY public.story ALTER COLUMN id SET DEFAULT nextval('public.story_id_seq'::regclass);
ALTER TABLE ONLY public.subscription ALTER COLUMN id SET DEFAULT nextval('public.subscription_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0004');
INSERT INTO public.amendment VALUES (1, '2026-01-05 09:00:05+00', NULL);
INSERT INTO public.article VALUES (1, 'https://librarynews.example/40?token=secret', '{"url": "https://librarynews.example/40?token=secret", "title": "Moscow council repaired harbour 40", "publisher": "Library News", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow repaired the harbour number 40 on Monday after a long debate.", "Residents had asked for the harbour since spring, when 40 letters reached the mayor.", "Work on the harbour begins next month and costs 43 million roubles, he said.", "Opponents who wanted it repaired earlier called the harbour plan number 40 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (2, NULL, '{"title": "Minutes", "language": "en", "paragraphs": ["The council of Moscow repaired the bridge number 41 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 41 letters reached the mayor.", "Work on the bridge begins next month and costs 44 million roubles, he said.", "Opponents who wanted it repaired earlier called the bridge plan number 41 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (3, 'https://harbourtimes.example/1', '{"url": "https://harbourtimes.example/1", "title": "Moscow council approved bridge 1", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (4, 'https://bridgepost.example/1', '{"url": "https://bridgepost.example/1", "title": "Moscow council approved bridge 1", "publisher": "Bridge Post", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (5, 'https://schoolnews.example/1', '{"url": "https://schoolnews.example/1", "title": "Moscow council approved bridge 1", "publisher": "School News", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (6, 'https://harbourtimes.example/2', '{"url": "https://harbourtimes.example/2", "title": "Moscow council approved school 2", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the school number 2 on Monday after a long debate.", "Residents had asked for the school since spring, when 2 letters reached the mayor.", "Work on the school begins next month and costs 5 million roubles, he said.", "Opponents who wanted it approved earlier called the school plan number 2 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (7, 'https://harbourtimes.example/3', '{"url": "https://harbourtimes.example/3", "title": "Moscow council approved market 3", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the market number 3 on Monday after a long debate.", "Residents had asked for the market since spring, when 3 letters reached the mayor.", "Work on the market begins next month and costs 6 million roubles, he said.", "Opponents who wanted it approved earlier called the market plan number 3 too late."]}', '2026-01-05 09:00:00+00');
INSERT INTO public.article VALUES (8, 'https://harbourtimes.example/4', '{"url": "https://harbourtimes.example/4", "title": "Moscow council approved station 4", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the station number 4 on Monday after a long debate.", "Residents had asked for the station since spring, when 4 letters reached the mayor.", "Work on the station begins next month and costs 7 million roubles, he said.", "Opponents who wanted it approved earlier called the station plan number 4 too late."]}', '2026-01-02 09:00:00+00');
INSERT INTO public.body VALUES (1, '{"html": "3 also Bridge Post", "buttons": []}', '2026-01-05 09:00:00+00');
INSERT INTO public.body VALUES (2, '{"html": "6 also ", "buttons": []}', '2026-01-05 09:00:00+00');
INSERT INTO public.body VALUES (3, '{"html": "7 also ", "buttons": []}', '2026-01-05 09:00:00+00');
INSERT INTO public.chat VALUES (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false);
INSERT INTO public.chat VALUES (7, '2026-01-05 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, false);
INSERT INTO public.chat VALUES (-1005, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false);
INSERT INTO public.chat VALUES (-1006, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true);
INSERT INTO public.chat VALUES (8, NULL, '2026-01-05 09:00:00+00', NULL, NULL, NULL, NULL, NULL, false);
INSERT INTO public.chat VALUES (6, NULL, NULL, 'Asia/Kathmandu', '22:00-07:00', 'mon 08:00', '2026-01-12 09:00:00+00', '["bicycle", "saga"]', false);
INSERT INTO public.copy VALUES (3, 1, 1, 'Harbour Times', '\x01280005bbc0f5d2f3369b62e353f18e47b4d5011dd8577c9f0f7869551f9096b6efdc83092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0d9f0f7869139e3f0f69143e6b1d0ee823b6efdc83fb2455fbbf26f22721e0542381684e539f0f786975aea9763d102f040710b68ea9571daf381bb6f3a7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f99f0f78697d5b5add551f9096b6efdc83951f2a6f47b4d501e353f18e1dd8577c9f0f7869b6efdc83', '2026-01-05 09:00:00+00');
INSERT INTO public.copy VALUES (4, 1, NULL, 'Bridge Post', '\x01280005bbc0f5d2f3369b62e353f18e47b4d5011dd8577c9f0f7869551f9096b6efdc83092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0d9f0f7869139e3f0f69143e6b1d0ee823b6efdc83fb2455fbbf26f22721e0542381684e539f0f786975aea9763d102f040710b68ea9571daf381bb6f3a7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f99f0f78697d5b5add551f9096b6efdc83951f2a6f47b4d501e353f18e1dd8577c9f0f7869b6efdc83', '2026-01-05 09:00:00+00');
INSERT INTO public.copy VALUES (5, 1, 2, 'School News', '\x01280005bbc0f5d2f3369b62e353f18e47b4d5011dd8577c9f0f7869551f9096b6efdc83092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0d9f0f7869139e3f0f69143e6b1d0ee823b6efdc83fb2455fbbf26f22721e0542381684e539f0f786975aea9763d102f040710b68ea9571daf381bb6f3a7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f99f0f78697d5b5add551f9096b6efdc83951f2a6f47b4d501e353f18e1dd8577c9f0f7869b6efdc83', '2026-01-05 09:00:00+00');
INSERT INTO public.copy VALUES (6, 2, NULL, 'Harbour Times', '\x012800051f5a0b3953470f37e353f18e47b4d5011dd8577cbbda9ef9551f90960cbed51a092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0dbbda9ef9139e3f0f69143e6b1d0ee8230cbed51afb2455fbbf26f22721e0542381684e53bbda9ef975aea9763d102f040710b68ea9571dafae2bb184a7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f9bbda9ef97d5b5add551f90960cbed51a951f2a6f47b4d501e353f18e1dd8577cbbda9ef90cbed51a', '2026-01-05 09:00:00+00');
INSERT INTO public.copy VALUES (7, 3, NULL, 'Harbour Times', '\x012800051a1fb6d4e6f2081fe353f18e47b4d5011dd8577ccb85ac6b551f90969a8ed26d092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0dcb85ac6b139e3f0f69143e6b1d0ee8239a8ed26dfb2455fbbf26f22721e0542381684e53cb85ac6b75aea9763d102f040710b68ea9571daf147ab81da7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f9cb85ac6b7d5b5add551f90969a8ed26d951f2a6f47b4d501e353f18e1dd8577ccb85ac6b9a8ed26d', '2026-01-05 09:00:00+00');
INSERT INTO public.copy VALUES (8, 4, NULL, 'Harbour Times', '\x01280005c0696896d6a58465e353f18e47b4d5011dd8577cb1f8399f551f9096381bb6f3092dd2df414e448969a9973b69a3c4dde56970f2f1b82d0db1f8399f139e3f0f69143e6b1d0ee823381bb6f3fb2455fbbf26f22721e0542381684e53b1f8399f75aea9763d102f040710b68ea9571daf824abf6aa7b5ad7ae57e6f2fd7043befad12a53639b8e3d91dd8577c8be42f94f7c298f9b1f8399f7d5b5add551f9096381bb6f3951f2a6f47b4d501e353f18e1dd8577cb1f8399f381bb6f3', '2026-01-02 09:00:00+00');
INSERT INTO public.delivery VALUES (3, 'story:1:8', 8, '{}', 1, 'queued', '2026-01-05 09:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (1, 'story:1:5', 5, NULL, 1, 'sent', '2026-01-05 09:00:00+00', 1, 1, 1, '2026-01-05 09:00:00+00', 1001, NULL);
INSERT INTO public.delivery VALUES (4, 'story:1:-1005', -1005, NULL, 1, 'sent', '2026-01-05 09:00:00+00', 1, 1, 1, '2026-01-05 09:00:00+00', 1004, NULL);
INSERT INTO public.delivery VALUES (5, 'digest:6:202601050900:0:0', 6, '{"html": "Good morning", "buttons": [], "reply_to": null, "edits": null, "thread": null}', NULL, 'queued', '2026-01-05 09:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (6, 'also:4:1', -1005, '{"edits": 1004}', 1, 'queued', '2026-01-05 09:00:00+00', 2, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (8, 'story:2:-1006', -1006, NULL, NULL, 'sent', '2026-01-05 09:00:00+00', 1, 0, NULL, '2026-01-05 09:00:00+00', NULL, NULL);
INSERT INTO public.delivery VALUES (14, 'story:2:-1005', -1005, '{"thread": 44}', 2, 'queued', '2026-01-05 09:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (16, 'story:3:-1005', -1005, '{"thread": 44}', 3, 'queued', '2026-01-05 09:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (21, 'update:605:0', 5, '{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}', NULL, 'sending', '2026-01-05 09:00:00+00', 0, 1, 2, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (17, 'update:601:0', 5, NULL, NULL, 'sent', '2026-01-05 09:00:00+00', 0, 1, 2, '2026-01-05 09:00:00+00', 1017, NULL);
INSERT INTO public.delivery VALUES (18, 'update:602:0', 5, '{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}', NULL, 'unknown', '2026-01-05 09:00:00+00', 0, 1, 2, '2026-01-05 09:00:00+00', NULL, 'ReadTimeout');
INSERT INTO public.delivery VALUES (19, 'update:603:0', 5, NULL, NULL, 'failed', '2026-01-05 09:00:00+00', 0, 1, 2, '2026-01-05 09:00:00+00', NULL, 'Bad Request: message is too long');
INSERT INTO public.delivery VALUES (20, 'update:604:0', 5, '{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}', NULL, 'queued', '2026-01-05 10:00:00+00', 0, 1, 2, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (7, 'also:1:1', 5, '{"edits": 1001}', 1, 'queued', '2026-01-05 10:00:00+00', 2, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (13, 'story:2:5', 5, '{}', 2, 'queued', '2026-01-05 10:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (15, 'story:3:5', 5, '{}', 3, 'queued', '2026-01-05 10:00:00+00', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.delivery VALUES (22, 'update:602:0:unsure', 5, '{"html": "No answer came.", "buttons": [], "reply_to": null, "edits": null, "thread": null}', NULL, 'queued', '2026-01-05 10:00:00+00', 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.digest_item VALUES (6, 1, 'moscow', NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.digest_item VALUES (6, 2, 'moscow', NULL, NULL);
INSERT INTO public.entry VALUES (8, 1, '1-4', 4177143141647441983, 2389376834060388908, '2026-01-05 09:00:00+00', '{"id": "1-4", "url": "https://harbourtimes.example/4", "title": "Report 4 of the town\u2019s council", "published": "2026-01-05T08:00:00+00:00", "updated": null, "categories": ["Council", "Moscow"], "summary": "What the council said.", "dated_at": "2026-01-05T08:00:00+00:00"}', '2026-01-05 09:00:01+00', 0);
INSERT INTO public.entry VALUES (9, 1, '1-3', 3710641765027871533, -8332287602669973801, '2026-01-05 09:00:00+00', '{"id": "1-3", "url": "https://harbourtimes.example/3", "title": "Report 3 of the town\u2019s council", "published": "2026-01-05T08:00:00+00:00", "updated": null, "categories": ["Council", "Moscow"], "summary": "What the council said.", "dated_at": "2026-01-05T08:00:00+00:00"}', '2026-01-05 09:00:02+00', 0);
INSERT INTO public.entry VALUES (1, 1, '1-0', 1318317730037718850, 2800488068036378948, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (2, 1, '1-1', 176232284555909445, 5670730067988447941, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (3, 1, '1-2', -8406469607400164293, 3263975382140388848, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (10, 2, '2-0', 1318317730037718850, 2800488068036378948, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (11, 2, '2-1', 176232284555909445, 5670730067988447941, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (12, 3, '3-0', 1318317730037718850, 2800488068036378948, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (13, 3, '3-1', 176232284555909445, 5670730067988447941, '2026-01-05 09:00:00+00', NULL, NULL, 0);
INSERT INTO public.entry VALUES (7, 1, '1-5', -6159877057937836158, -4914121997967773611, '2026-01-05 09:00:00+00', NULL, NULL, 1);
INSERT INTO public.fan_out VALUES (5, 3, '["moscow"]', '["3_letter", "3_letter_reached", "3_letter_reached_the", "3_letter_reached_the_mayor", "3_on", "3_on_monday", "3_on_monday_after", "3_on_monday_after_a", "a_long", "a_long_debate", "after_a", "after_a_long", "after_a_long_debate", "approved", "approved_market", "approved_market_3", "approved_the", "approved_the_market", "approved_the_market_number", "approved_the_market_number_3", "asked", "asked_for", "asked_for_the", "asked_for_the_market", "asked_for_the_market_since", "council", "council_approved", "council_approved_market", "council_approved_market_3", "council_of", "council_of_moscow", "council_of_moscow_approved", "council_of_moscow_approved_the", "debate", "for_the", "for_the_market", "for_the_market_since", "for_the_market_since_spring", "had_asked", "had_asked_for", "had_asked_for_the", "had_asked_for_the_market", "letter", "letter_reached", "letter_reached_the", "letter_reached_the_mayor", "long", "long_debate", "market", "market_3", "market_number", "market_number_3", "market_number_3_on", "market_number_3_on_monday", "market_since", "market_since_spring", "mayor", "monday", "monday_after", "monday_after_a", "monday_after_a_long", "monday_after_a_long_debate", "moscow", "moscow_approved", "moscow_approved_the", "moscow_approved_the_market", "moscow_approved_the_market_number", "moscow_council", "moscow_council_approved", "moscow_council_approved_market", "moscow_council_approved_market_3", "number", "number_3", "number_3_on", "number_3_on_monday", "number_3_on_monday_after", "of_moscow", "of_moscow_approved", "of_moscow_approved_the", "of_moscow_approved_the_market", "on_monday", "on_monday_after", "on_monday_after_a", "on_monday_after_a_long", "reached", "reached_the", "reached_the_mayor", "resident", "resident_had", "resident_had_asked", "resident_had_asked_for", "resident_had_asked_for_the", "russia", "since", "since_spring", "spring", "the_council", "the_council_of", "the_council_of_moscow", "the_council_of_moscow_approved", "the_market", "the_market_number", "the_market_number_3", "the_market_number_3_on", "the_market_since", "the_market_since_spring", "the_mayor", "when_3", "when_3_letter", "when_3_letter_reached", "when_3_letter_reached_the", "work"]', 5);
INSERT INTO public.feed VALUES (5, 'https://unread.example/feed', 'https://unread.example/feed', NULL, NULL, -1005, '2026-01-05 09:00:00+00', '2026-01-05 09:00:00+00', '{}');
INSERT INTO public.feed VALUES (1, 'https://town.example/feed', 'Town Crier', 'https://town.example/', 'town', NULL, '2025-12-29 09:00:00+00', '2026-01-05 10:00:00+00', '{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2025-12-29T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO public.feed VALUES (2, 'https://own.example/feed', 'https://own.example/feed', 'https://town.example/', NULL, 6, '2025-12-29 09:00:00+00', '2026-01-05 10:00:00+00', '{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2026-01-05T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO public.feed VALUES (3, 'https://reader:hunter2@paid.example/feed?token=0123456789abcdef', 'https://reader:hunter2@paid.example/feed?token=0123456789abcdef', 'https://town.example/', NULL, 5, '2025-12-29 09:00:00+00', '2026-01-05 10:00:00+00', '{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2026-01-05T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO public.feed VALUES (4, 'https://ended.example/feed', 'https://ended.example/feed', NULL, NULL, NULL, '2025-12-29 09:00:00+00', NULL, '{"failures": 3, "failing_since": "2025-12-29T09:00:00+00:00", "failure": "http-error", "told": true}');
INSERT INTO public.inbox VALUES (701, '{"update_id":701,"message":{"message_id":701,"text":"https://town.example/701"}}', '2026-01-05 09:00:00+00', NULL);
INSERT INTO public.inbox VALUES (702, NULL, '2026-01-05 09:00:00+00', NULL);
INSERT INTO public.inbox VALUES (703, '{"update_id":703,"message":{"message_id":703,"text":"https://town.example/703"}}', '2026-01-05 09:00:00+00', 'KeyError(''text'')');
INSERT INTO public.link VALUES ('https://librarynews.example/40?token=secret', 1);
INSERT INTO public.link VALUES ('https://short.example/x', 1);
INSERT INTO public.link VALUES ('https://harbourtimes.example/1', 3);
INSERT INTO public.link VALUES ('https://bridgepost.example/1', 4);
INSERT INTO public.link VALUES ('https://schoolnews.example/1', 5);
INSERT INTO public.link VALUES ('https://harbourtimes.example/2', 6);
INSERT INTO public.link VALUES ('https://harbourtimes.example/3', 7);
INSERT INTO public.link VALUES ('https://harbourtimes.example/4', 8);
INSERT INTO public.role VALUES ('sender', 2);
INSERT INTO public.story VALUES (1, 'Moscow council approved bridge 1', 'https://harbourtimes.example/1', 'Harbour Times', '{"text": "The council of Moscow approved the bridge number 1 on Monday after a long debate.", "link": "https://harbourtimes.example/1#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}', '2026-01-05 09:00:00+00', '\xcee0940047b4d5011539ea02d7d99804a223d106159f3007505ff908570fec09f0b82d0d129e3f0f5397a910bf0674122041a013193ea51300ff8c14a04093155d7fdd16bf1baa1758ccc617a6fd3f1b06da031d1eeaf01d27b3c81f591b2522645d7d2220e05423e1ad0425be26f22785d09f2bec00eb2cc7cb5f2ff775892f3ed24832b341c333d5c1e035fd114a3768a9973b3f36323e3d99493e62125c4662b1424b1301f34c6216d6503da3045280684e530e0add546d986858836d385c55dd635e8103d05f03553c600ddc4d60b191bc638d3aad6796729b689f0f7869f6689a6a69143e6b964a4b6c6e3f496d047d236e95f7bf6ef4b648720e266777f0844d7b1dd8577c783efa7e6b50fb7e54d109802825cb84e1786b88a9d47f8824f368890aee028ee253f18eed5ee5901897aa930dd15594541f9096f15f9196fb48e9a2be38f6ac9b6e77afc9369baf5f8faeb1294d2eb26698a6b41f471ab8633b61bbbce817c14a5e54c1b9de96c158a6c5c11170c8c2af87f5c3a460a6c4ad1cc7c57d5a18c6c4f386c7c4fb61c8fce99cc93253fad2b9a9fbd268a3c4dd092dd2dfb9d716e1e1ddeae1ad8985e24866fde5ef82b1e6a6d54be97ac951f952698efcb50836ff', '\x011031af013c102f04a5c10a066d9bf507f0b82d0d9a33640d129e3f0f20e054231c0ee823dee9772eab94883a68a9973be66d453c80684e5311ed2f5a7b33455d0a2d8067951f2a6fd011a7711595857ab7efdc83414e44890610b68e2dbcbc8f3f12d1931eaadd969106ba9d7ae4e1aaa8571dafc9836bb3f3baa8bd2fde39be2cd1b5c67d5b5adda13ad6de25e09fe1d6043beff80975ef381bb6f3dd2a9b01393d226d102f412a012f5d29ff3de8257f0a220e344a7d5c6745343645510a4c080141', 3, 1);
INSERT INTO public.story VALUES (2, 'Moscow council approved school 2', 'https://harbourtimes.example/2', 'Harbour Times', '{"text": "The council of Moscow approved the school number 2 on Monday after a long debate.", "link": "https://harbourtimes.example/2#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}', '2026-01-05 09:00:00+00', '\x47b4d5012904b304f0b82d0d129e3f0fbf06741200ff8c1439762d165d7fdd16bf1baa1758ccc6179535b419a6fd3f1b06da031de300871d1eeaf01d27b3c81f20e05423be26f227c7cb5f2ff775892fb341c333eb8a6d3a68a9973b3f36323e3d99493e04dc524389442b459e5d97486216d6508b52135380684e530e0add548cbde954e02660576d986858d83c7a5931dbcc5d8103d05f0ddc4d60ba89d261d0521e62b191bc63dddce5648d3aad6796729b68981c2c6b69143e6b047d236ee006e7719d02f071f4b64872f0844d7b1dd8577c54d1098077424f8065ca50812825cb8441245e88e1786b88a9d47f8824f368892127428a2be0ad8a0aee028ee253f18e9e7c178f17526c92541f9096f15f91966fe6cc9ebe38f6acfc77a8ae9b6e77af5f8faeb17dcec3b26698a6b44921abb4cb9b7db55651e2b51f471ab8633b61bbbce817c1b9de96c158a6c5c1a460a6c4ad1cc7c5bd51bcc6c4fb61c80828c5d13253fad2b9a9fbd2c3b71ad5f83716d768a3c4dd092dd2dfe1ddeae1ef82b1e6c8d0cfe6c75f90e7d101f2e7af203fe95ceb1ceed0d47ff0942552f1818300f57ac951f952698efc4aeaaffdb12259fea25364feb50836ff', '\x011031af013c102f04a5c10a066d9bf507f0b82d0d9a33640d129e3f0f0dbed51a20e054231c0ee823d6a46f28dee9772eab94883a68a9973be66d453c80684e5311ed2f5a7b33455d0a2d8067951f2a6f1595857aae2bb184414e44890610b68e2dbcbc8f3f12d1931eaadd969106ba9d7ae4e1aaa8571dafc9836bb3f3baa8bd2fde39be2cd1b5c67d5b5adda13ad6de25e09fe1d6043beff80975efdd2a9b01393d227f6d10a32f412a012f5d29ff3d25410a220e344a7d5c6745343645510a4c0801', 6, 2);
INSERT INTO public.story VALUES (3, 'Moscow council approved market 3', 'https://harbourtimes.example/3', 'Harbour Times', '{"text": "The council of Moscow approved the market number 3 on Monday after a long debate.", "link": "https://harbourtimes.example/3#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}', '2026-01-05 09:00:00+00', '\x47b4d501f0b82d0d129e3f0fbf067412071d7d1200ff8c145d7fdd16bf1baa1758ccc617a6fd3f1b06da031d1eeaf01d27b3c81f0d91f12020e05423cca5b026be26f227107c672dc7cb5f2ff775892fb341c33368a9973b5871203d3f36323e3d99493edf24f44498b7d34ae1f8cc4b6216d65080684e530e0add546d986858a562485c95c4885d8103d05f0ddc4d60b191bc638d3aad6796729b6869143e6bcb85ac6bc17d6b6c047d236e3ca8266f3ab59d6ff4b64872f420f676a53be078f0844d7b2cb42e7c1dd8577c8f24447d54d10980005d3d842825cb84e1786b88a9d47f8824f368890aee028ee253f18e4731f5907a1b0594595b8196541f9096f15f9196f175c39a1ea5cb9d374cd3a6be38f6ac5c1191ae9b6e77af5f8faeb1e226e6b3719043b46698a6b458b434b61f471ab81d74fdb9a67dd1ba47b3feba633b61bb64a0d8bebce817c1fb0d21c1b9de96c158a6c5c1c061e5c2672111c4a460a6c4907952c5ad1cc7c5c4fb61c8a86348cb53305bd03253fad2b9a9fbd2e7412fd3d25868d368a3c4dd092dd2dfe1ddeae1ed5dc2e3f94274e6ef82b1e6e9da55ec954d3aed6ddbcaefa7d91bf3a3cd41f67ac951f952698efcb50836ff', '\x011031af013c102f04a5c10a066d9bf507f0b82d0d9a33640d129e3f0f147ab81d20e054231c0ee823dee9772eab94883a68a9973be66d453c80684e5311ed2f5a7b33455d0a2d80679b8ed26d951f2a6f1595857a414e44890610b68e2dbcbc8f3f12d1931eaadd969106ba9d7ae4e1aaa8571dafc9836bb3f3baa8bd2fde39be2cd1b5c6024fbec87d5b5adda13ad6de25e09fe1d6043beff80975efdd2a9b01393d224a6d102f412a012f5d29ff783d250a220e344a7d5c67453436456f510a4c0801', 7, 3);
INSERT INTO public.story VALUES (4, 'Moscow council approved station 4', 'https://harbourtimes.example/4', 'Harbour Times', '{"text": "The council of Moscow approved the station number 4 on Monday after a long debate.", "link": "https://harbourtimes.example/4#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}', '2026-01-02 09:00:00+00', '\xaefa1ad8', '\x011031af013c102f04a5c10a066d9bf507f0b82d0d9a33640d129e3f0f20e054231c0ee823dee9772eab94883a68a9973be66d453c80684e5311ed2f5a7b33455d0a2d8067824abf6a951f2a6f1595857a414e44890610b68e2dbcbc8f3f12d1931eaadd969106ba9dd09e25aa7ae4e1aaa8571dafc9836bb3f3baa8bd2fde39be2cd1b5c67d5b5adda13ad6de25e09fe1d6043beff80975ef381bb6f3dd2a9b01393d226d102f412a012f5d29ff523d250a220e344a7da35c6745343645510a4c080192', 8, NULL);
INSERT INTO public.story_band VALUES (19612643610894722, 3);
INSERT INTO public.story_band VALUES (343457845406464003, 3);
INSERT INTO public.story_band VALUES (654054940782070149, 3);
INSERT INTO public.story_band VALUES (74787066640829962, 3);
INSERT INTO public.story_band VALUES (320783720361499403, 3);
INSERT INTO public.story_band VALUES (205117609281011475, 3);
INSERT INTO public.story_band VALUES (1576576498792341014, 3);
INSERT INTO public.story_band VALUES (803101640344930070, 3);
INSERT INTO public.story_band VALUES (847014885484035742, 3);
INSERT INTO public.story_band VALUES (92306147829773857, 3);
INSERT INTO public.story_band VALUES (740617519101839539, 3);
INSERT INTO public.story_band VALUES (416632326621748276, 3);
INSERT INTO public.story_band VALUES (30524573597229109, 3);
INSERT INTO public.story_band VALUES (845399939233717175, 3);
INSERT INTO public.story_band VALUES (126908531053677112, 3);
INSERT INTO public.story_band VALUES (633497783919717071, 3);
INSERT INTO public.story_band VALUES (125092451290035805, 3);
INSERT INTO public.story_band VALUES (200305061612266729, 3);
INSERT INTO public.story_band VALUES (114487221123026542, 3);
INSERT INTO public.story_band VALUES (54452508146586108, 3);
INSERT INTO public.story_band VALUES (19612643610894722, 4);
INSERT INTO public.story_band VALUES (343457845406464003, 4);
INSERT INTO public.story_band VALUES (654054940782070149, 4);
INSERT INTO public.story_band VALUES (74787066640829962, 4);
INSERT INTO public.story_band VALUES (320783720361499403, 4);
INSERT INTO public.story_band VALUES (205117609281011475, 4);
INSERT INTO public.story_band VALUES (1576576498792341014, 4);
INSERT INTO public.story_band VALUES (803101640344930070, 4);
INSERT INTO public.story_band VALUES (847014885484035742, 4);
INSERT INTO public.story_band VALUES (92306147829773857, 4);
INSERT INTO public.story_band VALUES (740617519101839539, 4);
INSERT INTO public.story_band VALUES (416632326621748276, 4);
INSERT INTO public.story_band VALUES (30524573597229109, 4);
INSERT INTO public.story_band VALUES (845399939233717175, 4);
INSERT INTO public.story_band VALUES (126908531053677112, 4);
INSERT INTO public.story_band VALUES (633497783919717071, 4);
INSERT INTO public.story_band VALUES (125092451290035805, 4);
INSERT INTO public.story_band VALUES (200305061612266729, 4);
INSERT INTO public.story_band VALUES (114487221123026542, 4);
INSERT INTO public.story_band VALUES (54452508146586108, 4);
INSERT INTO public.story_band VALUES (19612643610894722, 5);
INSERT INTO public.story_band VALUES (343457845406464003, 5);
INSERT INTO public.story_band VALUES (654054940782070149, 5);
INSERT INTO public.story_band VALUES (74787066640829962, 5);
INSERT INTO public.story_band VALUES (320783720361499403, 5);
INSERT INTO public.story_band VALUES (205117609281011475, 5);
INSERT INTO public.story_band VALUES (1576576498792341014, 5);
INSERT INTO public.story_band VALUES (803101640344930070, 5);
INSERT INTO public.story_band VALUES (847014885484035742, 5);
INSERT INTO public.story_band VALUES (92306147829773857, 5);
INSERT INTO public.story_band VALUES (740617519101839539, 5);
INSERT INTO public.story_band VALUES (416632326621748276, 5);
INSERT INTO public.story_band VALUES (30524573597229109, 5);
INSERT INTO public.story_band VALUES (845399939233717175, 5);
INSERT INTO public.story_band VALUES (126908531053677112, 5);
INSERT INTO public.story_band VALUES (633497783919717071, 5);
INSERT INTO public.story_band VALUES (125092451290035805, 5);
INSERT INTO public.story_band VALUES (200305061612266729, 5);
INSERT INTO public.story_band VALUES (114487221123026542, 5);
INSERT INTO public.story_band VALUES (54452508146586108, 5);
INSERT INTO public.story_band VALUES (74787066640829962, 6);
INSERT INTO public.story_band VALUES (472643193292170005, 6);
INSERT INTO public.story_band VALUES (803101640344930070, 6);
INSERT INTO public.story_band VALUES (422214675571072795, 6);
INSERT INTO public.story_band VALUES (153253821517696286, 6);
INSERT INTO public.story_band VALUES (674183021216687269, 6);
INSERT INTO public.story_band VALUES (683643252992711084, 6);
INSERT INTO public.story_band VALUES (123764692413146159, 6);
INSERT INTO public.story_band VALUES (1227236077144869298, 6);
INSERT INTO public.story_band VALUES (30524573597229109, 6);
INSERT INTO public.story_band VALUES (845399939233717175, 6);
INSERT INTO public.story_band VALUES (93329149674125752, 6);
INSERT INTO public.story_band VALUES (213851076575485635, 6);
INSERT INTO public.story_band VALUES (720373476342527811, 6);
INSERT INTO public.story_band VALUES (126479974893003605, 6);
INSERT INTO public.story_band VALUES (125092451290035805, 6);
INSERT INTO public.story_band VALUES (278648710686359647, 6);
INSERT INTO public.story_band VALUES (626874782920120303, 6);
INSERT INTO public.story_band VALUES (77011068305957362, 6);
INSERT INTO public.story_band VALUES (107694613772588660, 6);
INSERT INTO public.story_band VALUES (281527256357195139, 7);
INSERT INTO public.story_band VALUES (74787066640829962, 7);
INSERT INTO public.story_band VALUES (320783720361499403, 7);
INSERT INTO public.story_band VALUES (545235157966076179, 7);
INSERT INTO public.story_band VALUES (1388639284641850392, 7);
INSERT INTO public.story_band VALUES (29912964898011033, 7);
INSERT INTO public.story_band VALUES (513595202513495975, 7);
INSERT INTO public.story_band VALUES (37345187089904551, 7);
INSERT INTO public.story_band VALUES (711721750431581486, 7);
INSERT INTO public.story_band VALUES (30524573597229109, 7);
INSERT INTO public.story_band VALUES (250187590094368183, 7);
INSERT INTO public.story_band VALUES (119899501561019079, 7);
INSERT INTO public.story_band VALUES (130695771067435213, 7);
INSERT INTO public.story_band VALUES (398816042424747601, 7);
INSERT INTO public.story_band VALUES (466053370462672212, 7);
INSERT INTO public.story_band VALUES (4563146531933140, 7);
INSERT INTO public.story_band VALUES (251174071579669595, 7);
INSERT INTO public.story_band VALUES (125092451290035805, 7);
INSERT INTO public.story_band VALUES (122907129800004452, 7);
INSERT INTO public.story_band VALUES (683144219592714743, 7);
INSERT INTO public.story_band VALUES (371903160185865220, 8);
INSERT INTO public.story_band VALUES (74787066640829962, 8);
INSERT INTO public.story_band VALUES (320783720361499403, 8);
INSERT INTO public.story_band VALUES (803101640344930070, 8);
INSERT INTO public.story_band VALUES (1028074947109445784, 8);
INSERT INTO public.story_band VALUES (422214675571072795, 8);
INSERT INTO public.story_band VALUES (410815919539515554, 8);
INSERT INTO public.story_band VALUES (674183021216687269, 8);
INSERT INTO public.story_band VALUES (516722006404585768, 8);
INSERT INTO public.story_band VALUES (683643252992711084, 8);
INSERT INTO public.story_band VALUES (918748898945227438, 8);
INSERT INTO public.story_band VALUES (583290094784506670, 8);
INSERT INTO public.story_band VALUES (416632326621748276, 8);
INSERT INTO public.story_band VALUES (30524573597229109, 8);
INSERT INTO public.story_band VALUES (64551156495668179, 8);
INSERT INTO public.story_band VALUES (125092451290035805, 8);
INSERT INTO public.story_band VALUES (705833810746836835, 8);
INSERT INTO public.story_band VALUES (8248289485968114, 8);
INSERT INTO public.story_band VALUES (198922616126826358, 8);
INSERT INTO public.story_band VALUES (920012344475386748, 8);
INSERT INTO public.subscription VALUES (1, 5, 'moscow', 'Moscow', NULL, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (2, 5, 'feed:1', 'Town Crier', NULL, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (3, 6, 'moscow', 'Moscow', NULL, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (4, 6, 'school', 'School', false, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (5, 7, 'moscow', 'Moscow', true, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (6, 8, 'moscow', 'Moscow', NULL, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (7, -1005, 'moscow', 'Moscow', NULL, 44, '2026-01-05 09:00:00+00');
INSERT INTO public.subscription VALUES (8, -1006, '東京', '東京', NULL, NULL, '2026-01-05 09:00:00+00');
INSERT INTO public.tag VALUES ('moscow', 'moscow', 4, '2026-01-02 09:00:00+00');
SELECT pg_catalog.setval('public.article_id_seq', 8, true);
SELECT pg_catalog.setval('public.body_id_seq', 3, true);
SELECT pg_catalog.setval('public.delivery_id_seq', 22, true);
SELECT pg_catalog.setval('public.entry_id_seq', 13, true);
SELECT pg_catalog.setval('public.fan_out_id_seq', 5, true);
SELECT pg_catalog.setval('public.feed_id_seq', 5, true);
SELECT pg_catalog.setval('public.story_id_seq', 4, true);
SELECT pg_catalog.setval('public.subscription_id_seq', 8, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkey PRIMARY KEY (version_num);
ALTER TABLE ONLY public.amendment
    ADD CONSTRAINT pk_amendment PRIMARY KEY (story_id);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);
ALTER TABLE ONLY public.body
    ADD CONSTRAINT pk_body PRIMARY KEY (id);
ALTER TABLE ONLY public.chat
    ADD CONSTRAINT pk_chat PRIMARY KEY (id);
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT pk_copy PRIMARY KEY (article_id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT pk_delivery PRIMARY KEY (id);
ALTER TABLE ONLY public.digest_item
    ADD CONSTRAINT pk_digest_item PRIMARY KEY (chat_id, story_id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT pk_entry PRIMARY KEY (id);
ALTER TABLE ONLY public.fan_out
    ADD CONSTRAINT pk_fan_out PRIMARY KEY (id);
ALTER TABLE ONLY public.feed
    ADD CONSTRAINT pk_feed PRIMARY KEY (id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (update_id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT pk_link PRIMARY KEY (url);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT pk_role PRIMARY KEY (name);
ALTER TABLE ONLY public.story
    ADD CONSTRAINT pk_story PRIMARY KEY (id);
ALTER TABLE ONLY public.story_band
    ADD CONSTRAINT pk_story_band PRIMARY KEY (band, article_id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT pk_subscription PRIMARY KEY (id);
ALTER TABLE ONLY public.tag
    ADD CONSTRAINT pk_tag PRIMARY KEY (topic);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_url UNIQUE (url);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT uq_delivery_dedup_key UNIQUE (dedup_key);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT uq_entry_feed_id UNIQUE (feed_id, guid);
ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_url UNIQUE (url);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT uq_subscription_chat_id UNIQUE (chat_id, topic);
CREATE INDEX ix_chat_digest_at ON public.chat USING btree (digest_at);
CREATE INDEX ix_copy_feed_id ON public.copy USING btree (feed_id);
CREATE INDEX ix_copy_story_id ON public.copy USING btree (story_id);
CREATE INDEX ix_delivery_body_id_chat_id ON public.delivery USING btree (body_id, chat_id);
CREATE INDEX ix_delivery_chat_id_state ON public.delivery USING btree (chat_id, state);
CREATE INDEX ix_delivery_state_due_at ON public.delivery USING btree (state, due_at);
CREATE INDEX ix_delivery_state_priority_id ON public.delivery USING btree (state, priority, id);
CREATE INDEX ix_digest_item_story_id ON public.digest_item USING btree (story_id);
CREATE INDEX ix_entry_due_at ON public.entry USING btree (due_at);
CREATE INDEX ix_entry_seen_at ON public.entry USING btree (seen_at);
CREATE INDEX ix_fan_out_story_id ON public.fan_out USING btree (story_id);
CREATE INDEX ix_feed_chat_id ON public.feed USING btree (chat_id);
CREATE INDEX ix_feed_look_at ON public.feed USING btree (look_at);
CREATE INDEX ix_link_article_id ON public.link USING btree (article_id);
CREATE INDEX ix_story_article_id ON public.story USING btree (article_id);
CREATE INDEX ix_story_band_article_id ON public.story_band USING btree (article_id);
CREATE INDEX ix_story_seen_at ON public.story USING btree (seen_at);
CREATE INDEX ix_subscription_topic_chat_id ON public.subscription USING btree (topic, chat_id);
CREATE INDEX ix_tag_seen_at ON public.tag USING btree (seen_at);
ALTER TABLE ONLY public.amendment
    ADD CONSTRAINT fk_amendment_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT fk_copy_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT fk_copy_feed_id FOREIGN KEY (feed_id) REFERENCES public.feed(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT fk_copy_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT fk_delivery_body_id FOREIGN KEY (body_id) REFERENCES public.body(id);
ALTER TABLE ONLY public.digest_item
    ADD CONSTRAINT fk_digest_item_chat_id FOREIGN KEY (chat_id) REFERENCES public.chat(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.digest_item
    ADD CONSTRAINT fk_digest_item_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_feed_id FOREIGN KEY (feed_id) REFERENCES public.feed(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.fan_out
    ADD CONSTRAINT fk_fan_out_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT fk_link_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.story
    ADD CONSTRAINT fk_story_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.story_band
    ADD CONSTRAINT fk_story_band_article_id FOREIGN KEY (article_id) REFERENCES public.copy(article_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.story
    ADD CONSTRAINT fk_story_body_id FOREIGN KEY (body_id) REFERENCES public.body(id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_chat_id FOREIGN KEY (chat_id) REFERENCES public.chat(id) ON DELETE CASCADE;
