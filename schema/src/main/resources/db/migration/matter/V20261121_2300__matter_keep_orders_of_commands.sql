-- 指令号连同所下的指令一并留存：同号异令须退回，不能当作已执行。
alter table matter.command add column act varchar(40);
alter table matter.command add column digest varchar(64);
comment on column matter.command.act is '指令内容：操作；早先的指令为空';
comment on column matter.command.digest is '指令内容的 SHA-256；立项只记操作';
