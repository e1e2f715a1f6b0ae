using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.BrowserTests.Fixtures;

/// <summary>A desk that answers browsers, with an owner and what every new desk holds.</summary>
public class BrowserDesk : DeskFixture
{
    public const string Password = "корабли лавировали";
    public const string OwnerEmail = "owner@example.test";

    private readonly HashSet<(Role Role, string Language)> hired = [];
    private readonly Dictionary<(Role Role, string Language), Task<string>> sessions = [];

    /// <summary>As a developer starts it: only then static files are taken from where the projects have them.</summary>
    protected override IEnumerable<string> Settings => ["--environment=Development", "--Outside:InsideHosts=loopback", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Error"];

    /// <summary>Somebody is there already.</summary>
    protected virtual bool HasOwner => true;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
        await Desk.Services.GetRequiredService<DefaultTemplates>().WriteAsync(CancellationToken.None);
        await Desk.Services.GetRequiredService<DefaultTrees>().WriteAsync(CancellationToken.None);
        await Desk.Services.GetRequiredService<DefaultViews>().EnsureAsync(CancellationToken.None);
        if (HasOwner)
        {
            await UseAsync<CreateFirstOwner, DeskPerson>(create => create.ExecuteAsync("Ольга", OwnerEmail, Password, DateTimeOffset.UtcNow, CancellationToken.None));
        }
    }

    /// <summary>Stopped before its database goes: what still runs would cry for it.</summary>
    public override async Task DisposeAsync()
    {
        await (Desk?.StopAsync() ?? Task.CompletedTask);
        await base.DisposeAsync();
    }

    public async Task<PersonId> AddAsync(Role role, string email, string name)
    {
        var added = await UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, name, email, role, ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        await UseAsync<ChangeOwnAccount, DeskPerson>(change => change.ChangePasswordAsync(added.Id, added.TemporaryPassword, Password));
        return added.Id;
    }

    public Task<Visitor> VisitAsync(string language = "ru", Uri? address = null) => Visitor.ComeAsync(address ?? Address, language);

    /// <summary>Somebody of the role who has signed in; the same person each time.</summary>
    public async Task<Visitor> SignedInAsync(Role role = Role.Owner, string language = "ru", (int Width, int Height)? window = null, Uri? address = null)
    {
        Task<string>? session;
        lock (sessions)
        {
            if (!sessions.TryGetValue((role, language), out session))
            {
                sessions.Add((role, language), session = SignInAsync(role, language));
            }
        }

        return await Visitor.ComeAsync(address ?? Address, language, await session, window);
    }

    /// <summary>Pages keep names for some seconds: who is to be known by name from the first moment is hired before they are opened.</summary>
    protected async Task HireAsync(Role role, string language = "ru")
    {
        if (role != Role.Owner && hired.Add((role, language)))
        {
            await AddAsync(role, EmailOf(role, language), NameOf(role));
        }
    }

    private static string EmailOf(Role role, string language) => role == Role.Owner ? OwnerEmail : $"{role}.{language}@example.test";

    private async Task<string> SignInAsync(Role role, string language)
    {
        await HireAsync(role, language);
        await using var visitor = await VisitAsync(language);
        await visitor.SignInAsync(EmailOf(role, language), Password);
        return await visitor.Page.Context.StorageStateAsync();
    }

    private static string NameOf(Role role) => role switch
    {
        Role.Manager => "Марина",
        Role.Seller => "Семён",
        Role.Support => "Павел",
        _ => "Вера",
    };
}
