using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Chats, the latest first, disputes among them; their history; writing into them.</summary>
internal static class ChatRoutes
{
    private const int LongestText = 4096;
    private const long LargestFile = 5 * 1024 * 1024;

    public static void Map(YandexRoutes routes, Simulation world, SellerActs acts)
    {
        const string Root = "/v2/businesses/{businessId}";
        routes.Post(Root + "/chats", YandexMethod.Read("getChats", 5000, 5000, "communication"), call => ListAsync(call, world));
        routes.Get(Root + "/chat", YandexMethod.Read("getChat", 1000, 1000, "communication"), call => OneAsync(call, world));
        routes.Post(Root + "/chats/history", YandexMethod.Read("getChatHistory", 10_000, 10_000, "communication"), call => HistoryAsync(call, world));
        routes.Post(Root + "/chats/new", YandexMethod.Write("createChat", 1000, 1000, "communication"), call => NewAsync(call, acts));
        routes.Post(Root + "/chats/message", YandexMethod.Write("sendMessageToChat", 1000, 1000, "communication"), call => MessageAsync(call, acts));
        routes.Post(Root + "/chats/file/send", YandexMethod.Write("sendFileToChat", 1000, 1000, "communication"), call => FileAsync(call, acts));
    }

    private static Task ListAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("pageToken is not valid");
        }

        var (limit, types) = (call.Limit(10, 20), call.Texts("types"));
        return call.OkAsync(world.Read(call.Account, (shop, now) =>
        {
            var plain = types.Length == 0 || types.Contains("CHAT") ? shop.Chats.Changed(DateTimeOffset.UnixEpoch, now).Select(key => ChatWire.Find(shop, key, OrderThing.Chat, now)) : [];
            var disputes = types.Length == 0 || types.Contains("ARBITRAGE") ? shop.Claims.Opened(DateTimeOffset.UnixEpoch, now).Where(claim => claim.IsArbitration).Select(claim => ChatWire.Find(shop, claim.Order.Key.Packed, OrderThing.Dispute, now)) : [];
            var all = plain.Concat(disputes).OfType<ShownChat>().OrderByDescending(chat => chat.ChangedAt).ThenBy(chat => chat.Id).ToList();
            return new { chats = all.Skip(offset).Take(limit).Select(chat => chat.Head).ToArray(), paging = YandexExchange.Paging(offset + limit < all.Count ? offset + limit : null) };
        }));
    }

    private static Task OneAsync(YandexExchange call, Simulation world) => Shown(call, world) is { } chat ? call.OkAsync(chat.Head) : call.MissingAsync("Chat not found");

    private static Task HistoryAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset || Shown(call, world) is not { } chat)
        {
            return call.MissingAsync("Chat not found");
        }

        var (limit, from) = (call.Limit(50, 100), call.Number("messageIdFrom") ?? 0);
        var messages = chat.Messages(call.Host).Where(message => message.Id >= from).ToList();
        return call.OkAsync(new
        {
            orderId = chat.Order.Key.OrderNumber,
            context = chat.Context,
            messages = messages.Skip(offset).Take(limit).Select(message => message.Shown).ToArray(),
            paging = YandexExchange.Paging(offset + limit < messages.Count ? offset + limit : null),
        });
    }

    private static ShownChat? Shown(YandexExchange call, Simulation world)
    {
        var (key, thing) = YandexIds.Thing(call.QueryNumber("chatId") ?? 0);
        return world.Read(call.Account, (shop, now) => ChatWire.Find(shop, key, thing, now));
    }

    private static Task NewAsync(YandexExchange call, SellerActs acts)
    {
        var about = call.Body["context"] as JsonObject;
        var number = YandexExchange.NumberOf(about?["id"]) ?? 0;
        var key = about?["type"]?.ToString() == "RETURN" ? YandexIds.Thing(number).Key : EventKey.FromOrderNumber(number).Packed;
        return acts.StartChat(call.Account, Home.Yandex, key).Accepted
            ? call.OkAsync(new { chatId = (EventKey.Unpack(key).OrderNumber * 10) + (int)OrderThing.Chat })
            : call.MissingAsync("Order not found");
    }

    private static Task MessageAsync(YandexExchange call, SellerActs acts)
    {
        if (call.Text("message") is not { Length: > 0 and <= LongestText } text)
        {
            return call.BadAsync($"message must be from 1 to {LongestText} characters");
        }

        return acts.SendMessage(call.Account, Home.Yandex, YandexIds.Thing(call.QueryNumber("chatId") ?? 0).Key, text).Accepted ? call.OkAsync(null) : call.MissingAsync("Chat not found");
    }

    private static async Task FileAsync(YandexExchange call, SellerActs acts)
    {
        var request = call.Context.Request;
        var file = request.HasFormContentType ? (await request.ReadFormAsync(call.Context.RequestAborted)).Files.GetFile("file") : null;
        if (file is null or { Length: > LargestFile })
        {
            await call.BadAsync("file must be given and not larger than 5 MB");
            return;
        }

        var row = acts.SendFile(call.Account, Home.Yandex, YandexIds.Thing(call.QueryNumber("chatId") ?? 0).Key, file.FileName, (int)file.Length);
        await (row.Accepted ? call.OkAsync(null) : call.MissingAsync("Chat not found"));
    }
}
