-- Every look-up in a table that grows has its index.
create index posted_card_about on posted_card ((kind || ' ' || subject)) where left_at is null;
drop index posted_card_subject;
