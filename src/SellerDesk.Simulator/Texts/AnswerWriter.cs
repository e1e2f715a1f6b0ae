using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>The answers that the shops wrote themselves before anyone else did it for them.</summary>
internal static class AnswerWriter
{
    public static string Write(Opinion opinion, Account account)
    {
        var buyer = opinion.Order.Buyer;
        var draft = new Draft(opinion.Order.Product, new Speech(opinion.Order.Product.Noun, buyer.IsMan, "", 1, account.TradeMark), new Dice(Dice.Mix(opinion.Seed + 2)));
        var greeting = buyer.Name.StartsWith("Покупатель", StringComparison.Ordinal) ? "Здравствуйте!" : $"{char.ToUpperInvariant(buyer.Name[0])}{buyer.Name[1..]}, здравствуйте!";
        draft.Add(opinion.Rating >= 4 ? "thanks" : "sorry");
        draft.Add(opinion.Rating >= 4 ? "farewell" : "amends");
        return $"{greeting} {draft}";
    }
}
