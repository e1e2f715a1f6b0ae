using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>With the demo on, a survey looks back on some months: who was asked, who answered, and two low scores of today that wait for somebody. Of the demo's own orders.</summary>
public sealed class DemoAnswers(WholeDb database, NpgsqlDataSource source, InboxCounters counters, TimeProvider time)
{
    private const int Weekly = 20;
    private const int Waiting = 2;

    /// <summary>As many of each week, so that a figure over time has something to show.</summary>
    private const string Delivered = """
        select o.id, o.shop_id, o.buyer_id, o.number, (select x.product_id from order_lines x where x.order_id = o.id and x.shop_id = o.shop_id order by x.line_number limit 1), o.arrived,
          coalesce(o.arrived > o.promised_at, false), exists (select 1 from complaints c where c.shop_id = o.shop_id and c.order_number = o.number),
          (select r.rating from reviews r where r.shop_id = o.shop_id and r.order_number = o.number order by r.created_at desc limit 1)
        from (
          select a.*, l.buyer_id, row_number() over (partition by date_trunc('week', a.arrived) order by md5(a.id::text)) as turn
          from (select *, coalesce(delivered_at, stage_at, least(promised_at, ordered_at + interval '4 days')) as arrived from orders where stage = 'Delivered') as a
          join buyer_links l on l.thing_id = a.id and l.kind = 'Order' and l.shop_id = a.shop_id join buyers b on b.id = l.buyer_id and b.merged_into is null and b.erased_at is null
          where a.arrived between @since and @until
        ) as o where o.turn <= @weekly order by o.arrived desc, o.id
        """;

    private static readonly string[] Bad = ["Коробка пришла мятой, пришлось менять.", "Ждали неделю дольше, чем обещали.", "", "Цвет совсем не как на фото.", ""];
    private static readonly string[] Middle = ["Нормально, но доставка могла бы быть быстрее.", "", "Товар хороший, упаковка так себе.", ""];
    private static readonly string[] Good = ["Всё понравилось, спасибо!", "", "Быстро ответили на вопрос, приятно.", "", "Беру уже второй раз.", ""];

