using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>
/// Divides texts into those to learn from and those to judge by, by a hash of their words: the same text falls on the same side every night, so that
/// no model is judged by what an earlier lesson showed it, not even by a copy of it.
/// </summary>
public static class HeldBack
{
    public const int OneIn = 10;

    public static bool Is(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                hash = unchecked((hash ^ char.ToLowerInvariant(letter)) * 16777619);
            }
        }

        return (hash ^ (hash >> 15)) % OneIn == 0;
    }

    public static (List<LabelledText> Lesson, List<LabelledText> Judges) Divide(IReadOnlyList<LabelledText> texts) =>
        ([.. texts.Where(text => !Is(text.Text))], [.. texts.Where(text => Is(text.Text))]);
}
