using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Surveys;

/// <summary>Shops with delivered orders of known buyers who may be asked.</summary>
public sealed class SurveyTrial : DeskFixture
{
    private int phone = 20_000_000;

    public static readonly Actor Manager = Somebody(Role.Manager);

    protected override IEnumerable<string> Settings => ["--Web:PublicUrl=https://desk.example"];

    public T Get<T>() where T : notnull => Desk.Services.GetRequiredService<T>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
    }

    public static SurveyContent Content(SurveyKind kind = SurveyKind.Nps, SurveyTrigger trigger = SurveyTrigger.Delivery, Shop? shop = null, int rest = 0, int quota = 0, int share = 100)
    {
        var words = new SurveyWords("Посоветуете?", "нет", "да", "Что не так?", "Чего не хватило?", "Что понравилось?");
        return new("Опрос", kind, trigger, 3, shop is null ? [] : [shop.Id.Value], share, rest, 30, quota, 30, SurveyContent.AllReasons, new Dictionary<string, SurveyWords> { ["ru"] = words, ["en"] = words with { Question = "Recommend?" } });
    }

    /// <summary>On since long ago.</summary>
    public async Task<SurveyId> SurveyAsync(SurveyContent content)
    {
        var id = await Get<SaveSurvey>().ExecuteAsync(Manager, null, content, CancellationToken.None);
        await Database.ExecuteAsync($"update surveys set state = 'On', started_at = now() - interval '60 days' where id = '{id}'");
        return id;
    }

    /// <summary>Orders delivered four days ago, each of a buyer of its own who agreed to surveys.</summary>
    public async Task<Shop> ShopAsync(string name, int buyers, bool agreed = true)
    {
        var shop = await AddShopAsync(name, marketplace: Marketplace.Kaspi);
        await DeliverAsync(shop, [.. Enumerable.Range(0, buyers).Select(at => ($"{name}-{at}", $"70{Interlocked.Increment(ref phone):D8}"))]);
        if (agreed)
        {
            await AgreeAsync(shop);
        }

        return shop;
    }

    public async Task DeliverAsync(Shop shop, params IReadOnlyList<(string Number, string Phone)> orders)
    {
        var now = DateTimeOffset.UtcNow;
        var incoming = orders.Select(order => new IncomingOrder
        {
            Number = order.Number,
            Status = "COMPLETED",
            Stage = OrderStage.Delivered,
            BuyerNumber = order.Phone,
            Buyer = new IncomingBuyer("Айгерим", order.Phone),
            OrderedAt = now.AddDays(-9),
            DeliveredAt = now.AddDays(-4),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, 1_000, 0, "KZT")],
        }).ToList();
        await WriteAsync(shop, now, OrderWriter.WriteAsync, await Get<BuyerDoor>().AdmitAsync(shop, incoming, CancellationToken.None));
    }

    public Task AgreeAsync(Shop shop) => Database.ExecuteAsync($"""
        insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source, text_version)
        select distinct buyer_id, 'Sms', 'Surveys', true, now(), now(), 'call', '1' from buyer_links where shop_id = '{shop.Id}' and kind = 'Order'
        """);

    public Task<bool> InviteAsync() => Get<InviteBuyersJob>().RunAsync(CancellationToken.None);

    public async Task RemakeAsync()
    {
        while (await Get<RemakeSurveyDaysJob>().RunAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>Tokens stand nowhere but in the message.</summary>
    public async Task<List<string>> TokensAsync(SurveyId survey) =>
        (await Database.ListAsync<string>($"select e.\"values\" ->> 'link' from buyer_events e join survey_invitations i on i.id = e.subject_id where i.survey_id = '{survey}' and e.kind = 'SurveyInvited' order by e.id")).ConvertAll(link => link.Split('/')[^1]);

    public Task<long> CountAsync(string from) => Database.ReadAsync<long>($"select count(*) from {from}");

    public Task<bool> AnswerAsync(string token, int score, string? comment = null, params string[] reasons) => Get<AnswerSurvey>().ExecuteAsync(token, new SurveyReply(score, reasons, comment, "ru"), CancellationToken.None);
}
