using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>A desk with something on every page, and people who only look: their windows stay open for the next test.</summary>
public sealed class LooksDesk : WorkingDesk
{
    private const string TwoSteps = "two-steps@example.test";

    private readonly Dictionary<string, Visitor> visitors = [];
    private WorkItemId item;
    private ComplaintId complaint;
    private Guid order;
    private Guid buyer;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_, item) = await PulledReviewAsync(2, "Крышка протекает, а ручка хорошая");
        complaint = await OpenCaseAsync("Крышка протекла на документы", item);
        order = (await Database.ListAsync<Guid>("select id from orders order by id limit 1")).FirstOrDefault();
        buyer = (await Database.ListAsync<Guid>("select id from buyers order by id limit 1")).FirstOrDefault();
        var person = await AddAsync(Role.Support, TwoSteps, "Тимур");
        await UseAsync<ChangeSecondFactor>(async change => await change.TurnOnAsync(person, Totp.Of(await change.KeyAsync(person), DateTimeOffset.UtcNow)));
    }

    public override async Task DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
        {
            await visitor.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>The page in a window of somebody who may see it.</summary>
    public async Task<Visitor> LookAsync(string path, string language = "ru")
    {
        var stranger = Pages.IsForStrangers(path);
        var key = $"{language} {stranger}";
        if (!visitors.TryGetValue(key, out var visitor))
        {
            visitors.Add(key, visitor = stranger ? await VisitAsync(language) : await SignedInAsync(Role.Owner, language));
        }

        await visitor.Page.SetViewportSizeAsync(1440, 900);
        if (path == "/sign-in/code")
        {
            await visitor.GoAsync("/sign-in");
            await visitor.TrySignInAsync(TwoSteps, Password);
            await visitor.Page.WaitForURLAsync("**/sign-in/code*");
            return visitor;
        }

        await visitor.GoAsync(path.Replace("{item}", item.Value.ToString(), StringComparison.Ordinal).Replace("{case}", complaint.Value.ToString(), StringComparison.Ordinal).Replace("{order}", order.ToString(), StringComparison.Ordinal).Replace("{buyer}", buyer.ToString(), StringComparison.Ordinal).Replace("{shop}", Shop.Id.Value.ToString(), StringComparison.Ordinal));
        await visitor.SettleAsync();
        return visitor;
    }
}
