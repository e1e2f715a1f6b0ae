namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Where the spelling dictionary is; the system's package manager installs it.</summary>
public sealed record SpellingSettings
{
    /// <summary>The <c>.dic</c> file; its <c>.aff</c> lies beside it.</summary>
    public string Dictionary { get; init; } = "/usr/share/hunspell/ru_RU.dic";
}
