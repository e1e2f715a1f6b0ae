using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>The buyer's comment to a claim. What is wrong is said in the words of the review, if there will be one.</summary>
internal static class ClaimWriter
{
    public static string Write(Claim claim)
    {
        var order = claim.Order;
        var draft = new Draft(order.Product, new Speech(order.Product.Noun, order.Buyer.IsMan, "", order.DaysOnTheWay, order.Account.TradeMark), new Dice(claim.Seed));
        var heading = claim.Reason switch
        {
            ClaimReason.Defect => "claim defect",
            ClaimReason.NotWorking => "claim broken",
            ClaimReason.WrongItem => "claim wrong",
            ClaimReason.Mismatch => "claim mismatch",
            ClaimReason.Size => "claim size",
            ClaimReason.Missing => "claim missing",
            ClaimReason.Damaged => "claim damaged",
            ClaimReason.Expired => "claim expired",
            _ => "claim changed",
        };
        if (claim.Reason != ClaimReason.ChangedMind && claim.Opinion is { } opinion && ReviewWriter.TroubleOf(opinion) is { } trouble)
        {
            draft.Add("claim wish");
            return draft.Dice.Chance(0.6) ? $"{trouble} {draft}" : trouble;
        }

        draft.Add(heading);
        if (draft.Dice.Chance(0.5))
        {
            draft.Add("claim wish");
        }

        return Voice.Speak(draft.ToString(), ref draft.Dice, 3);
    }
}
