-- What somebody may see starts from the slots of their units and from what they wrote themselves.
create index matter_author_ix on matter.matter (zone_id, created_by);
