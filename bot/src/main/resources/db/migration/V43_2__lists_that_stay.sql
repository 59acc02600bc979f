-- Lists that nobody keeps up to date are taken away once they are old.
create index posted_card_stays on posted_card (prepared_at) where kind = 'stays';
