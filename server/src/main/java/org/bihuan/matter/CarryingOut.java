package org.bihuan.matter;

import java.util.function.Supplier;

/** From what was ordered to the verb of the matter that does it; whatever needs the matters around it is done elsewhere. */
final class CarryingOut {

    private CarryingOut() {}

    /** @param number gives the next one, should it be needed */
    static void apply(Matter matter, MatterOrder order, Situation here, Supplier<String> number) {
        switch (order) {
            case MatterOrder.Open() -> matter.open(number.get(), here);
            case MatterOrder.Discard() -> matter.discard();
            case MatterOrder.Assign assign -> new Handover(matter, here).assign(assign);
            case MatterOrder.Reassign reassign -> new Handover(matter, here).reassign(reassign);
            case MatterOrder.Receive receive -> new Handover(matter, here).receive(receive);
            case MatterOrder.Return back -> new Handover(matter, here).giveBack(back);
            case MatterOrder.Progress progress -> new Handling(matter, here).progress(progress);
            case MatterOrder.Report report -> new Handling(matter, here).report(report);
            case MatterOrder.WithdrawReport withdraw -> new Handling(matter, here).withdrawReport(withdraw);
            case MatterOrder.StartVerification() -> new Verification(matter, here).startVerification();
            case MatterOrder.Verify verify -> new Verification(matter, here).verify(verify);
            case MatterOrder.CloseOff(var opinion) -> new Verification(matter, here).closeOff(opinion);
            case MatterOrder.Evaluate evaluate -> new Verification(matter, here).evaluate(evaluate);
            case MatterOrder.Archive() -> new Verification(matter, here).archive();
            case MatterOrder.Reopen reopen -> new Verification(matter, here).reopen(reopen);
            case MatterOrder.RequestExtension request -> new Requests(matter, here).requestExtension(request);
            case MatterOrder.RequestSuspension request -> new Requests(matter, here).requestSuspension(request);
            case MatterOrder.RequestCancellation request -> new Requests(matter, here).requestCancellation(request);
            case MatterOrder.DecideRequest decide -> new Requests(matter, here).decide(decide);
            case MatterOrder.WithdrawRequest withdraw -> new Requests(matter, here).withdraw(withdraw);
            case MatterOrder.Resume resume -> new Requests(matter, here).resume(resume);
            case MatterOrder.Shelve shelve -> new Requests(matter, here).shelve(shelve);
            case MatterOrder.Merge any -> throw Merging.alone();
            case MatterOrder.Unmerge any -> throw Merging.alone();
            case LadderOrder.RequestDelisting request -> new Requests(matter, here).requestDelisting(request);
            case LadderOrder.Raise raise -> new Climb(matter, here).raise(raise);
            case LadderOrder.Lower lower -> new Climb(matter, here).lower(lower);
            case LadderOrder.AcceptOnSite accept -> new Requests(matter, here).acceptOnSite(accept);
            case MatterOrder.SubmitPlan plan -> new Requests(matter, here).submitPlan(plan);
            case MatterOrder.Urge urge -> new Attention(matter, here).urge(urge);
            case MatterOrder.Instruct instruct -> new Attention(matter, here).instruct(instruct);
            case MatterOrder.Amend amend -> new Attention(matter, here).amend(amend);
            case MatterOrder.Correct correct -> new Correction(matter, here).correct(correct, Correction.Further.NONE);
            case PartOrder part -> Parts.within(matter, part, here);
            case CircleOrder circle -> Circles.within(matter, circle);
        }
    }
}
