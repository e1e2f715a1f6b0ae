namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Words that are written with a hyphen and stand apart: "из за", "какой то".</summary>
internal static class HyphenDetector
{
    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        var hyphened = input.Lists.Set("hyphened");
        var words = input.Text.Words;
        for (var at = 1; at < words.Count; at++)
        {
            var (before, word) = (words[at - 1], words[at]);
            if (input.Plain.AsSpan(before.To, word.From - before.To) is not " " || before.Text.Length + word.Text.Length > 14)
            {
                continue;
            }

            if (hyphened.Contains(before.Text + "-" + word.Text))
            {
                yield return new Mark(before.To, word.From, "-");
            }
        }
    }
}
