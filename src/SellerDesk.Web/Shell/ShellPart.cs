namespace SellerDesk.Web.Shell;

/// <summary>A component of a feature that stands on every page: the shell draws it without knowing the feature.</summary>
/// <param name="Place">Where: <see cref="Head"/> or <see cref="Over"/>.</param>
public sealed record ShellPart(string Place, Type Component)
{
    /// <summary>The head of the left column, beside the name.</summary>
    public const string Head = "head";

    /// <summary>Floats over the page.</summary>
    public const string Over = "over";
}
