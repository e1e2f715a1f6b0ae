using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>What people ask before they buy.</summary>
internal static class QuestionWriter
{
    public static string Ask(Question question)
    {
        var dice = new Dice(question.Seed);
        var draft = new Draft(question.Product, new Speech(question.Product.Noun, dice.Chance(0.3), "", 1, ""), dice);
        draft.Add("question");
        return draft.Dice.Chance(0.35) ? $"Здравствуйте! {draft}" : Voice.Speak(draft.ToString(), ref draft.Dice, 3);
    }
}
