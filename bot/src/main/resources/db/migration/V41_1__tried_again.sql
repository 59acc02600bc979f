-- When somebody last had a delivery tried again that was given up, so that they see what became of it.
alter table delivery add column tried_again_at timestamp with time zone;

create index delivery_tried_again on delivery (tried_again_at) where tried_again_at is not null;
