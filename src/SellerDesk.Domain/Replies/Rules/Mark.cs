namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A piece of the plain text that a detector has found.</summary>
internal readonly record struct Mark(int From, int To, string? Suggestion = null, string? Argument = null);

/// <summary>What a built-in detector works on.</summary>
internal sealed record DetectorInput(CheckedText Text, ReplyToCheck Reply, RuleLists Lists)
{
    public string Plain => Text.Plain;

    public Mark Words(int first, int end, string? suggestion = null) => new(Text.Words[first].From, Text.Words[end - 1].To, suggestion);
}

internal delegate IEnumerable<Mark> Detector(DetectorInput input);
