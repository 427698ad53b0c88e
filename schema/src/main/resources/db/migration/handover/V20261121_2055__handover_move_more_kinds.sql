-- 岗位交接带走更多：报表及其定时、在办公文、回头看任务、尚未发布的目标清单事项；接收人须回避的留在原处。
alter table handover.item drop constraint item_kind_known;
alter table handover.item add constraint item_kind_known check
  (kind in ('MATTER','SAVED_VIEW','PORTFOLIO','REPORT','PAPER','LOOK_BACK','GOAL_ITEM'));
alter table handover.item drop constraint item_outcome_known;
alter table handover.item add constraint item_outcome_known check
  (outcome is null or outcome in ('MOVED','KEPT','GONE','BARRED'));
