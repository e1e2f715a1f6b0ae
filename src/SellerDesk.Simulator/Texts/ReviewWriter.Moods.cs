using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>What is said in each mood: the parcel refused, praise, doubt, complaint.</summary>
internal static partial class ReviewWriter
{
    private static void Refuse(Draft draft, Opinion opinion, int style)
    {
        if (opinion.Mood >= 4)
        {
            draft.Add("refused good");
            return;
        }

        if (style < 75)
        {
            draft.Add("refused");
        }

        draft.Add(Trouble(draft, opinion));
    }

    private static void Praise(Draft draft, int style, string[] subjects)
    {
        var isLong = style >= 88;
        if (style >= 45 || draft.Dice.Chance(0.3))
        {
            draft.Add("opener +");
        }

        if (isLong)
        {
            draft.Add("story +");
        }

        var sentences = style < 45 ? 1 : isLong ? 4 : draft.Dice.Between(1, 2);
        var topics = subjects.Where(topic => draft.Can($"{topic} +")).ToArray();
        for (var i = 0; i < sentences; i++)
        {
            // Quality and use are what people write of first.
            draft.Add(i == 0 && draft.Dice.Chance(0.6) ? "quality +" : $"{draft.Dice.Pick(topics)} +");
        }

        if (draft.IsEmpty || (style >= 45 && draft.Dice.Chance(isLong ? 0.9 : 0.45)))
        {
            draft.Add("closer +");
        }
    }

    private static void Hesitate(Draft draft, Opinion opinion, int style)
    {
        draft.Add("opener 0");
        if (style >= 40)
        {
            draft.Add(opinion.Topic is "appearance" or "mismatch" or "wrong_item" or "quality" ? "delivery +" : opinion.Topic is "delivery" or "price" ? "packaging +" : "appearance +");
        }

        draft.Add(Trouble(draft, opinion));
        if (style >= 60)
        {
            draft.Add("closer 0");
        }
    }

    private static void Complain(Draft draft, Opinion opinion, int style)
    {
        var isLong = style >= 84;
        if (style >= 42)
        {
            draft.Add("opener -");
        }

        if (isLong)
        {
            draft.Add("story -");
        }

        var trouble = Trouble(draft, opinion);
        draft.Add(trouble);
        if (isLong || (style >= 60 && draft.Dice.Chance(0.6)))
        {
            draft.Add(trouble);
        }

        if (isLong && draft.Dice.Chance(0.5))
        {
            draft.Add("service -");
        }

        if (style >= 50 && draft.Dice.Chance(0.6))
        {
            draft.Add("closer -");
        }
    }

    private static string Trouble(Draft draft, Opinion opinion)
    {
        var heading = opinion.Topic == "size" ? FitOf(opinion) == Fit.RunsLarge ? "size big" : "size small" : $"{opinion.Topic} -";
        return draft.Can(heading) ? heading : "quality -";
    }
}
