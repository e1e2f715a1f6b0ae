using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Surveys;
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
    private Dictionary<string, string> places = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_, item) = await PulledReviewAsync(2, "Крышка протекает, а ручка хорошая");
        complaint = await OpenCaseAsync("Крышка протекла на документы", item);
        order = (await Database.ListAsync<Guid>("select id from orders order by id limit 1")).FirstOrDefault();
        buyer = (await Database.ListAsync<Guid>("select id from buyers order by id limit 1")).FirstOrDefault();
        places = await PlacesAsync();
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

    /// <summary>What stands in the places of addresses: something of each kind.</summary>
    private async Task<Dictionary<string, string>> PlacesAsync()
    {
        var words = new SurveyWords("Посоветуете нас знакомым?", "точно нет", "точно да", "Что было не так?", "Чего не хватило?", "Что понравилось?");
        var survey = await Desk.Services.GetRequiredService<SaveSurvey>().ExecuteAsync(Actor.Desk, null, new SurveyContent("Would recommend", SurveyKind.Nps, SurveyTrigger.Delivery, 3, [], 100, 0, 30, 0, 30, SurveyContent.AllReasons,
            new Dictionary<string, SurveyWords> { ["ru"] = words, ["en"] = words }), CancellationToken.None);
        var segment = await Desk.Services.GetRequiredService<SaveSegment>().ExecuteAsync(Actor.Desk, null, new SegmentForm("Ours", "", new RuleGroup(GroupKind.All, [new TraitRule(BuyerTrait.Shop, [Shop.Id.Value.ToString()])]), true), CancellationToken.None);
        var play = await Desk.Services.GetRequiredService<PlanPlay>().ExecuteAsync(Actor.Desk, new PlayForm("Discount", segment, PlayKind.Message, "Скидка 10 %", 20, 30, false), CancellationToken.None);
        var hook = await UseAsync<SaveHook, CreatedHook>(save => save.CreateAsync(Actor.Desk, new HookWish("CRM", new Uri("https://localhost.localdomain/x"), [HookEvents.ReviewCreated], []), CancellationToken.None));
        var article = await Desk.Services.GetRequiredService<SaveArticle>().AddAsync(Actor.Desk, ArticleContent.Blank(ArticleKind.Article) with { Title = "Note", Body = "Текст" }, null, CancellationToken.None);
        var product = (await Database.ListAsync<Guid>($"select id from products where shop_id = '{Shop.Id.Value}' order by id limit 1")).First();
        var improvement = await Seeing<PlanImprovement>().ExecuteAsync(Actor.Desk, Shop.Id, product, "packaging", "Проверить упаковку", null, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20), CancellationToken.None);
        return new Dictionary<string, object>
        {
            ["item"] = item,
            ["case"] = complaint,
            ["order"] = order,
            ["buyer"] = buyer,
            ["shop"] = Shop.Id,
            ["survey"] = survey,
            ["segment"] = segment,
            ["play"] = play,
            ["hook"] = hook.Id,
            ["article"] = article,
            ["improvement"] = improvement,
            ["nothing"] = Guid.CreateVersion7(),
        }.ToDictionary(place => place.Key, place => place.Value is Guid or long ? place.Value.ToString()! : ((Guid)place.Value.GetType().GetProperty("Value")!.GetValue(place.Value)!).ToString());
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

        await visitor.GoAsync(places.Aggregate(path, (address, place) => address.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal)));
        await visitor.SettleAsync();
        return visitor;
    }
}
