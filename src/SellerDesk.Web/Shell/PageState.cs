using System.Security.Cryptography;

namespace SellerDesk.Web.Shell;

/// <summary>Loading, there, or failed with the code that the log has too. Whether "there" is empty only the page knows.</summary>
public sealed class PageState
{
    private PageState(string? failure) => Failure = failure;

    public static PageState Loading { get; } = new(failure: null);

    public static PageState Ready { get; } = new(failure: null);

    public string? Failure { get; }

    public static PageState Failed(string code) => new(code);
}

/// <summary>A short code that a person can read out: 7F-204.</summary>
public static class FailureCode
{
    public static string New()
    {
        var hex = RandomNumberGenerator.GetHexString(5);
        return $"{hex[..2]}-{hex[2..]}";
    }
}
