using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Chats v3: the list names the last message and not its time, the history says "Сustomer" with a Cyrillic letter.</summary>
internal static class OzonChatRoutes
{
    private const int MaxChats = 100;
    private const int MaxMessages = 1000;
    private const int UsualMessages = 50;
    private const int MaxText = 1000;
    private const string Customer = "\u0421ustomer";
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromDays(21);
    private static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);
    private static readonly TimeSpan AfterDelivery = TimeSpan.FromHours(72);

    public static void MapChats(this RouteGroupBuilder api)
    {
        api.MapPost("/v3/chat/list", ListAsync);
        api.MapPost("/v3/chat/history", HistoryAsync);
        api.MapPost("/v1/chat/send/message", SendAsync);
        api.MapPost("/v1/chat/send/file", SendFileAsync);
        api.MapPost("/v1/chat/start", StartAsync);
        api.MapPost("/v2/chat/read", ReadAsync);
        api.MapGet("/v2/chat/file/{name}", (string name) => Results.Bytes(Picture(name), "image/png"));
    }

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var limit = body?.Text("limit") is "" ? 30 : body?.Number("limit");
        if (limit is not (>= 1 and <= MaxChats and var take))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxChats}");
            return;
        }

        var (status, unreadOnly, cursor) = (body!.In("filter").Text("chat_status").ToUpperInvariant(), body.In("filter").Flag("unread_only"), body.Number("cursor"));
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var all = shop.Chats.Changed(DateTimeOffset.UnixEpoch, now).Select(key => shop.Chats.Find(key, now)).OfType<OpenChat>();
            var rows = all.Where(chat => (status is "" or "ALL" || StatusOf(chat, now) == status) && (!unreadOnly || chat.Unread.Any()))
                .Where(chat => cursor is not { } place || (long)(OzonIds.Message(chat.Messages[^1]) / 1000) < place).Take((int)take + 1).ToList();
            var page = rows.Take((int)take).ToList();
            List<object> shown = [.. cursor is null && !unreadOnly && status != "CLOSED" ? OzonNotices.Rows(shop) : [], .. page.Select(chat => RowOf(chat, now))];
            return new
            {
                chats = shown,
                total_unread_count = page.Sum(chat => chat.Unread.Count()),
                cursor = page.Count > 0 ? (OzonIds.Message(page[^1].Messages[^1]) / 1000).ToString(CultureInfo.InvariantCulture) : "",
                has_next = rows.Count > take ? "true" : "false",
            };
        }));
    }

    private static async Task HistoryAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var take = (int)Math.Clamp(body?.Number("limit") ?? UsualMessages, 1, MaxMessages);
        var forward = body?.Text("direction") == "Forward";
        if (body is null || (forward && body.Text("from_message_id").Length == 0))
        {
            await OzonAnswer.InvalidAsync(context, "from_message_id is required for direction Forward");
            return;
        }

        var from = ulong.TryParse(body.Text("from_message_id"), CultureInfo.InvariantCulture, out var id) ? id : (ulong?)null;
        var chatId = body.Text("chat_id");
        var root = $"{context.Request.Scheme}://{context.Request.Host}{OzonMarketplace.Root}";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            if (OzonNotices.Messages(shop, chatId) is { } notices)
            {
                return (object)new { has_next = false, messages = notices };
            }

            var key = OzonIds.KeyOfChat(chatId);
            if (shop.Chats.Find(key, now) is not { } chat)
            {
                return shop.Chats.IsStarted(key) ? new { has_next = false, messages = Array.Empty<object>() } : null;
            }

            var ordered = (forward ? chat.Messages : chat.Messages.Reverse())
                .Where(message => from is not { } edge || (forward ? OzonIds.Message(message) >= edge : OzonIds.Message(message) <= edge)).ToList();
            return new { has_next = ordered.Count > take, messages = ordered.Take(take).Select(message => MessageOf(chat, message, root)).ToArray() };
        });
        await (found is null ? OzonAnswer.UnknownAsync(context, "chat") : OzonAnswer.GoodAsync(context, found));
    }

    private static async Task SendAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var text = body?.Text("text") ?? "";
        if (text.Length is < 1 or > MaxText)
        {
            await OzonAnswer.InvalidAsync(context, $"text length must be between 1 and {MaxText}");
            return;
        }

        await WriteAsync(context, world, body!, key => acts.SendMessage(OzonGate.CallerOf(context).Account, Home.Ozon, key, text));
    }

    private static async Task SendFileAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var content = new byte[(body?.Text("base64_content").Length ?? 0) + 1];
        var isFile = Convert.TryFromBase64String(body?.Text("base64_content") ?? "", content, out var count);
        if (!isFile || count == 0 || body!.Text("name").Length == 0)
        {
            await OzonAnswer.InvalidAsync(context, "base64_content and name are required");
            return;
        }

        await WriteAsync(context, world, body, key => acts.SendFile(OzonGate.CallerOf(context).Account, Home.Ozon, key, body.Text("name"), count));
    }

    private static async Task WriteAsync(HttpContext context, Simulation world, OzonBody body, Func<long, JournalRow> write)
    {
        var key = OzonIds.KeyOfChat(body.Text("chat_id"));
        if (!world.Read(OzonGate.CallerOf(context).Account, (shop, now) => MayWrite(shop, key, now)))
        {
            await OzonAnswer.RefuseAsync(context, StatusCodes.Status403Forbidden, "chat is not available for sending messages");
            return;
        }

        await (write(key) is { Accepted: true } ? OzonAnswer.GoodAsync(context, new { result = "success" }) : OzonAnswer.UnknownAsync(context, "chat"));
    }

    private static async Task StartAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        var key = OzonIds.KeyOf((await OzonBody.ReadAsync(context))?.Text("posting_number") ?? "");
        var account = OzonGate.CallerOf(context).Account;
        var state = world.Read(account, (shop, now) => shop.Orders.Find(key, now) is { } order ? (Own: order.Order.FromSeller, Open: IsInDelivery(order, now)) : ((bool Own, bool Open)?)null);
        await (state switch
        {
            null => OzonAnswer.UnknownAsync(context, "posting"),
            { Own: false } => OzonAnswer.InvalidAsync(context, "only the customer can start a chat about an FBO posting"),
            { Open: false } => OzonAnswer.InvalidAsync(context, "more than 72 hours have passed since the delivery"),
            _ when acts.StartChat(account, Home.Ozon, key).Accepted => OzonAnswer.GoodAsync(context, new { result = new { chat_id = OzonIds.Chat(key) } }),
            _ => OzonAnswer.UnknownAsync(context, "posting"),
        });
    }

    private static async Task ReadAsync(HttpContext context, SellerActs acts)
    {
        var key = OzonIds.KeyOfChat((await OzonBody.ReadAsync(context))?.Text("chat_id") ?? "");
        await (acts.MarkChatRead(OzonGate.CallerOf(context).Account, Home.Ozon, key).Accepted ? OzonAnswer.GoodAsync(context, new { unread_count = 0 }) : OzonAnswer.UnknownAsync(context, "chat"));
    }

    private static bool MayWrite(ShopBooks shop, long key, DateTimeOffset now) =>
        shop.Orders.Find(key, now) is not { } order
        || (order.Order.FromSeller && IsInDelivery(order, now))
        || shop.Chats.Find(key, now)?.Messages.Any(message => !message.FromSeller && message.At + AfterMessage > now) == true;

    private static bool IsInDelivery(OrderState order, DateTimeOffset now) => !order.IsCancelled && (order.At(OrderStage.Received) is not { } received || received + AfterDelivery > now);

    private static string StatusOf(OpenChat chat, DateTimeOffset now) => chat.ChangedAt + ClosedAfter < now ? "CLOSED" : "OPENED";

    private static object RowOf(OpenChat chat, DateTimeOffset now)
    {
        var unread = chat.Unread.ToList();
        return new
        {
            chat = new { chat_id = OzonIds.Chat(chat.Order.Key.Packed), chat_status = StatusOf(chat, now), chat_type = "BUYER_SELLER", created_at = OzonWire.Time(chat.CreatedAt) },
            first_unread_message_id = unread.Count > 0 ? OzonIds.Message(unread[0]).ToString(CultureInfo.InvariantCulture) : null,
            last_message_id = OzonIds.Message(chat.Messages[^1]).ToString(CultureInfo.InvariantCulture),
            unread_count = unread.Count,
        };
    }

    private static object MessageOf(OpenChat chat, ChatMessage message, string root)
    {
        string[] pictures = [.. Enumerable.Range(1, message.Photos).Select(n => $"![]({root}/v2/chat/file/{message.Seed % 1_000_000}-{n}.png)")];
        string[] files = message.File is { } name ? [$"[{name}]({root}/v2/chat/file/{Uri.EscapeDataString(name)})"] : [];
        return new
        {
            message_id = message.Number % 2 == 0 ? OzonIds.Message(message).ToString(CultureInfo.InvariantCulture) : (object)OzonIds.Message(message),
            created_at = OzonWire.Time(message.At),
            data = new[] { message.Text }.Where(text => text.Length > 0).Concat(pictures).Concat(files).ToArray(),
            is_image = pictures.Length > 0,
            is_read = message.FromSeller || message.At <= chat.ReadUntil,
            moderate_image_status = pictures.Length > 0 ? "SUCCESS" : null,
            context = new { order_number = OzonIds.OrderNumber(chat.Order), sku = chat.Order.Product.NmId.ToString(CultureInfo.InvariantCulture) },
            user = new { id = message.FromSeller ? "1" : (chat.Order.Key.OrderNumber % 9_000_000).ToString(CultureInfo.InvariantCulture), type = message.FromSeller ? "Seller" : Customer },
        };
    }

    /// <summary>One white dot: whoever fetches it sees that the way is right.</summary>
    private static byte[] Picture(string name) => name.Length == 0 ? [] : Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");
}
