-- A letter that is on its way went elsewhere, and what it says is not known where they are reached now.
alter table correspondence add column anew boolean not null default false;
