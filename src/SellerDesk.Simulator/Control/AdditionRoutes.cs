using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>Putting reviews and questions into the world by hand, one with any text or many at once.</summary>
internal static class AdditionRoutes
{
    private const int MaxBurst = 20_000;

    public static void MapAdditions(this RouteGroupBuilder control)
    {
        control.MapPost("/burst", Burst);
        control.MapPost("/review", AddReview);
        control.MapPost("/question", AddQuestion);
    }

    private static IResult Burst(BurstBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        var ids = new List<string>();
        for (var i = 0; i < Math.Clamp(body.Count ?? 20, 1, MaxBurst); i++)
        {
            var row = world.Write(account, (shop, now) =>
            {
                var dice = Dice.For(world.Settings.Seed, shop.Reviews.AddedCount, 50 + account.Index);
                var product = Array.Find(account.Products, product => product.NmId == body.Product) ?? account.Products[body.Product is null ? dice.Below(account.Products.Length) : 0];
                var buyer = Buyer.Draw(ref dice, 0.3);
                var rating = Math.Clamp(body.Rating ?? 1, 1, 5);
                var written = ReviewWriter.WriteOnTheme(product, buyer, rating, body.Theme, dice.Bits());
                // Spread over the last minute, as if buyers had written at about the same time.
                var at = now.AddMilliseconds(-dice.Below(60_000));
                return Added(shop, account, now, new AddedReview(NewId(world, 'i', account, shop.Reviews.AddedCount), account.Key, product.NmId, at, rating, written.Text, written.Pros, written.Cons, buyer.Name, dice.Chance(0.3) ? dice.Between(1, 3) : 0));
            });
            ids.Add(row.Id);
        }

        return Results.Ok(new { ids });
    }

    private static IResult AddReview(ReviewBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        var row = world.Write(account, (shop, now) => Added(shop, account, now, new AddedReview(
            NewId(world, 'i', account, shop.Reviews.AddedCount), account.Key, body.Product ?? account.Products[0].NmId, body.CreatedDate?.ToUniversalTime() ?? now,
            body.Rating ?? 5, body.Text ?? "", body.Pros ?? "", body.Cons ?? "", body.UserName ?? "Анна", body.Photos ?? 0)));
        return Results.Ok(new { id = row.Id });
    }

    private static IResult AddQuestion(QuestionBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        var row = world.Write(account, (shop, now) =>
        {
            var id = NewId(world, 'j', account, shop.Questions.AddedCount);
            var question = new AddedQuestion(id, account.Key, body.Product ?? account.Products[0].NmId, body.CreatedDate?.ToUniversalTime() ?? now, body.Text ?? "");
            return new JournalRow { At = now, Account = account.Key, Kind = JournalRow.QuestionAdded, Id = id, Question = question, Accepted = true, IdKnown = true };
        });
        return Results.Ok(new { id = row.Id });
    }

    private static JournalRow Added(ShopBooks shop, Account account, DateTimeOffset now, AddedReview review) =>
        new() { At = now, Account = shop.Account.Key, Kind = JournalRow.ReviewAdded, Id = review.Id, Review = review, Accepted = true, IdKnown = account.Key == review.Account };

    private static string NewId(Simulation world, char kind, Account account, int number) =>
        PublicId.Of(world.Settings.Seed, kind, ((long)account.Index << 48) | (uint)number);

    private static IResult NoAccount(string? key) => Results.Problem($"Нет такого кабинета: {key}", statusCode: StatusCodes.Status400BadRequest);
}
