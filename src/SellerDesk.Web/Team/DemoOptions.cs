using SellerDesk.Application.Team;

namespace SellerDesk.Web.Team;

/// <summary>Settings <c>Demo:…</c> as far as people are concerned.</summary>
public sealed class DemoOptions
{
    public bool Enabled { get; set; }

    public string Password { get; set; } = DemoPeople.DefaultPassword;
}