    /// <summary>How many delivered orders of known buyers there are to ask about.</summary>
    public async Task<int> OrdersAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return (await LoadAsync(connection, time.GetUtcNow(), cancel)).Count;
    }

    public async Task PlantAsync(SurveyId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var survey = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == id, cancel);
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        var orders = await LoadAsync(connection, now, cancel);
        var tiers = await BuyerTiers.LoadAsync(connection, [.. orders.Select(order => order.Buyer)], cancel);
        var replies = orders.ConvertAll(order => Reply(order, now, orders.IndexOf(order)));
        db.AddRange(orders.Select((order, at) => Invitation(survey, order, tiers.GetValueOrDefault(order.Buyer), replies[at]?.At)));
        db.AddRange(orders.Select(order => order.Buyer).Distinct()
            .Select(buyer => BuyerConsent.Record(new BuyerId(buyer), ConsentChannel.MarketplaceChat, ConsentPurpose.Surveys, given: true, now, "demo", "demo", null, now)));
        await db.SaveChangesAsync(cancel);
        var asked = await db.SurveyInvitations.AsNoTracking().Where(i => i.SurveyId == id).ToDictionaryAsync(i => i.SubjectId, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (order, reply) in orders.Zip(replies))
        {
            await KeepAsync(new WriteBatch(connection, transaction, new ShopId(order.Shop), reply?.At ?? asked[order.Id].CreatedAt), survey, asked[order.Id], reply, now, cancel);
        }

        await transaction.CommitAsync(cancel);
        counters.Forget();
    }

    /// <summary>Answers by the open link, over two months: nobody knows from whom.</summary>
    public async Task PlantOpenAsync(SurveyId id, int answers, CancellationToken cancel)
    {
        await using var db = database.Open();
        var survey = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == id, cancel);
        var shops = await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == id).OrderBy(l => l.Token).Select(l => l.ShopId).ToListAsync(cancel);
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        for (var at = 0; at < answers; at++)
        {
            // Seven and thirteen have nothing in common with the lengths of what they go round in: the moods look as if nobody had arranged them.
            var mood = at * 37 % 100;
            var score = (short)(mood < 14 ? 2 + (at % 2) : mood < 28 ? 4 : mood < 55 ? 5 : mood < 82 ? 6 : 7);
            var words = survey.Kind.Band(score) switch { SurveyBand.Bad => Bad, SurveyBand.Middle => Middle, _ => Good };
            var asked = new AskedBuyer(null, shops[at * 7 % shops.Count].Value, id.Value, survey.Kind, survey.Reasons, null, null, null, null, null, null);
            var answer = new KeptAnswer(asked, Guid.CreateVersion7(), score, survey.Kind.Band(score), [SurveyContent.AllReasons[at * 13 % SurveyContent.AllReasons.Count]], words[at % words.Length], SurveyContent.Languages[0]);
            await AnswerWriter.KeepAsync(new WriteBatch(connection, transaction, new ShopId(asked.Shop), now.AddHours(-15 - (11 * at))), answer, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static async Task<List<Ordered>> LoadAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(Delivered, connection);
        ask.Parameters.AddWithValue("since", now.AddDays(-88).UtcDateTime);
        ask.Parameters.AddWithValue("until", now.AddDays(-3).UtcDateTime);
        ask.Parameters.AddWithValue("weekly", Weekly);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var found = new List<Ordered>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new Ordered(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.GetFieldValue<DateTimeOffset>(5),
                reader.GetBoolean(6), reader.GetBoolean(7), reader.IsDBNull(8) ? null : reader.GetInt16(8)));
        }

        return found;
    }

    /// <summary>Null: this one does not answer. Who had trouble answers more often, as everywhere.</summary>
    private static Told? Reply(Ordered order, DateTimeOffset now, int place)
    {
        var chance = Math.Abs(BitConverter.ToInt32(order.Id.ToByteArray(), 10));
        var trouble = order.Late || order.Complained || order.Stars <= 2;
        if (place >= Waiting && chance % 100 >= (trouble ? 72 : 48))
        {
            return null;
        }

        var mood = (chance / 100 % 100) - (trouble ? 30 : 0);
        var score = place < Waiting ? 2 + place : mood < 8 ? 1 + (chance % 6) : mood < 36 ? 7 + (chance % 2) : 9 + (chance % 2);
        var at = place < Waiting ? now.AddHours(-2 - (3 * place)) : order.At.AddDays(3).AddHours(1 + (chance % 40));
        var words = score <= 6 ? Bad : score <= 8 ? Middle : Good;
        return new Told((short)score, words[place < Waiting ? place : chance / 7 % words.Length], [SurveyContent.AllReasons[chance % SurveyContent.AllReasons.Count]], at < now ? at : now.AddHours(-1));
    }

    private static SurveyInvitation Invitation(Survey survey, Ordered order, string? tier, DateTimeOffset? answeredAt) => new()
    {
        Id = InvitationId.New(),
        ShopId = new ShopId(order.Shop),
        SurveyId = survey.Id,
        BuyerId = new BuyerId(order.Buyer),
        SubjectId = order.Id,
        OrderNumber = order.Number,
        ProductId = order.Product is { } product ? ProductId.From(product) : null,
        Tier = tier,
        Stars = order.Stars,
        Late = order.Late,
        Complained = order.Complained,
        TokenHash = SurveyToken.Hash(SurveyToken.New()),
        CreatedAt = order.At.AddDays(3),
        ExpiresAt = order.At.AddDays(3 + survey.ExpireDays),
        AnsweredAt = answeredAt,
    };

    private static async Task KeepAsync(WriteBatch batch, Survey survey, SurveyInvitation asked, Told? told, DateTimeOffset now, CancellationToken cancel)
    {
        if (told is not { } reply)
        {
            await batch.ExecuteAsync("insert into touched_survey_days (shop_id, day) select id, (@now at time zone time_zone)::date from shops where id = @shop", cancel);
            return;
        }

        var whose = new AskedBuyer(asked.Id.Value, asked.ShopId.Value, survey.Id.Value, survey.Kind, survey.Reasons, asked.BuyerId.Value, asked.OrderNumber, asked.ProductId?.Value, asked.Tier, asked.OperatorId, asked.CreatedAt);
        var answer = new KeptAnswer(whose, Guid.CreateVersion7(reply.At), reply.Score, survey.Kind.Band(reply.Score), reply.Reasons, reply.Comment, SurveyContent.Languages[0]);
        await AnswerWriter.KeepAsync(batch, answer, cancel);
        if (answer.Band == SurveyBand.Bad && now - reply.At < TimeSpan.FromHours(12))
        {
            await AnswerWriter.OpenAsync(batch, answer, cancel);
        }
    }

    private sealed record Ordered(Guid Id, Guid Shop, Guid Buyer, string Number, Guid? Product, DateTimeOffset At, bool Late, bool Complained, short? Stars);

    private sealed record Told(short Score, string Comment, string[] Reasons, DateTimeOffset At);
}
