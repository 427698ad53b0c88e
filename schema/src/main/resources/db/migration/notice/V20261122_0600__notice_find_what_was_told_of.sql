create index notice_object_ix on notice.notice (zone_id, object_id);
create index delivery_object_ix on notice.delivery (zone_id, object_id) where object_id is not null;
