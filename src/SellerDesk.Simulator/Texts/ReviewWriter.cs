using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>Composes the words of a review from what happened to its order and from how the buyer feels about it.</summary>
internal static partial class ReviewWriter
{
    private static readonly string[] GoodTopics = ["quality", "function", "appearance", "delivery", "packaging", "price", "mismatch"];
    private static readonly string[] SafeTopics = ["quality", "function", "mismatch"];
    private static readonly string[] Hashtags = ["качество", "цена", "упаковка", "доставка", "внешний вид", "соответствует описанию"];

    public static Written Write(Opinion opinion)
    {
        if (!opinion.HasText)
        {
            return Written.Nothing;
        }

        var draft = Open(opinion, "");
        var body = Body(draft, opinion);
        var (pros, cons) = ProsAndCons(draft, opinion);
        // Some leave the main field empty and fill in only what was good and what was bad.
        var text = (pros.Length > 0 || cons.Length > 0) && draft.Dice.Chance(0.12) ? "" : Voice.Speak(body, ref draft.Dice, opinion.Mood);
        return new Written(text, pros, cons);
    }

    /// <summary>The sentence of the review that names the trouble, as typed with care; null where the buyer does not complain of anything in it.</summary>
    public static string? TroubleOf(Opinion opinion)
    {
        if (opinion.Mood >= 4)
        {
            return null;
        }

        var draft = Open(opinion, "");
        Body(draft, opinion);
        return draft.Said.Find(said => said.What is "size small" or "size big"
            || (said.What.EndsWith(" -", StringComparison.Ordinal) && said.What is not ("opener -" or "closer -" or "story -" or "short -" or "service -"))).Sentence;
    }

    /// <summary>A complaint on a theme given by a person at the control page.</summary>
    public static Written WriteOnTheme(Product product, Buyer buyer, int rating, string? theme, ulong seed)
    {
        var draft = new Draft(product, new Speech(product.Noun, buyer.IsMan, theme ?? "", 6, ""), new Dice(seed));
        if (theme is not null)
        {
            draft.Add("theme");
            if (draft.Dice.Chance(0.5))
            {
                draft.Add(rating <= 3 ? "closer -" : "closer +");
            }

            return new Written(draft.ToString(), "", "");
        }

        var mood = rating >= 4 ? "+" : "-";
        draft.Add($"opener {mood}");
        draft.Add($"quality {mood}");
        if (draft.Dice.Chance(0.6))
        {
            draft.Add($"closer {mood}");
        }

        return new Written(Voice.Speak(draft.ToString(), ref draft.Dice, rating), "", "");
    }

    public static Fit FitOf(Opinion opinion)
    {
        if (opinion.Order.Product.Family != "kidswear")
        {
            return Fit.NotAsked;
        }

        var dice = new Dice(Dice.Mix(opinion.Seed));
        return Wrong(opinion) ? (dice.Chance(0.65) ? Fit.RunsSmall : Fit.RunsLarge)
            : opinion.Mood <= 3 && opinion.Topic == "size" ? Fit.RunsSmall
            : dice.Below(100) switch { < 6 => Fit.RunsSmall, < 10 => Fit.RunsLarge, < 14 => Fit.NotAsked, _ => Fit.Right };
    }

    public static string[] TagsOf(Opinion opinion)
    {
        var dice = new Dice(Dice.Mix(opinion.Seed + 1));
        return dice.Chance(0.12) ? [dice.Pick(Hashtags)] : [];
    }

    private static bool Wrong(Opinion opinion) => opinion.Topic == "size" && opinion.Mood <= 2;

    private static Draft Open(Opinion opinion, string theme)
    {
        var order = opinion.Order;
        return new Draft(order.Product, new Speech(order.Product.Noun, order.Buyer.IsMan, theme, order.DaysOnTheWay, order.Account.TradeMark), new Dice(opinion.Seed));
    }

    private static string Body(Draft draft, Opinion opinion)
    {
        var sign = opinion.Mood >= 4 ? "+" : opinion.Mood == 3 ? "0" : "-";
        var style = draft.Dice.Below(100);
        if (opinion.Order.Fate == Fate.RefusedAtPickup)
        {
            Refuse(draft, opinion, style);
            return draft.ToString();
        }

        if (style < 14)
        {
            draft.Add($"short {sign}");
            return draft.ToString();
        }

        switch (opinion.Mood)
        {
            case 5:
                Praise(draft, style, GoodTopics);
                break;
            case 4:
                // What is found fault with must not have been praised a line above.
                Praise(draft, Math.Min(style, 70), SafeTopics);
                draft.Add("minor");
                break;
            case 3:
                Hesitate(draft, opinion, style);
                break;
            default:
                Complain(draft, opinion, style);
                break;
        }

        return draft.ToString();
    }

    private static (string Pros, string Cons) ProsAndCons(Draft draft, Opinion opinion)
    {
        var wantsPros = draft.Dice.Chance(opinion.Mood >= 3 ? 0.3 : 0.1);
        var wantsCons = draft.Dice.Chance(opinion.Mood >= 4 ? 0.16 : 0.35);
        var pros = wantsPros ? draft.Single("pros") ?? "" : "";
        var cons = !wantsCons ? "" : opinion.Mood == 5 && draft.Dice.Chance(0.7) ? draft.Single("no cons") ?? "" : draft.Single("cons") ?? "";
        return (pros, cons);
    }
}
