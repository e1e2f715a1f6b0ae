namespace SellerDesk.Application.Team;

/// <summary>
/// Demo people have a password that everybody knows. While the demo is off they cannot sign in and count for nobody: a database that once held
/// the demo is as safe as a new one, and its first real owner is set up in the browser.
/// </summary>
/// <param name="Open">The demo is on.</param>
public sealed record DemoDoor(bool Open)
{
    private const string Domain = "@demo.local";

    private static readonly string NormalizedDomain = Domain.ToUpperInvariant();

    public bool IsClosedFor(DeskPerson person) => !Open && person.Email?.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Those of the people who may come in as far as the demo is concerned.</summary>
    public IQueryable<DeskPerson> Welcome(IQueryable<DeskPerson> people) =>
        Open ? people : people.Where(p => p.NormalizedEmail == null || !p.NormalizedEmail.EndsWith(NormalizedDomain));
}
