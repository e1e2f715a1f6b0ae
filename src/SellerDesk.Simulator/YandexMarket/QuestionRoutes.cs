using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Questions by day, and the answers to each: the seller's, and now and then another buyer's.</summary>
internal static class QuestionRoutes
{
    private const int LongestText = 5000;
    private const int LongestPeriod = 31;

    public static void Map(YandexRoutes routes, Simulation world, SellerActs acts)
    {
        const string Root = "/v1/businesses/{businessId}/goods-questions";
        routes.Post(Root, YandexMethod.Read("getGoodsQuestions", 1000, 5000, "communication"), call => ListAsync(call, world));
        routes.Post(Root + "/answers", YandexMethod.Read("getGoodsQuestionAnswers", 1000, 5000, "communication"), call => AnswersAsync(call, world));
        routes.Post(Root + "/update", YandexMethod.Write("updateGoodsQuestionTextEntity", 500, 1000, "communication"), call => UpdateAsync(call, world, acts));
    }

    private static Entry? Find(ShopBooks shop, long number, DateTimeOffset now)
    {
        var key = YandexIds.KeyOf(number);
        return key < 0
            ? shop.Questions.Seen(now, newestFirst: true).Where(entry => entry.Key == key).Select(entry => (Entry?)entry).FirstOrDefault()
            : shop.Questions.Find(PublicId.Of(shop.Settings.Seed, 'q', key)) is { } found && found.At <= now ? found : null;
    }

    private static Task ListAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("pageToken is not valid");
        }

        if (call.Numbers("questionIds") is { Length: > 0 } ids)
        {
            return call.OkAsync(world.Read(call.Account, (shop, now) =>
            {
                var found = ids.Select(id => Find(shop, id, now)).OfType<Entry>().Select(entry => Show(shop, entry, now)).ToArray();
                return new { questions = found, paging = YandexExchange.Paging(null), totalCount = found.Length };
            }));
        }

        var to = YandexExchange.Day(call.Text("dateTo")) ?? YandexTime.DayOf(world.Clock.Now);
        var from = YandexExchange.Day(call.Text("dateFrom")) ?? to.AddDays(-LongestPeriod);
        return to.DayNumber - from.DayNumber > LongestPeriod
            ? call.BadAsync("Interval between dateFrom and dateTo must not exceed 1 month")
            : call.OkAsync(world.Read(call.Account, (shop, now) => Page(call, shop, from, to, offset, now)));
    }

    private static object Page(YandexExchange call, ShopBooks shop, DateOnly from, DateOnly to, int offset, DateTimeOffset now)
    {
        var all = shop.Shop.Questions;
        var (start, end) = (all.CountUntil(YandexTime.Midnight(from).AddTicks(-1)), Math.Min(all.CountUntil(now), all.CountUntil(YandexTime.Midnight(to.AddDays(1)).AddTicks(-1))));
        var entries = Enumerable.Range(start, Math.Max(0, end - start)).Select(place => all[place]);
        var wanted = (call.Flag("needAnswer") ? entries.Where(entry => !shop.Questions.IsAnswered(entry, now)) : entries).ToList();
        if (call.Text("sort") != "CREATED_AT_ASC")
        {
            wanted.Reverse();
        }

        var limit = call.Limit(25, 50);
        return new
        {
            questions = wanted.Skip(offset).Take(limit).Select(entry => Show(shop, entry, now)).ToArray(),
            paging = YandexExchange.Paging(offset + limit < wanted.Count ? offset + limit : null),
            totalCount = wanted.Count,
        };
    }

    private static object Show(ShopBooks shop, Entry entry, DateTimeOffset now)
    {
        var question = shop.Questions.Open(entry, now);
        return new
        {
            questionIdentifiers = new { id = YandexIds.Of(entry.Key), categoryId = question.Product.SubjectId, offerId = question.Product.Article },
            businessId = YandexIds.Business(shop.Account),
            text = question.Text,
            createdAt = YandexTime.Of(question.At),
            votes = new { likes = 0, dislikes = 0 },
            author = new { type = "USER", name = "Покупатель" },
        };
    }

    private static Task AnswersAsync(YandexExchange call, Simulation world) => world.Read(call.Account, (shop, now) =>
        call.Number("questionId") is { } id && Find(shop, id, now) is { } entry ? AnswersOf(shop, entry, now) : null) is { } answers
        ? call.OkAsync(new { answers, paging = YandexExchange.Paging(null) })
        : call.MissingAsync("Question not found");

    private static List<object> AnswersOf(ShopBooks shop, Entry entry, DateTimeOffset now)
    {
        const long OneOtherOf = 17;
        var question = YandexIds.Of(entry.Key);
        var answers = new List<object>();
        if (shop.Questions.Open(entry, now).Reply is { } reply)
        {
            answers.Add(Answer(AnswerId(entry), question, reply.Text, true, reply.FirstSentAt, "BUSINESS", shop.Account.TradeMark));
        }

        if (question % OneOtherOf == 0)
        {
            answers.Add(Answer(AnswerId(entry) + 1, question, "Брала такой же, всё подошло.", false, entry.At.AddHours(5) < now ? entry.At.AddHours(5) : entry.At, "USER", "Покупатель"));
        }

        return answers;
    }

    private static object Answer(long id, long questionId, string text, bool canModify, DateTimeOffset at, string type, string name) => new
    {
        id,
        text,
        canModify,
        author = new { type, name },
        status = "PUBLISHED",
        questionId,
        createdAt = YandexTime.Of(at),
        votes = new { likes = 0, dislikes = 0 },
    };

    private static long AnswerId(Entry entry) => (YandexIds.Of(entry.Key) * 10) + (int)OrderThing.Comment;

    private static Task UpdateAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        var target = (call.Text("operationType") == "CREATE" ? call.Body["parentEntityId"] : call.Body["entityId"]) as JsonObject;
        if (target is null || YandexExchange.NumberOf(target["id"]) is not { } number || (call.Text("operationType") != "DELETE" && call.Text("text") is null or { Length: 0 or > LongestText }))
        {
            return call.BadAsync($"text must be from 1 to {LongestText} characters");
        }

        var question = target["type"]?.ToString() == "ANSWER" ? number / 10 : number;
        var (id, answer) = world.Read(call.Account, (shop, now) => Find(shop, question, now) is { } entry ? (shop.Questions.Open(entry, now).Id, AnswerId(entry)) : ("", 0));
        if (id.Length == 0 || (target["type"]?.ToString() == "ANSWER" && number != answer))
        {
            return call.MissingAsync("Question or answer not found");
        }

        var row = call.Text("operationType") switch
        {
            "DELETE" => acts.WithdrawQuestionAnswer(call.Account, Home.Yandex, id),
            "UPDATE" => acts.AnswerQuestion(call.Account, Home.Yandex, id, call.Text("text")!, edit: true),
            _ => acts.AnswerQuestion(call.Account, Home.Yandex, id, call.Text("text")!),
        };
        return row.Accepted ? call.OkAsync(new { entity = new { id = answer, type = "ANSWER" } }) : call.BadAsync("The question has an answer of the business already");
    }
}
