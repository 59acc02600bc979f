-- In which capacity the chair runs a meeting, and why they do where that is asked for.
alter table conference add column chaired_as text not null default 'INDEPENDENT_CHAIR'
  check (chaired_as in ('INDEPENDENT_CHAIR', 'LEAD_PRACTITIONER'));
alter table conference add column chair_reason text;
alter table conference alter column chaired_as drop default;
