using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Team;

/// <summary>The desk with an owner, answering over HTTP; a session is looked at anew with every request instead of every minute.</summary>
public class TeamFixture : DeskFixture
{
    public const string Password = "корабли лавировали";

    protected override IEnumerable<string> Settings => ["--Team:Revalidation=00:00:00"];

    public PersonId Owner { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
        var owner = await UseAsync<CreateFirstOwner, DeskPerson>(create => create.ExecuteAsync("Ольга", "owner@example.test", Password, DateTimeOffset.UtcNow, CancellationToken.None));
        Owner = owner.PersonId;
    }

    public Visitor Visitor() => new(Address);

    /// <summary>Somebody new who has chosen their own password.</summary>
    public async Task<(PersonId Id, string Email)> AddAsync(Role role)
    {
        var email = $"p{Guid.NewGuid():N}@example.test";
        var added = await UseAsync<AddPerson, AddedPerson>(add =>
            add.ExecuteAsync(Actor.Desk, "Пётр", email, role, ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        await UseAsync<ChangeOwnAccount, DeskPerson>(change => change.ChangePasswordAsync(added.Id, added.TemporaryPassword, Password));
        return (added.Id, email);
    }

    public async Task<Visitor> SignedInAsync(Role role)
    {
        var (_, email) = await AddAsync(role);
        var visitor = Visitor();
        await visitor.SignInAsync(email, Password);
        return visitor;
    }
}
