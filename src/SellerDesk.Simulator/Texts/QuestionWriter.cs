using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>What people ask before they buy, and what the shops replied before anyone else did it for them.</summary>
internal static class QuestionWriter
{
    public static string Ask(Question question)
    {
        var draft = Open(question, "");
        draft.Add("question");
        return draft.Dice.Chance(0.35) ? $"Здравствуйте! {draft}" : Voice.Speak(draft.ToString(), ref draft.Dice, 3);
    }

    public static string Reply(Question question, Account account)
    {
        var draft = Open(question, account.TradeMark);
        if (question.SellerRejects)
        {
            draft.Add("reply declined");
            return draft.ToString();
        }

        if (!draft.AddReplyTo("question"))
        {
            draft.Add("reply");
        }

        return $"{(draft.Dice.Chance(0.5) ? "Здравствуйте!" : "Добрый день!")} {draft}";
    }

    private static Draft Open(Question question, string shop)
    {
        var dice = new Dice(question.Seed);
        return new Draft(question.Product, new Speech(question.Product.Noun, dice.Chance(0.3), "", 1, shop), dice);
    }
}
