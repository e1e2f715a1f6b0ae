namespace SellerDesk.Web.Shell;

/// <summary>Addresses that the shell itself points at.</summary>
public static class ShellRoutes
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Account = "/account";
    public const string Culture = "/culture";
    public const string NotFound = "/not-found";

    /// <summary>The address if it stays on this site, else the start page: nobody is sent elsewhere by a crafted link.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
