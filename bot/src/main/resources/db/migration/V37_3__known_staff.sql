-- What each person of the authority was when it was last looked at, so that who is less now loses what they had in sight.
create table known_staff (
  person text primary key,
  roles  text not null
);

-- Since when the chats were last looked through for what an administrator had opened in need.
create index posted_card_conversation on posted_card (conversation_id) where left_at is null;
