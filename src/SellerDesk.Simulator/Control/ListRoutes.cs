using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>Everything there is of a kind, with the world's own key, a digest of the words and the state: what a caller's database is compared with at the end of a long run.</summary>
internal static class ListRoutes
{
    public static void MapLists(this RouteGroupBuilder control)
    {
        control.MapGet("/questions", (Simulation world, string account) => List(world, account, Questions));
        control.MapGet("/orders", (Simulation world, string account) => List(world, account, Orders));
        control.MapGet("/chats", (Simulation world, string account) => List(world, account, Chats));
        control.MapGet("/claims", (Simulation world, string account) => List(world, account, Claims));
        control.MapGet("/cards", (Simulation world, string account) => List(world, account, Cards));
    }

    private static IResult List(Simulation world, string account, Func<ShopBooks, DateTimeOffset, object> look) =>
        Catalog.Find(account) is { } seller ? Results.Ok(world.Read(seller, look)) : Results.NotFound();

    private static object Questions(ShopBooks shop, DateTimeOffset now) => new
    {
        questions = shop.Questions.Seen(now, false).Select(entry => shop.Questions.Open(entry, now)).Select(question => new
        {
            id = question.Id,
            digest = TruthRoutes.Digest(question.Text),
            createdDate = question.At,
            nmId = question.Product.NmId,
            answered = question.Reply is not null,
            answer = question.Reply?.Text,
        }).ToArray(),
    };

    private static object Orders(ShopBooks shop, DateTimeOffset now) => new
    {
        orders = shop.Orders.Made(DateTimeOffset.UnixEpoch, now, now).Select(state => new
        {
            order = state.Order.Key.Packed,
            number = state.Order.Key.OrderNumber,
            createdAt = state.Order.CreatedAt,
            changedAt = state.ChangedAt,
            stage = state.Stage,
            cancelledBy = state.CancelledBy,
            isLate = state.Order.IsLate,
            fromSeller = state.Order.FromSeller,
            shipBy = Delivery.Of(state.Order).ShipBy,
            promisedTo = Delivery.Of(state.Order).PromisedTo,
            nmId = state.Order.Product.NmId,
            price = state.Order.SellerPrice,
            paid = state.Order.PaidPrice,
            buyer = Customer.Of(state.Order).Id,
            buyerName = Customer.Of(state.Order).FullName,
            city = Customer.Of(state.Order).City,
            tenge = state.Order.TengePrice,
            review = shop.Reviews.OfOrder(state.Order, now) is { } entry ? shop.Reviews.Open(entry, now).Id : null,
            asksToCancel = state.AsksToCancel,
        }).ToArray(),
    };

    private static object Chats(ShopBooks shop, DateTimeOffset now) => new
    {
        chats = shop.Chats.Changed(DateTimeOffset.UnixEpoch, now).Select(key => shop.Chats.Find(key, now)).OfType<OpenChat>().Select(chat => new
        {
            order = chat.Order.Key.Packed,
            number = chat.Order.Key.OrderNumber,
            topic = chat.Conversation.Topic,
            createdAt = chat.CreatedAt,
            changedAt = chat.ChangedAt,
            waitsForSeller = chat.WaitsForSeller,
            messages = chat.Messages.Count,
            digest = TruthRoutes.Digest(string.Join('\n', chat.Messages.Select(message => $"{(message.FromSeller ? 's' : 'b')} {message.Text}"))),
            first = chat.Messages[0].Text,
        }).ToArray(),
    };

    private static object Claims(ShopBooks shop, DateTimeOffset now) => new
    {
        claims = shop.Claims.Opened(DateTimeOffset.UnixEpoch, now).Select(claim => new
        {
            order = claim.Order.Key.Packed,
            number = claim.Order.Key.OrderNumber,
            reason = claim.Claim.Reason,
            comment = claim.Comment,
            digest = TruthRoutes.Digest($"{claim.Claim.Reason}\n{claim.Comment}"),
            openedAt = claim.Claim.OpenedAt,
            decideBy = claim.Claim.DecideBy,
            changedAt = claim.ChangedAt,
            stage = claim.Stage,
            amount = claim.Claim.Amount,
            photos = claim.Claim.Photos,
        }).ToArray(),
    };

    private static object Cards(ShopBooks shop, DateTimeOffset now) => new
    {
        cards = Figures.Cards(shop).Select(card => new
        {
            nmId = card.Product.NmId,
            article = card.Product.Article,
            title = card.Title,
            description = card.Description,
            digest = TruthRoutes.Digest($"{card.Title}\n{card.Description}"),
            contentRating = card.ContentRating,
            missing = card.Missing,
            rating = Figures.Rating(shop, card.Product.NmId, DateTimeOffset.UnixEpoch, now).Value,
        }).ToArray(),
    };
}
