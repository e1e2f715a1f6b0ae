namespace SellerDesk.Domain.Knowledge;

/// <summary>How like a text is to others.</summary>
/// <param name="Alike">How many of them are nearly the same.</param>
/// <param name="Of">How many there were.</param>
/// <param name="Closest">The likeness of the most alike, 0 to 1.</param>
/// <param name="ClosestAt">Which one that is; -1 when there is none.</param>
public sealed record VarietyVerdict(int Alike, int Of, double Closest, int ClosestAt);

/// <summary>Buyers and marketplaces notice the same answer under every review. Measured by <see cref="AnswerLikeness"/>, like everything that compares answers.</summary>
public static class Variety
{
    /// <summary>From here on two answers read as the same one: another name, one changed word.</summary>
    public const double TooLike = 0.85;

    public static VarietyVerdict Of(string text, IReadOnlyList<string> others)
    {
        var (alike, closest, at) = (0, 0.0, -1);
        for (var i = 0; i < others.Count; i++)
        {
            var likeness = AnswerLikeness.Of(text, others[i]);
            alike += likeness >= TooLike ? 1 : 0;
            if (likeness > closest)
            {
                (closest, at) = (likeness, i);
            }
        }

        return new VarietyVerdict(alike, others.Count, closest, at);
    }
}
