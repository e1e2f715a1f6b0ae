using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The chat host: all chats at once, one feed of events, messages with files, files that are looked at before they are given out.</summary>
internal static class ChatRoutes
{
    private const int EventsInPage = 500;
    private const int MaxMessage = 1000;
    private const int MaxSign = 255;
    private const int MaxFile = 5 * 1024 * 1024;
    private const int MaxFiles = 30 * 1024 * 1024;
    private const string Root = "/wb/chat/api/v1/seller";

    public static void MapChats(this WebApplication app)
    {
        app.MapGet($"{Root}/chats", ChatsAsync);
        app.MapGet($"{Root}/events", EventsAsync);
        app.MapPost($"{Root}/message", MessageAsync);
        app.MapGet($"{Root}/download/{{id}}", FileAsync);
    }

    private static Task ChatsAsync(HttpContext context, Simulation world) => WireJson.WriteAsync(context, StatusCodes.Status200OK, new
    {
        result = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
            shop.Chats.Changed(DateTimeOffset.UnixEpoch, now).Select(key => shop.Chats.Find(key, now)).OfType<OpenChat>().Select(ChatWire.Of).ToArray()),
        errors = (string[]?)null,
    });

    private static Task EventsAsync(HttpContext context, Simulation world)
    {
        var text = context.Request.Query["next"].ToString();
        var next = 0L;
        if (text.Length > 0 && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out next) || next == 0))
        {
            return RefuseAsync(context, next == 0 && text == "0" ? "Invalid value for \"next\"" : "Invalid number");
        }

        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, new { result = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => Page(shop, next, now, host)), errors = (string[]?)null });
    }

    /// <summary>Events of one millisecond are never parted: the bookmark could not tell them from one another.</summary>
    private static object Page(ShopBooks shop, long next, DateTimeOffset now, string host)
    {
        var page = new List<ChatMessage>();
        foreach (var message in shop.Chats.Written(DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, next - 1)), now))
        {
            var stamp = message.At.ToUnixTimeMilliseconds();
            if (page.Count >= EventsInPage && page[^1].At.ToUnixTimeMilliseconds() != stamp)
            {
                break;
            }

            if (stamp > next)
            {
                page.Add(message);
            }
        }

        return new
        {
            next = page.Count == 0 ? next : page[^1].At.ToUnixTimeMilliseconds(),
            newestEventTime = page.Count == 0 ? null : WireTime.Utc(page[^1].At),
            oldestEventTime = page.Count == 0 ? null : WireTime.Utc(page[0].At),
            totalEvents = page.Count,
            events = page.Select(message => ChatWire.Event(shop.Chats.Find(message.Key, now)!, message, host)).ToArray(),
        };
    }

    private static async Task MessageAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, "request Content-Type isn't multipart/form-data");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = WildberriesRoutes.CallerOf(context).Account;
        var (sign, text) = (form["replySign"].ToString(), form["message"].ToString());
        var order = ChatWire.TryReadSign(sign, out var key) && sign.Length <= MaxSign ? world.Read(account, (shop, now) => shop.Chats.Find(key, now)?.Order) : null;
        var problem = order is null || ChatWire.SignOf(order) != sign ? "Invalid signature"
            : text.Length > MaxMessage || (text.Length == 0 && form.Files.Count == 0) ? "Invalid value for \"message\""
            : form.Files.Any(file => file.Length > MaxFile) || form.Files.Sum(file => file.Length) > MaxFiles ? "A24FA09844E: attachment too big. Max size: 5MiB"
            : form.Files.FirstOrDefault(file => file.ContentType is not ("image/jpeg" or "image/png" or "application/pdf")) is { } other ? $"4A9F2544E29: \"{other.FileName}\" has unsupported mime type"
            : null;
        if (problem is not null)
        {
            await RefuseAsync(context, problem, "application/problem+json");
            return;
        }

        JournalRow[] rows = form.Files.Count == 0
            ? [acts.SendMessage(account, Home.Wildberries, key, text)]
            : [.. form.Files.Select((file, n) => acts.SendFile(account, Home.Wildberries, key, file.FileName, (int)file.Length, n == 0 ? text : ""))];
        await WireJson.WriteAsync(context, StatusCodes.Status200OK, new { result = new { addTime = rows[0].At.ToUnixTimeMilliseconds(), chatID = ChatWire.NumberOf(key) }, errors = Array.Empty<string>() });
    }

    /// <summary>Looked at for as long as an answer is; one photo of a buyer in thirty does not pass.</summary>
    private static async Task FileAsync(HttpContext context, Simulation world, string id)
    {
        var (message, waits) = WireGuid.TryRead(WireGuid.File, id, out var packed)
            ? world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => Find(shop, ChatWire.FileOf(packed), now, world.ModerationSeconds))
            : (null, 0);
        if (message is null)
        {
            await RefuseAsync(context, "invalid fileID");
        }
        else if (waits > 0)
        {
            await WireJson.WriteAsync(context, StatusCodes.Status202Accepted, new { moderationState = "pending", retrySeconds = Math.Max(1, (int)Math.Ceiling(waits)) });
        }
        else if (!message.FromSeller && message.Seed % 30 == 0)
        {
            await WireJson.WriteAsync(context, StatusCodes.Status451UnavailableForLegalReasons, new { status = 451, title = "Unavailable for legal reasons", origin = "proxy-chats", detail = "file did not pass moderation", requestId = WireProblem.RequestId(context) }, "application/problem+json");
        }
        else
        {
            var isPaper = message.File is { } name && ChatWire.TypeOf(name) == "application/pdf";
            context.Response.ContentType = isPaper ? "application/pdf" : "image/png";
            await context.Response.Body.WriteAsync(isPaper ? Pictures.Paper() : Pictures.Png(message.Seed + packed));
        }
    }

    private static (ChatMessage? Message, double Waits) Find(ShopBooks shop, (long Key, int Message, int File) wanted, DateTimeOffset now, double moderation)
    {
        var message = shop.Chats.Find(wanted.Key, now)?.Messages.FirstOrDefault(message => message.Number == wanted.Message);
        return message is null || (message.File is null && wanted.File >= message.Photos) ? (null, 0) : (message, (message.At.AddSeconds(moderation) - now).TotalSeconds);
    }

    private static Task RefuseAsync(HttpContext context, string detail, string contentType = "application/json") =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { status = 400, title = "Bad Request", origin = "proxy-chats", detail, requestId = WireProblem.RequestId(context).Replace("-", "", StringComparison.Ordinal), error = detail }, contentType);
}
