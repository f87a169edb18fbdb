BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE amendment (
	story_id INTEGER NOT NULL, 
	due_at DATETIME NOT NULL, 
	after_chat_id BIGINT, 
	CONSTRAINT pk_amendment PRIMARY KEY (story_id), 
	CONSTRAINT fk_amendment_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
);
INSERT INTO "amendment" VALUES(1,'2026-01-05 09:00:05.000000',NULL);
CREATE TABLE article (
	id INTEGER NOT NULL, 
	url TEXT, 
	content JSON NOT NULL, 
	read_at DATETIME NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT uq_article_url UNIQUE (url)
);
INSERT INTO "article" VALUES(1,'https://librarynews.example/40?token=secret','{"url": "https://librarynews.example/40?token=secret", "title": "Moscow council repaired harbour 40", "publisher": "Library News", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow repaired the harbour number 40 on Monday after a long debate.", "Residents had asked for the harbour since spring, when 40 letters reached the mayor.", "Work on the harbour begins next month and costs 43 million roubles, he said.", "Opponents who wanted it repaired earlier called the harbour plan number 40 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(2,NULL,'{"title": "Minutes", "language": "en", "paragraphs": ["The council of Moscow repaired the bridge number 41 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 41 letters reached the mayor.", "Work on the bridge begins next month and costs 44 million roubles, he said.", "Opponents who wanted it repaired earlier called the bridge plan number 41 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(3,'https://harbourtimes.example/1','{"url": "https://harbourtimes.example/1", "title": "Moscow council approved bridge 1", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(4,'https://bridgepost.example/1','{"url": "https://bridgepost.example/1", "title": "Moscow council approved bridge 1", "publisher": "Bridge Post", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(5,'https://schoolnews.example/1','{"url": "https://schoolnews.example/1", "title": "Moscow council approved bridge 1", "publisher": "School News", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the bridge number 1 on Monday after a long debate.", "Residents had asked for the bridge since spring, when 1 letters reached the mayor.", "Work on the bridge begins next month and costs 4 million roubles, he said.", "Opponents who wanted it approved earlier called the bridge plan number 1 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(6,'https://harbourtimes.example/2','{"url": "https://harbourtimes.example/2", "title": "Moscow council approved school 2", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the school number 2 on Monday after a long debate.", "Residents had asked for the school since spring, when 2 letters reached the mayor.", "Work on the school begins next month and costs 5 million roubles, he said.", "Opponents who wanted it approved earlier called the school plan number 2 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(7,'https://harbourtimes.example/3','{"url": "https://harbourtimes.example/3", "title": "Moscow council approved market 3", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the market number 3 on Monday after a long debate.", "Residents had asked for the market since spring, when 3 letters reached the mayor.", "Work on the market begins next month and costs 6 million roubles, he said.", "Opponents who wanted it approved earlier called the market plan number 3 too late."]}','2026-01-05 09:00:00.000000');
INSERT INTO "article" VALUES(8,'https://harbourtimes.example/4','{"url": "https://harbourtimes.example/4", "title": "Moscow council approved station 4", "publisher": "Harbour Times", "language": "en", "tags": [["moscow", "Moscow", "keywords"]], "paragraphs": ["The council of Moscow approved the station number 4 on Monday after a long debate.", "Residents had asked for the station since spring, when 4 letters reached the mayor.", "Work on the station begins next month and costs 7 million roubles, he said.", "Opponents who wanted it approved earlier called the station plan number 4 too late."]}','2026-01-02 09:00:00.000000');
CREATE TABLE body (
	id INTEGER NOT NULL, 
	content JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_body PRIMARY KEY (id)
);
INSERT INTO "body" VALUES(1,'{"html": "3 also Bridge Post", "buttons": []}','2026-01-05 09:00:00.000000');
INSERT INTO "body" VALUES(2,'{"html": "6 also ", "buttons": []}','2026-01-05 09:00:00.000000');
INSERT INTO "body" VALUES(3,'{"html": "7 also ", "buttons": []}','2026-01-05 09:00:00.000000');
CREATE TABLE chat (
	id BIGINT NOT NULL, 
	paused_at DATETIME, 
	on_hold_at DATETIME, 
	timezone VARCHAR(64), 
	quiet VARCHAR(11), 
	digest VARCHAR(9), 
	digest_at DATETIME, 
	muted JSON, 
	share BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_chat PRIMARY KEY (id)
);
INSERT INTO "chat" VALUES(6,NULL,NULL,'Asia/Kathmandu','22:00-07:00','mon 08:00','2026-01-12 09:00:00.000000','["bicycle", "saga"]',0);
INSERT INTO "chat" VALUES(-1006,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "chat" VALUES(7,'2026-01-05 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "chat" VALUES(5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "chat" VALUES(8,NULL,'2026-01-05 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "chat" VALUES(-1005,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
CREATE TABLE copy (
	article_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	feed_id INTEGER, 
	outlet TEXT NOT NULL, 
	fingerprint BLOB NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_copy PRIMARY KEY (article_id), 
	CONSTRAINT fk_copy_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_copy_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE, 
	CONSTRAINT fk_copy_feed_id FOREIGN KEY(feed_id) REFERENCES feed (id) ON DELETE SET NULL
);
INSERT INTO "copy" VALUES(3,1,1,'Harbour Times',X'01280005BBC0F5D2F3369B62E353F18E47B4D5011DD8577C9F0F7869551F9096B6EFDC83092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0D9F0F7869139E3F0F69143E6B1D0EE823B6EFDC83FB2455FBBF26F22721E0542381684E539F0F786975AEA9763D102F040710B68EA9571DAF381BB6F3A7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F99F0F78697D5B5ADD551F9096B6EFDC83951F2A6F47B4D501E353F18E1DD8577C9F0F7869B6EFDC83','2026-01-05 09:00:00.000000');
INSERT INTO "copy" VALUES(4,1,NULL,'Bridge Post',X'01280005BBC0F5D2F3369B62E353F18E47B4D5011DD8577C9F0F7869551F9096B6EFDC83092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0D9F0F7869139E3F0F69143E6B1D0EE823B6EFDC83FB2455FBBF26F22721E0542381684E539F0F786975AEA9763D102F040710B68EA9571DAF381BB6F3A7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F99F0F78697D5B5ADD551F9096B6EFDC83951F2A6F47B4D501E353F18E1DD8577C9F0F7869B6EFDC83','2026-01-05 09:00:00.000000');
INSERT INTO "copy" VALUES(5,1,2,'School News',X'01280005BBC0F5D2F3369B62E353F18E47B4D5011DD8577C9F0F7869551F9096B6EFDC83092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0D9F0F7869139E3F0F69143E6B1D0EE823B6EFDC83FB2455FBBF26F22721E0542381684E539F0F786975AEA9763D102F040710B68EA9571DAF381BB6F3A7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F99F0F78697D5B5ADD551F9096B6EFDC83951F2A6F47B4D501E353F18E1DD8577C9F0F7869B6EFDC83','2026-01-05 09:00:00.000000');
INSERT INTO "copy" VALUES(6,2,NULL,'Harbour Times',X'012800051F5A0B3953470F37E353F18E47B4D5011DD8577CBBDA9EF9551F90960CBED51A092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0DBBDA9EF9139E3F0F69143E6B1D0EE8230CBED51AFB2455FBBF26F22721E0542381684E53BBDA9EF975AEA9763D102F040710B68EA9571DAFAE2BB184A7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F9BBDA9EF97D5B5ADD551F90960CBED51A951F2A6F47B4D501E353F18E1DD8577CBBDA9EF90CBED51A','2026-01-05 09:00:00.000000');
INSERT INTO "copy" VALUES(7,3,NULL,'Harbour Times',X'012800051A1FB6D4E6F2081FE353F18E47B4D5011DD8577CCB85AC6B551F90969A8ED26D092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0DCB85AC6B139E3F0F69143E6B1D0EE8239A8ED26DFB2455FBBF26F22721E0542381684E53CB85AC6B75AEA9763D102F040710B68EA9571DAF147AB81DA7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F9CB85AC6B7D5B5ADD551F90969A8ED26D951F2A6F47B4D501E353F18E1DD8577CCB85AC6B9A8ED26D','2026-01-05 09:00:00.000000');
INSERT INTO "copy" VALUES(8,4,NULL,'Harbour Times',X'01280005C0696896D6A58465E353F18E47B4D5011DD8577CB1F8399F551F9096381BB6F3092DD2DF414E448969A9973B69A3C4DDE56970F2F1B82D0DB1F8399F139E3F0F69143E6B1D0EE823381BB6F3FB2455FBBF26F22721E0542381684E53B1F8399F75AEA9763D102F040710B68EA9571DAF824ABF6AA7B5AD7AE57E6F2FD7043BEFAD12A53639B8E3D91DD8577C8BE42F94F7C298F9B1F8399F7D5B5ADD551F9096381BB6F3951F2A6F47B4D501E353F18E1DD8577CB1F8399F381BB6F3','2026-01-02 09:00:00.000000');
CREATE TABLE delivery (
	id INTEGER NOT NULL, 
	dedup_key VARCHAR(200) NOT NULL, 
	chat_id BIGINT NOT NULL, 
	content JSON, 
	body_id INTEGER, 
	state VARCHAR(8) NOT NULL, 
	due_at DATETIME NOT NULL, 
	priority SMALLINT NOT NULL, 
	attempts INTEGER NOT NULL, 
	epoch BIGINT, 
	settled_at DATETIME, 
	message_id BIGINT, 
	error TEXT, 
	CONSTRAINT pk_delivery PRIMARY KEY (id), 
	CONSTRAINT ck_delivery_state CHECK (state IN ('queued', 'sending', 'sent', 'unknown', 'failed')), 
	CONSTRAINT uq_delivery_dedup_key UNIQUE (dedup_key), 
	CONSTRAINT fk_delivery_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
INSERT INTO "delivery" VALUES(1,'story:1:5',5,NULL,1,'sent','2026-01-05 09:00:00.000000',1,1,1,'2026-01-05 09:00:00.000000',1001,NULL);
INSERT INTO "delivery" VALUES(2,'story:1:8',8,'{}',1,'queued','2026-01-05 09:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(3,'story:1:-1005',-1005,NULL,1,'sent','2026-01-05 09:00:00.000000',1,1,1,'2026-01-05 09:00:00.000000',1003,NULL);
INSERT INTO "delivery" VALUES(4,'digest:6:202601050900:0:0',6,'{"html": "Good morning", "buttons": [], "reply_to": null, "edits": null, "thread": null}',NULL,'queued','2026-01-05 09:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(5,'also:3:1',-1005,'{"edits": 1003}',1,'queued','2026-01-05 09:00:00.000000',2,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(6,'also:1:1',5,'{"edits": 1001}',1,'queued','2026-01-05 10:00:00.000000',2,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(7,'story:2:-1006',-1006,NULL,NULL,'sent','2026-01-05 09:00:00.000000',1,0,NULL,'2026-01-05 09:00:00.000000',NULL,NULL);
INSERT INTO "delivery" VALUES(8,'story:2:5',5,'{}',2,'queued','2026-01-05 10:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(9,'story:2:-1005',-1005,'{"thread": 44}',2,'queued','2026-01-05 09:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(10,'story:3:5',5,'{}',3,'queued','2026-01-05 10:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(11,'story:3:-1005',-1005,'{"thread": 44}',3,'queued','2026-01-05 09:00:00.000000',1,0,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(12,'update:601:0',5,NULL,NULL,'sent','2026-01-05 09:00:00.000000',0,1,2,'2026-01-05 09:00:00.000000',1012,NULL);
INSERT INTO "delivery" VALUES(13,'update:602:0',5,'{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}',NULL,'unknown','2026-01-05 09:00:00.000000',0,1,2,'2026-01-05 09:00:00.000000',NULL,'ReadTimeout');
INSERT INTO "delivery" VALUES(14,'update:603:0',5,NULL,NULL,'failed','2026-01-05 09:00:00.000000',0,1,2,'2026-01-05 09:00:00.000000',NULL,'Bad Request: message is too long');
INSERT INTO "delivery" VALUES(15,'update:604:0',5,'{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}',NULL,'queued','2026-01-05 10:00:00.000000',0,1,2,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(16,'update:605:0',5,'{"html": "<b>Report</b>", "buttons": [[["More", "points:1:8"]]], "reply_to": 9, "edits": null, "thread": null}',NULL,'sending','2026-01-05 09:00:00.000000',0,1,2,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(17,'update:602:0:unsure',5,'{"html": "No answer came.", "buttons": [], "reply_to": null, "edits": null, "thread": null}',NULL,'queued','2026-01-05 10:00:00.000000',0,0,NULL,NULL,NULL,NULL);
CREATE TABLE digest_item (
	chat_id BIGINT NOT NULL, 
	story_id INTEGER NOT NULL, 
	topic VARCHAR(130) NOT NULL, 
	thread_id BIGINT, 
	told_at DATETIME, 
	CONSTRAINT pk_digest_item PRIMARY KEY (chat_id, story_id), 
	CONSTRAINT fk_digest_item_chat_id FOREIGN KEY(chat_id) REFERENCES chat (id) ON DELETE CASCADE, 
	CONSTRAINT fk_digest_item_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "digest_item" VALUES(6,1,'moscow',NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "digest_item" VALUES(6,2,'moscow',NULL,NULL);
CREATE TABLE entry (
	id INTEGER NOT NULL, 
	feed_id INTEGER NOT NULL, 
	guid VARCHAR(200) NOT NULL, 
	link_hash BIGINT NOT NULL, 
	text_hash BIGINT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	content JSON, 
	due_at DATETIME, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT uq_entry_feed_id UNIQUE (feed_id, guid), 
	CONSTRAINT fk_entry_feed_id FOREIGN KEY(feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES(1,1,'1-0',1318317730037718850,2800488068036378948,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(2,1,'1-1',176232284555909445,5670730067988447941,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(3,1,'1-2',-8406469607400164293,3263975382140388848,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(4,1,'1-5',-6159877057937836158,-4914121997967773611,'2026-01-05 09:00:00.000000',NULL,NULL,1);
INSERT INTO "entry" VALUES(5,1,'1-4',4177143141647441983,2389376834060388908,'2026-01-05 09:00:00.000000','{"id": "1-4", "url": "https://harbourtimes.example/4", "title": "Report 4 of the town\u2019s council", "published": "2026-01-05T08:00:00+00:00", "updated": null, "categories": ["Council", "Moscow"], "summary": "What the council said.", "dated_at": "2026-01-05T08:00:00+00:00"}','2026-01-05 09:00:01.000000',0);
INSERT INTO "entry" VALUES(6,1,'1-3',3710641765027871533,-8332287602669973801,'2026-01-05 09:00:00.000000','{"id": "1-3", "url": "https://harbourtimes.example/3", "title": "Report 3 of the town\u2019s council", "published": "2026-01-05T08:00:00+00:00", "updated": null, "categories": ["Council", "Moscow"], "summary": "What the council said.", "dated_at": "2026-01-05T08:00:00+00:00"}','2026-01-05 09:00:02.000000',0);
INSERT INTO "entry" VALUES(7,2,'2-0',1318317730037718850,2800488068036378948,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(8,2,'2-1',176232284555909445,5670730067988447941,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(9,3,'3-0',1318317730037718850,2800488068036378948,'2026-01-05 09:00:00.000000',NULL,NULL,0);
INSERT INTO "entry" VALUES(10,3,'3-1',176232284555909445,5670730067988447941,'2026-01-05 09:00:00.000000',NULL,NULL,0);
CREATE TABLE fan_out (
	id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	topics JSON NOT NULL, 
	about JSON NOT NULL, 
	after_chat_id BIGINT, 
	CONSTRAINT pk_fan_out PRIMARY KEY (id), 
	CONSTRAINT fk_fan_out_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
);
INSERT INTO "fan_out" VALUES(1,3,'["moscow"]','["3_letter", "3_letter_reached", "3_letter_reached_the", "3_letter_reached_the_mayor", "3_on", "3_on_monday", "3_on_monday_after", "3_on_monday_after_a", "a_long", "a_long_debate", "after_a", "after_a_long", "after_a_long_debate", "approved", "approved_market", "approved_market_3", "approved_the", "approved_the_market", "approved_the_market_number", "approved_the_market_number_3", "asked", "asked_for", "asked_for_the", "asked_for_the_market", "asked_for_the_market_since", "council", "council_approved", "council_approved_market", "council_approved_market_3", "council_of", "council_of_moscow", "council_of_moscow_approved", "council_of_moscow_approved_the", "debate", "for_the", "for_the_market", "for_the_market_since", "for_the_market_since_spring", "had_asked", "had_asked_for", "had_asked_for_the", "had_asked_for_the_market", "letter", "letter_reached", "letter_reached_the", "letter_reached_the_mayor", "long", "long_debate", "market", "market_3", "market_number", "market_number_3", "market_number_3_on", "market_number_3_on_monday", "market_since", "market_since_spring", "mayor", "monday", "monday_after", "monday_after_a", "monday_after_a_long", "monday_after_a_long_debate", "moscow", "moscow_approved", "moscow_approved_the", "moscow_approved_the_market", "moscow_approved_the_market_number", "moscow_council", "moscow_council_approved", "moscow_council_approved_market", "moscow_council_approved_market_3", "number", "number_3", "number_3_on", "number_3_on_monday", "number_3_on_monday_after", "of_moscow", "of_moscow_approved", "of_moscow_approved_the", "of_moscow_approved_the_market", "on_monday", "on_monday_after", "on_monday_after_a", "on_monday_after_a_long", "reached", "reached_the", "reached_the_mayor", "resident", "resident_had", "resident_had_asked", "resident_had_asked_for", "resident_had_asked_for_the", "russia", "since", "since_spring", "spring", "the_council", "the_council_of", "the_council_of_moscow", "the_council_of_moscow_approved", "the_market", "the_market_number", "the_market_number_3", "the_market_number_3_on", "the_market_since", "the_market_since_spring", "the_mayor", "when_3", "when_3_letter", "when_3_letter_reached", "when_3_letter_reached_the", "work"]',5);
CREATE TABLE feed (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	home TEXT, 
	label VARCHAR(64), 
	chat_id BIGINT, 
	added_at DATETIME NOT NULL, 
	look_at DATETIME, 
	state JSON, 
	CONSTRAINT pk_feed PRIMARY KEY (id), 
	CONSTRAINT uq_feed_url UNIQUE (url)
);
INSERT INTO "feed" VALUES(1,'https://town.example/feed','Town Crier','https://town.example/','town',NULL,'2025-12-29 09:00:00.000000','2026-01-05 10:00:00.000000','{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2025-12-29T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO "feed" VALUES(2,'https://own.example/feed','https://own.example/feed','https://town.example/',NULL,6,'2025-12-29 09:00:00.000000','2026-01-05 10:00:00.000000','{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2026-01-05T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO "feed" VALUES(3,'https://reader:hunter2@paid.example/feed?token=0123456789abcdef','https://reader:hunter2@paid.example/feed?token=0123456789abcdef','https://town.example/',NULL,5,'2025-12-29 09:00:00.000000','2026-01-05 10:00:00.000000','{"etag": "\"1\"", "last_modified": "Mon, 05 Jan 2026 08:00:00 GMT", "ttl": 3600.0, "first_seen_at": "2026-01-05T09:00:00+00:00", "seen_at": "2026-01-05T09:00:00+00:00", "brings_a_day": 2.5}');
INSERT INTO "feed" VALUES(4,'https://ended.example/feed','https://ended.example/feed',NULL,NULL,NULL,'2025-12-29 09:00:00.000000',NULL,'{"failures": 3, "failing_since": "2025-12-29T09:00:00+00:00", "failure": "http-error", "told": true}');
INSERT INTO "feed" VALUES(5,'https://unread.example/feed','https://unread.example/feed',NULL,NULL,-1005,'2026-01-05 09:00:00.000000','2026-01-05 09:00:00.000000','{}');
CREATE TABLE inbox (
	update_id BIGINT NOT NULL, 
	body TEXT, 
	received_at DATETIME NOT NULL, 
	error TEXT, 
	CONSTRAINT pk_inbox PRIMARY KEY (update_id)
);
INSERT INTO "inbox" VALUES(701,'{"update_id":701,"message":{"message_id":701,"text":"https://town.example/701"}}','2026-01-05 09:00:00.000000',NULL);
INSERT INTO "inbox" VALUES(702,NULL,'2026-01-05 09:00:00.000000',NULL);
INSERT INTO "inbox" VALUES(703,'{"update_id":703,"message":{"message_id":703,"text":"https://town.example/703"}}','2026-01-05 09:00:00.000000','KeyError(''text'')');
CREATE TABLE link (
	url TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (url), 
	CONSTRAINT fk_link_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "link" VALUES('https://librarynews.example/40?token=secret',1);
INSERT INTO "link" VALUES('https://short.example/x',1);
INSERT INTO "link" VALUES('https://harbourtimes.example/1',3);
INSERT INTO "link" VALUES('https://bridgepost.example/1',4);
INSERT INTO "link" VALUES('https://schoolnews.example/1',5);
INSERT INTO "link" VALUES('https://harbourtimes.example/2',6);
INSERT INTO "link" VALUES('https://harbourtimes.example/3',7);
INSERT INTO "link" VALUES('https://harbourtimes.example/4',8);
CREATE TABLE role (
	name VARCHAR(20) NOT NULL, 
	epoch BIGINT NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (name)
);
INSERT INTO "role" VALUES('sender',2);
CREATE TABLE story (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	url TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	point JSON NOT NULL, 
	seen_at DATETIME NOT NULL, 
	topics BLOB NOT NULL, 
	event_key BLOB NOT NULL, 
	article_id INTEGER, 
	body_id INTEGER, 
	CONSTRAINT pk_story PRIMARY KEY (id), 
	CONSTRAINT fk_story_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE SET NULL, 
	CONSTRAINT fk_story_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
INSERT INTO "story" VALUES(1,'Moscow council approved bridge 1','https://harbourtimes.example/1','Harbour Times','{"text": "The council of Moscow approved the bridge number 1 on Monday after a long debate.", "link": "https://harbourtimes.example/1#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}','2026-01-05 09:00:00.000000',X'CEE0940047B4D5011539EA02D7D99804A223D106159F3007505FF908570FEC09F0B82D0D129E3F0F5397A910BF0674122041A013193EA51300FF8C14A04093155D7FDD16BF1BAA1758CCC617A6FD3F1B06DA031D1EEAF01D27B3C81F591B2522645D7D2220E05423E1AD0425BE26F22785D09F2BEC00EB2CC7CB5F2FF775892F3ED24832B341C333D5C1E035FD114A3768A9973B3F36323E3D99493E62125C4662B1424B1301F34C6216D6503DA3045280684E530E0ADD546D986858836D385C55DD635E8103D05F03553C600DDC4D60B191BC638D3AAD6796729B689F0F7869F6689A6A69143E6B964A4B6C6E3F496D047D236E95F7BF6EF4B648720E266777F0844D7B1DD8577C783EFA7E6B50FB7E54D109802825CB84E1786B88A9D47F8824F368890AEE028EE253F18EED5EE5901897AA930DD15594541F9096F15F9196FB48E9A2BE38F6AC9B6E77AFC9369BAF5F8FAEB1294D2EB26698A6B41F471AB8633B61BBBCE817C14A5E54C1B9DE96C158A6C5C11170C8C2AF87F5C3A460A6C4AD1CC7C57D5A18C6C4F386C7C4FB61C8FCE99CC93253FAD2B9A9FBD268A3C4DD092DD2DFB9D716E1E1DDEAE1AD8985E24866FDE5EF82B1E6A6D54BE97AC951F952698EFCB50836FF',X'011031AF013C102F04A5C10A066D9BF507F0B82D0D9A33640D129E3F0F20E054231C0EE823DEE9772EAB94883A68A9973BE66D453C80684E5311ED2F5A7B33455D0A2D8067951F2A6FD011A7711595857AB7EFDC83414E44890610B68E2DBCBC8F3F12D1931EAADD969106BA9D7AE4E1AAA8571DAFC9836BB3F3BAA8BD2FDE39BE2CD1B5C67D5B5ADDA13AD6DE25E09FE1D6043BEFF80975EF381BB6F3DD2A9B01393D226D102F412A012F5D29FF3DE8257F0A220E344A7D5C6745343645510A4C080141',3,1);
INSERT INTO "story" VALUES(2,'Moscow council approved school 2','https://harbourtimes.example/2','Harbour Times','{"text": "The council of Moscow approved the school number 2 on Monday after a long debate.", "link": "https://harbourtimes.example/2#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}','2026-01-05 09:00:00.000000',X'47B4D5012904B304F0B82D0D129E3F0FBF06741200FF8C1439762D165D7FDD16BF1BAA1758CCC6179535B419A6FD3F1B06DA031DE300871D1EEAF01D27B3C81F20E05423BE26F227C7CB5F2FF775892FB341C333EB8A6D3A68A9973B3F36323E3D99493E04DC524389442B459E5D97486216D6508B52135380684E530E0ADD548CBDE954E02660576D986858D83C7A5931DBCC5D8103D05F0DDC4D60BA89D261D0521E62B191BC63DDDCE5648D3AAD6796729B68981C2C6B69143E6B047D236EE006E7719D02F071F4B64872F0844D7B1DD8577C54D1098077424F8065CA50812825CB8441245E88E1786B88A9D47F8824F368892127428A2BE0AD8A0AEE028EE253F18E9E7C178F17526C92541F9096F15F91966FE6CC9EBE38F6ACFC77A8AE9B6E77AF5F8FAEB17DCEC3B26698A6B44921ABB4CB9B7DB55651E2B51F471AB8633B61BBBCE817C1B9DE96C158A6C5C1A460A6C4AD1CC7C5BD51BCC6C4FB61C80828C5D13253FAD2B9A9FBD2C3B71AD5F83716D768A3C4DD092DD2DFE1DDEAE1EF82B1E6C8D0CFE6C75F90E7D101F2E7AF203FE95CEB1CEED0D47FF0942552F1818300F57AC951F952698EFC4AEAAFFDB12259FEA25364FEB50836FF',X'011031AF013C102F04A5C10A066D9BF507F0B82D0D9A33640D129E3F0F0DBED51A20E054231C0EE823D6A46F28DEE9772EAB94883A68A9973BE66D453C80684E5311ED2F5A7B33455D0A2D8067951F2A6F1595857AAE2BB184414E44890610B68E2DBCBC8F3F12D1931EAADD969106BA9D7AE4E1AAA8571DAFC9836BB3F3BAA8BD2FDE39BE2CD1B5C67D5B5ADDA13AD6DE25E09FE1D6043BEFF80975EFDD2A9B01393D227F6D10A32F412A012F5D29FF3D25410A220E344A7D5C6745343645510A4C0801',6,2);
INSERT INTO "story" VALUES(3,'Moscow council approved market 3','https://harbourtimes.example/3','Harbour Times','{"text": "The council of Moscow approved the market number 3 on Monday after a long debate.", "link": "https://harbourtimes.example/3#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}','2026-01-05 09:00:00.000000',X'47B4D501F0B82D0D129E3F0FBF067412071D7D1200FF8C145D7FDD16BF1BAA1758CCC617A6FD3F1B06DA031D1EEAF01D27B3C81F0D91F12020E05423CCA5B026BE26F227107C672DC7CB5F2FF775892FB341C33368A9973B5871203D3F36323E3D99493EDF24F44498B7D34AE1F8CC4B6216D65080684E530E0ADD546D986858A562485C95C4885D8103D05F0DDC4D60B191BC638D3AAD6796729B6869143E6BCB85AC6BC17D6B6C047D236E3CA8266F3AB59D6FF4B64872F420F676A53BE078F0844D7B2CB42E7C1DD8577C8F24447D54D10980005D3D842825CB84E1786B88A9D47F8824F368890AEE028EE253F18E4731F5907A1B0594595B8196541F9096F15F9196F175C39A1EA5CB9D374CD3A6BE38F6AC5C1191AE9B6E77AF5F8FAEB1E226E6B3719043B46698A6B458B434B61F471AB81D74FDB9A67DD1BA47B3FEBA633B61BB64A0D8BEBCE817C1FB0D21C1B9DE96C158A6C5C1C061E5C2672111C4A460A6C4907952C5AD1CC7C5C4FB61C8A86348CB53305BD03253FAD2B9A9FBD2E7412FD3D25868D368A3C4DD092DD2DFE1DDEAE1ED5DC2E3F94274E6EF82B1E6E9DA55EC954D3AED6DDBCAEFA7D91BF3A3CD41F67AC951F952698EFCB50836FF',X'011031AF013C102F04A5C10A066D9BF507F0B82D0D9A33640D129E3F0F147AB81D20E054231C0EE823DEE9772EAB94883A68A9973BE66D453C80684E5311ED2F5A7B33455D0A2D80679B8ED26D951F2A6F1595857A414E44890610B68E2DBCBC8F3F12D1931EAADD969106BA9D7AE4E1AAA8571DAFC9836BB3F3BAA8BD2FDE39BE2CD1B5C6024FBEC87D5B5ADDA13AD6DE25E09FE1D6043BEFF80975EFDD2A9B01393D224A6D102F412A012F5D29FF783D250A220E344A7D5C67453436456F510A4C0801',7,3);
INSERT INTO "story" VALUES(4,'Moscow council approved station 4','https://harbourtimes.example/4','Harbour Times','{"text": "The council of Moscow approved the station number 4 on Monday after a long debate.", "link": "https://harbourtimes.example/4#:~:text=The%20council%20of%20Moscow%20approved,after%20a%20long%20debate"}','2026-01-02 09:00:00.000000',X'AEFA1AD8',X'011031AF013C102F04A5C10A066D9BF507F0B82D0D9A33640D129E3F0F20E054231C0EE823DEE9772EAB94883A68A9973BE66D453C80684E5311ED2F5A7B33455D0A2D8067824ABF6A951F2A6F1595857A414E44890610B68E2DBCBC8F3F12D1931EAADD969106BA9DD09E25AA7AE4E1AAA8571DAFC9836BB3F3BAA8BD2FDE39BE2CD1B5C67D5B5ADDA13AD6DE25E09FE1D6043BEFF80975EF381BB6F3DD2A9B01393D226D102F412A012F5D29FF523D250A220E344A7DA35C6745343645510A4C080192',8,NULL);
CREATE TABLE story_band (
	band BIGINT NOT NULL, 
	article_id INTEGER NOT NULL, 
	CONSTRAINT pk_story_band PRIMARY KEY (band, article_id), 
	CONSTRAINT fk_story_band_article_id FOREIGN KEY(article_id) REFERENCES copy (article_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "story_band" VALUES(19612643610894722,3);
INSERT INTO "story_band" VALUES(30524573597229109,3);
INSERT INTO "story_band" VALUES(54452508146586108,3);
INSERT INTO "story_band" VALUES(74787066640829962,3);
INSERT INTO "story_band" VALUES(92306147829773857,3);
INSERT INTO "story_band" VALUES(114487221123026542,3);
INSERT INTO "story_band" VALUES(125092451290035805,3);
INSERT INTO "story_band" VALUES(126908531053677112,3);
INSERT INTO "story_band" VALUES(200305061612266729,3);
INSERT INTO "story_band" VALUES(205117609281011475,3);
INSERT INTO "story_band" VALUES(320783720361499403,3);
INSERT INTO "story_band" VALUES(343457845406464003,3);
INSERT INTO "story_band" VALUES(416632326621748276,3);
INSERT INTO "story_band" VALUES(633497783919717071,3);
INSERT INTO "story_band" VALUES(654054940782070149,3);
INSERT INTO "story_band" VALUES(740617519101839539,3);
INSERT INTO "story_band" VALUES(803101640344930070,3);
INSERT INTO "story_band" VALUES(845399939233717175,3);
INSERT INTO "story_band" VALUES(847014885484035742,3);
INSERT INTO "story_band" VALUES(1576576498792341014,3);
INSERT INTO "story_band" VALUES(19612643610894722,4);
INSERT INTO "story_band" VALUES(30524573597229109,4);
INSERT INTO "story_band" VALUES(54452508146586108,4);
INSERT INTO "story_band" VALUES(74787066640829962,4);
INSERT INTO "story_band" VALUES(92306147829773857,4);
INSERT INTO "story_band" VALUES(114487221123026542,4);
INSERT INTO "story_band" VALUES(125092451290035805,4);
INSERT INTO "story_band" VALUES(126908531053677112,4);
INSERT INTO "story_band" VALUES(200305061612266729,4);
INSERT INTO "story_band" VALUES(205117609281011475,4);
INSERT INTO "story_band" VALUES(320783720361499403,4);
INSERT INTO "story_band" VALUES(343457845406464003,4);
INSERT INTO "story_band" VALUES(416632326621748276,4);
INSERT INTO "story_band" VALUES(633497783919717071,4);
INSERT INTO "story_band" VALUES(654054940782070149,4);
INSERT INTO "story_band" VALUES(740617519101839539,4);
INSERT INTO "story_band" VALUES(803101640344930070,4);
INSERT INTO "story_band" VALUES(845399939233717175,4);
INSERT INTO "story_band" VALUES(847014885484035742,4);
INSERT INTO "story_band" VALUES(1576576498792341014,4);
INSERT INTO "story_band" VALUES(19612643610894722,5);
INSERT INTO "story_band" VALUES(30524573597229109,5);
INSERT INTO "story_band" VALUES(54452508146586108,5);
INSERT INTO "story_band" VALUES(74787066640829962,5);
INSERT INTO "story_band" VALUES(92306147829773857,5);
INSERT INTO "story_band" VALUES(114487221123026542,5);
INSERT INTO "story_band" VALUES(125092451290035805,5);
INSERT INTO "story_band" VALUES(126908531053677112,5);
INSERT INTO "story_band" VALUES(200305061612266729,5);
INSERT INTO "story_band" VALUES(205117609281011475,5);
INSERT INTO "story_band" VALUES(320783720361499403,5);
INSERT INTO "story_band" VALUES(343457845406464003,5);
INSERT INTO "story_band" VALUES(416632326621748276,5);
INSERT INTO "story_band" VALUES(633497783919717071,5);
INSERT INTO "story_band" VALUES(654054940782070149,5);
INSERT INTO "story_band" VALUES(740617519101839539,5);
INSERT INTO "story_band" VALUES(803101640344930070,5);
INSERT INTO "story_band" VALUES(845399939233717175,5);
INSERT INTO "story_band" VALUES(847014885484035742,5);
INSERT INTO "story_band" VALUES(1576576498792341014,5);
INSERT INTO "story_band" VALUES(30524573597229109,6);
INSERT INTO "story_band" VALUES(74787066640829962,6);
INSERT INTO "story_band" VALUES(77011068305957362,6);
INSERT INTO "story_band" VALUES(93329149674125752,6);
INSERT INTO "story_band" VALUES(107694613772588660,6);
INSERT INTO "story_band" VALUES(123764692413146159,6);
INSERT INTO "story_band" VALUES(125092451290035805,6);
INSERT INTO "story_band" VALUES(126479974893003605,6);
INSERT INTO "story_band" VALUES(153253821517696286,6);
INSERT INTO "story_band" VALUES(213851076575485635,6);
INSERT INTO "story_band" VALUES(278648710686359647,6);
INSERT INTO "story_band" VALUES(422214675571072795,6);
INSERT INTO "story_band" VALUES(472643193292170005,6);
INSERT INTO "story_band" VALUES(626874782920120303,6);
INSERT INTO "story_band" VALUES(674183021216687269,6);
INSERT INTO "story_band" VALUES(683643252992711084,6);
INSERT INTO "story_band" VALUES(720373476342527811,6);
INSERT INTO "story_band" VALUES(803101640344930070,6);
INSERT INTO "story_band" VALUES(845399939233717175,6);
INSERT INTO "story_band" VALUES(1227236077144869298,6);
INSERT INTO "story_band" VALUES(4563146531933140,7);
INSERT INTO "story_band" VALUES(29912964898011033,7);
INSERT INTO "story_band" VALUES(30524573597229109,7);
INSERT INTO "story_band" VALUES(37345187089904551,7);
INSERT INTO "story_band" VALUES(74787066640829962,7);
INSERT INTO "story_band" VALUES(119899501561019079,7);
INSERT INTO "story_band" VALUES(122907129800004452,7);
INSERT INTO "story_band" VALUES(125092451290035805,7);
INSERT INTO "story_band" VALUES(130695771067435213,7);
INSERT INTO "story_band" VALUES(250187590094368183,7);
INSERT INTO "story_band" VALUES(251174071579669595,7);
INSERT INTO "story_band" VALUES(281527256357195139,7);
INSERT INTO "story_band" VALUES(320783720361499403,7);
INSERT INTO "story_band" VALUES(398816042424747601,7);
INSERT INTO "story_band" VALUES(466053370462672212,7);
INSERT INTO "story_band" VALUES(513595202513495975,7);
INSERT INTO "story_band" VALUES(545235157966076179,7);
INSERT INTO "story_band" VALUES(683144219592714743,7);
INSERT INTO "story_band" VALUES(711721750431581486,7);
INSERT INTO "story_band" VALUES(1388639284641850392,7);
INSERT INTO "story_band" VALUES(8248289485968114,8);
INSERT INTO "story_band" VALUES(30524573597229109,8);
INSERT INTO "story_band" VALUES(64551156495668179,8);
INSERT INTO "story_band" VALUES(74787066640829962,8);
INSERT INTO "story_band" VALUES(125092451290035805,8);
INSERT INTO "story_band" VALUES(198922616126826358,8);
INSERT INTO "story_band" VALUES(320783720361499403,8);
INSERT INTO "story_band" VALUES(371903160185865220,8);
INSERT INTO "story_band" VALUES(410815919539515554,8);
INSERT INTO "story_band" VALUES(416632326621748276,8);
INSERT INTO "story_band" VALUES(422214675571072795,8);
INSERT INTO "story_band" VALUES(516722006404585768,8);
INSERT INTO "story_band" VALUES(583290094784506670,8);
INSERT INTO "story_band" VALUES(674183021216687269,8);
INSERT INTO "story_band" VALUES(683643252992711084,8);
INSERT INTO "story_band" VALUES(705833810746836835,8);
INSERT INTO "story_band" VALUES(803101640344930070,8);
INSERT INTO "story_band" VALUES(918748898945227438,8);
INSERT INTO "story_band" VALUES(920012344475386748,8);
INSERT INTO "story_band" VALUES(1028074947109445784,8);
CREATE TABLE subscription (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	topic VARCHAR(130) NOT NULL, 
	label TEXT NOT NULL, 
	digest BOOLEAN, 
	thread_id BIGINT, 
	followed_at DATETIME NOT NULL, 
	CONSTRAINT pk_subscription PRIMARY KEY (id), 
	CONSTRAINT uq_subscription_chat_id UNIQUE (chat_id, topic), 
	CONSTRAINT fk_subscription_chat_id FOREIGN KEY(chat_id) REFERENCES chat (id) ON DELETE CASCADE
);
INSERT INTO "subscription" VALUES(1,5,'moscow','Moscow',NULL,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(2,5,'feed:1','Town Crier',NULL,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(3,6,'moscow','Moscow',NULL,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(4,6,'school','School',0,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(5,7,'moscow','Moscow',1,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(6,8,'moscow','Moscow',NULL,NULL,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(7,-1005,'moscow','Moscow',NULL,44,'2026-01-05 09:00:00.000000');
INSERT INTO "subscription" VALUES(8,-1006,'東京','東京',NULL,NULL,'2026-01-05 09:00:00.000000');
CREATE TABLE tag (
	topic VARCHAR(130) NOT NULL, 
	label TEXT NOT NULL, 
	stories INTEGER NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (topic)
);
INSERT INTO "tag" VALUES('moscow','moscow',4,'2026-01-02 09:00:00.000000');
CREATE INDEX ix_feed_chat_id ON feed (chat_id);
CREATE INDEX ix_feed_look_at ON feed (look_at);
CREATE INDEX ix_chat_digest_at ON chat (digest_at);
CREATE INDEX ix_tag_seen_at ON tag (seen_at);
CREATE INDEX ix_link_article_id ON link (article_id);
CREATE INDEX ix_entry_seen_at ON entry (seen_at);
CREATE INDEX ix_entry_due_at ON entry (due_at);
CREATE INDEX ix_delivery_state_due_at ON delivery (state, due_at);
CREATE INDEX ix_delivery_state_priority_id ON delivery (state, priority, id);
CREATE INDEX ix_delivery_body_id_chat_id ON delivery (body_id, chat_id);
CREATE INDEX ix_delivery_chat_id_state ON delivery (chat_id, state);
CREATE INDEX ix_story_seen_at ON story (seen_at);
CREATE INDEX ix_story_article_id ON story (article_id);
CREATE INDEX ix_subscription_topic_chat_id ON subscription (topic, chat_id);
CREATE INDEX ix_copy_feed_id ON copy (feed_id);
CREATE INDEX ix_copy_story_id ON copy (story_id);
CREATE INDEX ix_fan_out_story_id ON fan_out (story_id);
CREATE INDEX ix_digest_item_story_id ON digest_item (story_id);
CREATE INDEX ix_story_band_article_id ON story_band (article_id);
COMMIT;
