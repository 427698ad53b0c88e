alter table matter.matter add column suspended_step_due_at timestamptz;
comment on column matter.matter.suspended_step_due_at is '中止或挂账前的环节时限，恢复办理时据此顺延';
